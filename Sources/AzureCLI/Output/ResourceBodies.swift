import AKSLJSON
import AKSModel

// Resources as az holds them: the names and the order of its own classes, and `null` for what is not there.
//
// Both are those of azure-cli 2.91 (api-version 2026-06-01); what this model has no notion of is null.
extension AzureArguments {
  /// A pool as `nodepool show` prints it.
  func poolBody(_ id: PoolID, _ world: Simulation) -> JSONValue {
    var fields = poolFields(id, world)
    fields["id"] = .string(ResourceIdentifier.text(of: id, world))
    fields["type"] = "Microsoft.ContainerService/managedClusters/agentPools"
    fields["typePropertiesType"] = .string(world[id].type.rawValue)
    fields["resourceGroup"] = .string(world[world[id].cluster].resourceGroup)
    let order = Self.poolOrder.map { $0 == "type" ? "typePropertiesType" : $0 }
    return .object(fields, in: ["id", "name", "type", "systemData"] + order + ["resourceGroup"])
  }

  private static let poolOrder = names(
    """
    eTag count vmSize osDiskSizeGb osDiskType kubeletDiskType workloadRuntime messageOfTheDay vnetSubnetId podSubnetId
    podIpAllocationMode maxPods osType osSku maxCount minCount enableAutoScaling scaleDownMode type mode
    orchestratorVersion currentOrchestratorVersion nodeImageVersion upgradeSettings provisioningState powerState
    availabilityZones enableNodePublicIp nodePublicIpPrefixId scaleSetPriority scaleSetEvictionPolicy spotMaxPrice tags
    nodeLabels nodeTaints proximityPlacementGroupId kubeletConfig linuxOsConfig enableEncryptionAtHost enableUltraSsd
    enableFips gpuInstanceProfile creationData capacityReservationGroupId hostGroupId networkProfile windowsProfile
    securityProfile gpuProfile gatewayProfile artifactStreamingProfile virtualMachinesProfile
    virtualMachineNodesStatus status localDnsProfile
    """)

  private static let clusterOrder = names(
    """
    id name type systemData tags location provisioningState powerState maxAgentPools kubernetesVersion
    currentKubernetesVersion dnsPrefix fqdnSubdomain fqdn privateFqdn azurePortalFqdn agentPoolProfiles linuxProfile
    windowsProfile servicePrincipalProfile addonProfiles podIdentityProfile oidcIssuerProfile nodeResourceGroup
    nodeResourceGroupProfile enableRbac supportPlan networkProfile aadProfile autoUpgradeProfile upgradeSettings
    autoScalerProfile apiServerAccessProfile diskEncryptionSetId identityProfile privateLinkResources
    disableLocalAccounts httpProxyConfig securityProfile storageProfile ingressProfile publicNetworkAccess
    workloadAutoScalerProfile azureMonitorProfile serviceMeshProfile resourceUid metricsProfile
    nodeProvisioningProfile bootstrapProfile aiToolchainOperatorProfile schedulerProfile hostedSystemProfile status
    eTag sku extendedLocation identity kind resourceGroup
    """)

  /// Az writes the keys of the profile as it writes its own names: `scanInterval`.
  private static func autoScalerProfile(_ entries: [ResourceTag]) -> JSONValue {
    guard !entries.isEmpty else { return .null }
    return .object(
      AutoScalerProfile.keys.map { key in
        let words = key.split(separator: "-")
        let name =
          String(words[0]) + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        guard let value = entries.first(where: { $0.key == key })?.value else { return .init(name, .null) }
        return .init(name, AutoScalerProfile.isTruth(key) ? .boolean(value == "true") : .string(value))
      })
  }

  private static func names(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private func poolFields(_ id: PoolID, _ world: Simulation) -> [String: JSONValue] {
    let pool = world[id]
    var fields: [String: JSONValue] = [:]
    let zones = pool.availabilityZones.names
    let isSpot = pool.scaleSetPriority == .spot
    fields["availabilityZones"] = zones.isEmpty ? .null : .array(zones.map { .string($0) })
    fields["count"] = .integer(Int64(pool.count))
    fields["currentOrchestratorVersion"] = .string(pool.currentOrchestratorVersion)
    fields["eTag"] = .string(world.eTag(of: id))
    for name in ["enableEncryptionAtHost", "enableFips", "enableNodePublicIp", "enableUltraSsd"] {
      fields[name] = false
    }
    fields["enableAutoScaling"] = .boolean(pool.enableAutoScaling)
    fields["kubeletDiskType"] = "OS"
    fields["maxCount"] = .optional(pool.maxCount)
    fields["maxPods"] = .integer(Int64(pool.maxPods))
    fields["minCount"] = .optional(pool.minCount)
    fields["mode"] = .string(pool.mode.rawValue)
    fields["name"] = .string(pool.name)
    fields["networkProfile"] = [
      "nodePublicIpTags": nil, "allowedHostPorts": nil, "applicationSecurityGroups": nil, "dranet": nil,
    ]
    fields["nodeImageVersion"] = .string(world[pool.software].imageVersion)
    fields["nodeLabels"] = .entries(world[pool.nodeLabels])
    let taints = world[pool.nodeTaints]
    fields["nodeTaints"] = taints.isEmpty ? .null : .array(taints.map { .string($0) })
    fields["orchestratorVersion"] = .string(pool.orchestratorVersion)
    fields["osDiskSizeGb"] = .integer(Int64(pool.osDiskSizeGB))
    fields["osDiskType"] = .string(pool.osDiskType.rawValue)
    fields["osSku"] = .string(pool.osSKU.rawValue)
    fields["osType"] = .string(pool.osType.rawValue)
    fields["powerState"] = ["code": .string(pool.powerState.rawValue)]
    fields["provisioningState"] = .string(pool.provisioningState.rawValue)
    fields["scaleDownMode"] = .string(pool.scaleDownMode.rawValue)
    fields["scaleSetEvictionPolicy"] = isSpot ? .string(pool.scaleSetEvictionPolicy.rawValue) : .null
    fields["scaleSetPriority"] = isSpot ? "Spot" : .null
    fields["securityProfile"] = ["enableVtpm": false, "enableSecureBoot": false, "sshAccess": "LocalUser"]
    fields["spotMaxPrice"] =
      isSpot ? .number(pool.spotMaxPrice.map { Double($0) / 1_000_000_000 } ?? -1) : .null
    fields["status"] =
      world.provisioningError(of: id).map { error in
        [
          "provisioningError": [
            "code": .string(error.code), "message": .string(error.message), "target": nil, "details": nil,
            "additionalInfo": nil,
          ]
        ]
      } ?? .null
    fields["tags"] = .entries(world[pool.tags])
    let settings = pool.upgradeSettings
    fields["upgradeSettings"] = [
      "maxSurge": .optional(settings.maxSurge?.description),
      "maxUnavailable": .optional(settings.maxUnavailable?.description),
      "drainTimeoutInMinutes": .optional(settings.drainTimeoutInMinutes),
      "nodeSoakDurationInMinutes": .optional(settings.nodeSoakDurationInMinutes),
      "undrainableNodeBehavior": .optional(settings.undrainableNodeBehavior?.rawValue),
    ]
    fields["vmSize"] = .string(pool.vmSize)
    fields["workloadRuntime"] = "OCIContainer"
    return fields
  }

  /// A cluster as `aks show` prints it.
  func clusterBody(_ id: ClusterID, _ world: Simulation) -> JSONValue {
    let cluster = world[id]
    var fields: [String: JSONValue] = [:]
    fields["agentPoolProfiles"] = .array(
      world.pools(of: id).map { pool in
        var fields = poolFields(pool, world)
        fields["type"] = .string(world[pool].type.rawValue)
        return .object(fields, in: Self.poolOrder + ["name"])
      })
    fields["autoScalerProfile"] = Self.autoScalerProfile(world[cluster.autoScalerProfile])
    fields["autoUpgradeProfile"] = [
      "upgradeChannel": cluster.upgradeChannel == .none ? .null : .string(cluster.upgradeChannel.rawValue),
      "nodeOsUpgradeChannel": .string(cluster.nodeOSUpgradeChannel.rawValue),
    ]
    fields["currentKubernetesVersion"] = .string(cluster.currentKubernetesVersion)
    fields["disableLocalAccounts"] = false
    fields["eTag"] = .string(world.eTag(of: id))
    fields["enableRbac"] = true
    fields["id"] = .string(ResourceIdentifier.text(of: cluster))
    fields["identity"] = [
      "principalId": nil, "tenantId": nil, "type": "SystemAssigned", "delegatedResources": nil,
      "userAssignedIdentities": nil,
    ]
    fields["kind"] = .string(cluster.sku.rawValue)
    fields["kubernetesVersion"] = .string(cluster.kubernetesVersion)
    fields["location"] = .string(cluster.location)
    fields["maxAgentPools"] = .integer(Int64(Limits.poolsPerCluster))
    fields["name"] = .string(cluster.resourceName)
    fields["nodeProvisioningProfile"] = [
      "mode": .string(cluster.nodeProvisioningMode.rawValue), "defaultNodePools": nil,
    ]
    fields["nodeResourceGroup"] = .string(cluster.nodeResourceGroup)
    fields["powerState"] = ["code": .string(cluster.powerState.rawValue)]
    fields["provisioningState"] = .string(cluster.provisioningState.rawValue)
    fields["resourceGroup"] = .string(cluster.resourceGroup)
    fields["servicePrincipalProfile"] = [
      "clientId": .string(cluster.servicePrincipal ?? "msi"), "secret": nil,
    ]
    fields["sku"] = ["name": .string(cluster.sku.rawValue), "tier": .string(cluster.tier.rawValue)]
    fields["supportPlan"] = .string(cluster.supportPlan.rawValue)
    fields["tags"] = .entries(world[cluster.tags])
    fields["type"] = "Microsoft.ContainerService/ManagedClusters"
    return .object(fields, in: Self.clusterOrder)
  }
}

extension JSONValue {
  /// An object with these keys; null where there is no value.
  static func object(_ fields: [String: JSONValue], in order: [String]) -> JSONValue {
    .object(order.map { Member($0, fields[$0] ?? .null) })
  }

  static func optional(_ number: Int?) -> JSONValue { number.map { .integer(Int64($0)) } ?? .null }
  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// Labels, tags: null where there are none.
  static func entries(_ entries: [ResourceTag]) -> JSONValue {
    entries.isEmpty ? .null : .object(entries.map { Member($0.key, .string($0.value)) })
  }
}
