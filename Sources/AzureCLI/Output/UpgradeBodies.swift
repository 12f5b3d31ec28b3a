import AKSLJSON
import AKSModel

// What can be upgraded to what, as az holds it.
extension AzureArguments {
  /// `aks get-upgrades`: a control plane goes up one minor version at a time.
  func upgradeProfile(of id: ClusterID, _ world: Simulation) -> JSONValue {
    let cluster = world[id]
    let version = KubernetesVersion.resolving(cluster.currentKubernetesVersion)
    return [
      "id": .string(ResourceIdentifier.text(of: cluster) + "/upgradeprofiles/default"),
      "name": "default",
      "type": "Microsoft.ContainerService/managedClusters/upgradeprofiles",
      "systemData": nil,
      "controlPlaneProfile": [
        "kubernetesVersion": .string(cluster.currentKubernetesVersion), "name": nil, "osType": "Linux",
        "upgrades": Self.upgrades(version?.upgrades ?? []),
      ],
      "agentPoolProfiles": nil,
      "resourceGroup": .string(cluster.resourceGroup),
    ]
  }

  /// `aks nodepool get-upgrades`: a pool goes no further than its control plane.
  func upgradeProfile(of id: PoolID, _ world: Simulation) -> JSONValue {
    let pool = world[id]
    let cluster = world[pool.cluster]
    let version = KubernetesVersion.resolving(pool.currentOrchestratorVersion)
    let limit = KubernetesVersion.resolving(cluster.currentKubernetesVersion)
    let upgrades = KubernetesVersion.supported.reversed().filter { candidate in
      version.map { $0 < candidate } ?? false && limit.map { candidate <= $0 } ?? false
    }
    return [
      "id": .string(ResourceIdentifier.text(of: id, world) + "/upgradeProfiles/default"),
      "name": "default",
      "type": "Microsoft.ContainerService/managedClusters/agentPools/upgradeProfiles",
      "systemData": nil,
      "kubernetesVersion": .string(pool.currentOrchestratorVersion),
      "osType": .string(pool.osType.rawValue),
      "upgrades": Self.upgrades(upgrades),
      "recentlyUsedVersions": nil,
      "latestNodeImageVersion": .string(NodeImage.latest(pool.osSKU, at: world.now)),
      "resourceGroup": .string(cluster.resourceGroup),
    ]
  }

  /// Where there are none, Azure says nothing (recorded).
  private static func upgrades(_ versions: [KubernetesVersion]) -> JSONValue {
    guard !versions.isEmpty else { return .null }
    return .array(versions.map { ["kubernetesVersion": .string($0.description), "isPreview": nil] })
  }

  /// `aks get-versions`: the same in every region here.
  static let versions: JSONValue = [
    "values": .array(
      KubernetesVersion.supported.reversed().map { version in
        [
          "version": .string(version.minorVersion),
          "capabilities": ["supportPlan": ["KubernetesOfficial", "AKSLongTermSupport"]],
          "isDefault": version == .standard ? true : nil,
          "isPreview": nil,
          "patchVersions": [
            version.description: ["upgrades": .array(version.upgrades.map { .string($0.description) })]
          ],
        ]
      })
  ]
}
