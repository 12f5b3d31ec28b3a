import AKSLJSON
import AKSModel

// Resources as az prints them: the names of its own classes, sorted, and `null` for what is not there.
//
// The names are those that azure-cli 2.91 gives for api-version 2026-08-01; what this model has no notion of is null.
extension AzureArguments {
  /// A pool as `nodepool show` prints it.
  func poolBody(_ id: PoolID, _ world: Simulation) -> JSONValue {
    var fields = poolFields(id, world)
    fields["id"] = .string(ResourceIdentifier.text(of: id, world))
    fields["type"] = "Microsoft.ContainerService/managedClusters/agentPools"
    fields["typePropertiesType"] = .string(world[id].type.rawValue)
    fields["resourceGroup"] = .string(world[world[id].cluster].resourceGroup)
    fields["systemData"] = .null
    return .sorted(fields)
  }

  private func poolFields(_ id: PoolID, _ world: Simulation) -> [String: JSONValue] {
    let pool = world[id]
    var fields = Self.absent(
      """
      artifactStreamingProfile capacityReservationGroupId creationData gatewayProfile gpuInstanceProfile gpuProfile
      hostGroupId kubeletConfig linuxOsConfig localDnsProfile messageOfTheDay nodePublicIpPrefixId
      podIpAllocationMode podSubnetId proximityPlacementGroupId virtualMachineNodesStatus virtualMachinesProfile
      windowsProfile
      """)
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
    fields["networkProfile"] = .sorted(
      Self.absent("allowedHostPorts applicationSecurityGroups dranet nodePublicIpTags"))
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
    fields["securityProfile"] = ["enableSecureBoot": false, "enableVtpm": false, "sshAccess": "LocalUser"]
    fields["spotMaxPrice"] =
      isSpot ? .number(pool.spotMaxPrice.map { Double($0) / 1_000_000_000 } ?? -1) : .null
    fields["status"] =
      pool.provisioningError.map { error in
        ["provisioningError": ["code": .string(error.code), "message": .string(error.message)]]
      } ?? .null
    fields["tags"] = .entries(world[pool.tags])
    let settings = pool.upgradeSettings
    fields["upgradeSettings"] = [
      "drainTimeoutInMinutes": .optional(settings.drainTimeoutInMinutes),
      "maxSurge": .optional(settings.maxSurge?.description),
      "maxUnavailable": .optional(settings.maxUnavailable?.description),
      "nodeSoakDurationInMinutes": .optional(settings.nodeSoakDurationInMinutes),
      "undrainableNodeBehavior": .optional(settings.undrainableNodeBehavior?.rawValue),
    ]
    fields["vmSize"] = .string(pool.vmSize)
    fields["vnetSubnetId"] = .null
    fields["workloadRuntime"] = "OCIContainer"
    return fields
  }

  /// A cluster as `aks show` prints it.
  func clusterBody(_ id: ClusterID, _ world: Simulation) -> JSONValue {
    let cluster = world[id]
    var fields = Self.absent(
      """
      aadProfile addonProfiles aiToolchainOperatorProfile apiServerAccessProfile azureMonitorProfile azurePortalFqdn
      bootstrapProfile diskEncryptionSetId dnsPrefix extendedLocation fqdn fqdnSubdomain hostedSystemProfile
      httpProxyConfig identityProfile ingressProfile linuxProfile metricsProfile networkProfile
      nodeResourceGroupProfile oidcIssuerProfile podIdentityProfile privateFqdn privateLinkResources
      publicNetworkAccess resourceUid schedulerProfile securityProfile serviceMeshProfile status storageProfile
      systemData upgradeSettings windowsProfile workloadAutoScalerProfile
      """)
    fields["agentPoolProfiles"] = .array(
      world.pools(of: id).map { pool in
        var fields = poolFields(pool, world)
        fields["type"] = .string(world[pool].type.rawValue)
        // Az takes this one away where it is null.
        fields["vnetSubnetId"] = nil
        return .sorted(fields)
      })
    fields["autoScalerProfile"] = .entries(world[cluster.autoScalerProfile])
    fields["autoUpgradeProfile"] = [
      "nodeOsUpgradeChannel": .string(cluster.nodeOSUpgradeChannel.rawValue),
      "upgradeChannel": cluster.upgradeChannel == .none ? .null : .string(cluster.upgradeChannel.rawValue),
    ]
    fields["currentKubernetesVersion"] = .string(cluster.currentKubernetesVersion)
    fields["disableLocalAccounts"] = false
    fields["eTag"] = .string(world.eTag(of: id))
    fields["enableRbac"] = true
    fields["id"] = .string(ResourceIdentifier.text(of: cluster))
    fields["identity"] = [
      "delegatedResources": nil, "principalId": nil, "tenantId": nil, "type": "SystemAssigned",
      "userAssignedIdentities": nil,
    ]
    fields["kind"] = .string(cluster.sku.rawValue)
    fields["kubernetesVersion"] = .string(cluster.kubernetesVersion)
    fields["location"] = .string(cluster.location)
    fields["maxAgentPools"] = .integer(Int64(Limits.poolsPerCluster))
    fields["name"] = .string(cluster.name)
    fields["nodeProvisioningProfile"] = [
      "defaultNodePools": nil, "mode": .string(cluster.nodeProvisioningMode.rawValue),
    ]
    fields["nodeResourceGroup"] = .string(cluster.nodeResourceGroup)
    fields["powerState"] = ["code": .string(cluster.powerState.rawValue)]
    fields["provisioningState"] = .string(cluster.provisioningState.rawValue)
    fields["resourceGroup"] = .string(cluster.resourceGroup)
    fields["servicePrincipalProfile"] = ["clientId": "msi", "secret": nil]
    fields["sku"] = ["name": .string(cluster.sku.rawValue), "tier": .string(cluster.tier.rawValue)]
    fields["supportPlan"] = .string(cluster.supportPlan.rawValue)
    let tags = world[cluster.tags]
    // Az takes this one away where it is null.
    if !tags.isEmpty { fields["tags"] = .entries(tags) }
    fields["type"] = "Microsoft.ContainerService/ManagedClusters"
    return .sorted(fields)
  }

  /// Fields of which there is nothing.
  private static func absent(_ names: String) -> [String: JSONValue] {
    var fields: [String: JSONValue] = [:]
    for name in names.split(whereSeparator: \.isWhitespace) { fields[String(name)] = .null }
    return fields
  }
}

extension JSONValue {
  /// An object with its keys in the order of their letters.
  static func sorted(_ fields: [String: JSONValue]) -> JSONValue {
    .object(
      fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { Member($0.key, $0.value) })
  }

  static func optional(_ number: Int?) -> JSONValue { number.map { .integer(Int64($0)) } ?? .null }
  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// Labels, tags: null where there are none.
  static func entries(_ entries: [ResourceTag]) -> JSONValue {
    entries.isEmpty ? .null : .object(entries.map { Member($0.key, .string($0.value)) })
  }
}
