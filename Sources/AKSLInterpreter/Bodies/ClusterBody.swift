import AKSModel

/// The body of a GET of a managed cluster: its fields in ARM's order and spelling, those absent that ARM leaves out.
///
/// Keys, add-ons, identities and networks are left out: this model has none.
enum ClusterBody {
  static func body(of id: ClusterID, _ simulation: Simulation) -> Datum {
    let cluster = simulation[id]
    return .object([
      .init("id", .text(ResourceIdentifier.text(of: cluster))),
      .init("location", .text(cluster.location)),
      .init("name", .text(cluster.name)),
      Datum.entries("tags", simulation[cluster.tags]),
      .init("type", .text("Microsoft.ContainerService/ManagedClusters")),
      .init("kind", .text(cluster.sku.rawValue)),
      .init("properties", .object(properties(of: id, simulation))),
      .init("identity", .map([.init("type", .text("SystemAssigned"))])),
      .init(
        "sku",
        .map([.init("name", .text(cluster.sku.rawValue)), .init("tier", .text(cluster.tier.rawValue))])),
      .init("eTag", .text(simulation.eTag(of: id))),
    ])
  }

  private static func properties(of id: ClusterID, _ simulation: Simulation) -> [Datum.Entry?] {
    let cluster = simulation[id]
    return [
      .init("provisioningState", .text(cluster.provisioningState.rawValue)),
      .init("powerState", .code(cluster.powerState)),
      .init("kubernetesVersion", .text(cluster.kubernetesVersion)),
      .init("currentKubernetesVersion", .text(cluster.currentKubernetesVersion)),
      .init(
        "agentPoolProfiles", .list(simulation.pools(of: id).map { PoolBody.profile(of: $0, simulation) })),
      .init("servicePrincipalProfile", .map([.init("clientId", .text("msi"))])),
      .init("nodeResourceGroup", .text(cluster.nodeResourceGroup)),
      .init("enableRBAC", .boolean(true)),
      .init("supportPlan", .text(cluster.supportPlan.rawValue)),
      .init("maxAgentPools", .integer(Int64(Limits.poolsPerCluster))),
      autoScalerProfile(simulation[cluster.autoScalerProfile]),
      .init("autoUpgradeProfile", autoUpgradeProfile(of: cluster)),
      .init("disableLocalAccounts", .boolean(false)),
      .init(
        "nodeProvisioningProfile", .map([.init("mode", .text(cluster.nodeProvisioningMode.rawValue))])),
    ]
  }

  /// All values are texts, but those of the newer keys, which are truths.
  private static func autoScalerProfile(_ entries: [ResourceTag]) -> Datum.Entry? {
    guard !entries.isEmpty else { return nil }
    return .init(
      "autoScalerProfile",
      .map(
        entries.map { entry in
          .init(
            entry.key, entry.key.contains("daemonset") ? .boolean(entry.value == "true") : .text(entry.value))
        }))
  }

  /// A channel that was never chosen has no key.
  private static func autoUpgradeProfile(of cluster: ManagedCluster) -> Datum {
    .object([
      Datum.text(
        "upgradeChannel", cluster.upgradeChannel == .none ? nil : cluster.upgradeChannel.rawValue),
      .init("nodeOSUpgradeChannel", .text(cluster.nodeOSUpgradeChannel.rawValue)),
    ])
  }
}
