import AKSModel

/// What a cluster is, apart from how it came to be so, field by field.
struct ClusterPicture: Hashable {
  private var fields: [Field]

  init(_ id: ClusterID, _ world: Simulation) {
    let cluster = world[id]
    fields = [
      Field("location", cluster.location), Field("nodeResourceGroup", cluster.nodeResourceGroup),
      Field("sku", cluster.sku.rawValue), Field("tier", cluster.tier.rawValue),
      Field("kubernetesVersion", cluster.kubernetesVersion),
      Field("currentKubernetesVersion", cluster.currentKubernetesVersion),
      Field("tags", world[cluster.tags]), Field("autoScalerProfile", world[cluster.autoScalerProfile]),
      Field("upgradeChannel", cluster.upgradeChannel.rawValue),
      Field("nodeOSUpgradeChannel", cluster.nodeOSUpgradeChannel.rawValue),
      Field("nodeProvisioningMode", cluster.nodeProvisioningMode.rawValue),
      Field("supportPlan", cluster.supportPlan.rawValue),
      Field("servicePrincipal", cluster.servicePrincipal ?? ""),
      Field("powerState", cluster.powerState.rawValue),
      Field("provisioningState", cluster.provisioningState.rawValue),
    ]
  }

  func differences(from other: ClusterPicture) -> [String] { Field.names(fields, other.fields) }
}

/// What a pool is, apart from how it came to be so, field by field.
struct PoolPicture: Hashable {
  private var fields: [Field]

  init(_ id: PoolID, _ world: Simulation) {
    let pool = world[id]
    let nodes = NodeState.allCases.map { "\($0.rawValue) \(pool.nodeCounts[$0])" }
    fields = [
      Field("name", pool.name), Field("count", "\(pool.count)"),
      Field("startCount", "\(pool.startCount ?? -1)"), Field("nodes", nodes.joined(separator: ", ")),
      Field("mode", pool.mode.rawValue), Field("type", pool.type.rawValue), Field("vmSize", pool.vmSize),
      Field("osType", pool.osType.rawValue), Field("osSKU", pool.osSKU.rawValue),
      Field("osDiskType", pool.osDiskType.rawValue), Field("osDiskSizeGB", "\(pool.osDiskSizeGB)"),
      Field("maxPods", "\(pool.maxPods)"), Field("scaleDownMode", pool.scaleDownMode.rawValue),
      Field("scaleSetPriority", pool.scaleSetPriority.rawValue),
      Field("scaleSetEvictionPolicy", pool.scaleSetEvictionPolicy.rawValue),
      Field("spotMaxPrice", "\(pool.spotMaxPrice ?? -1)"),
      Field("availabilityZones", pool.availabilityZones.names.joined(separator: " ")),
      Field("enableAutoScaling", "\(pool.enableAutoScaling) \(pool.hasAutoscaler)"),
      Field("minCount", "\(pool.minCount ?? -1)"), Field("maxCount", "\(pool.maxCount ?? -1)"),
      Field("upgradeSettings", Self.meaning(of: pool.upgradeSettings)),
      Field("nodeLabels", world[pool.nodeLabels]),
      Field("nodeTaints", world[pool.nodeTaints].joined(separator: ",")),
      Field("tags", world[pool.tags]), Field("orchestratorVersion", pool.orchestratorVersion),
      Field("currentOrchestratorVersion", pool.currentOrchestratorVersion),
      Field("powerState", pool.powerState.rawValue),
      Field("provisioningState", pool.provisioningState.rawValue),
    ]
  }

  /// What holds during an upgrade: older pools report nothing, and go by the defaults that new ones report.
  private static func meaning(of settings: UpgradeSettings) -> String {
    """
    \(settings.maxSurge?.description ?? "10%") \(settings.maxUnavailable?.description ?? "0") \
    \(settings.drainTimeoutInMinutes ?? 30) \(settings.nodeSoakDurationInMinutes ?? 0) \
    \(settings.undrainableNodeBehavior ?? .schedule)
    """
  }

  func differences(from other: PoolPicture) -> [String] { Field.names(fields, other.fields) }
}

private struct Field: Hashable {
  var name: String
  var value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  init(_ name: String, _ tags: [ResourceTag]) {
    self.init(name, tags.map { "\($0.key)=\($0.value)" }.joined(separator: "\n"))
  }

  /// The names of those that differ.
  static func names(_ fields: [Field], _ others: [Field]) -> [String] {
    zip(fields, others).filter { $0.0 != $0.1 }.map(\.0.name)
  }
}
