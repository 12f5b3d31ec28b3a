import AKSModel

/// The body of a GET of an agent pool: its fields in ARM's order and spelling, those absent that ARM leaves out.
///
/// The order and the presence of the fields are those of answers of api-version 2025-09-02-preview. What this model
/// has no notion of reads as in a pool for which it was not asked.
enum PoolBody {
  static func body(of id: PoolID, _ simulation: Simulation) -> Datum {
    .map([
      .init("id", .text(ResourceIdentifier.text(of: id, simulation))),
      .init("name", .text(simulation[id].name)),
      .init("type", .text("Microsoft.ContainerService/managedClusters/agentPools")),
      .init("properties", .object(properties(of: id, simulation))),
    ])
  }

  /// The pool as an entry of its cluster's `agentPoolProfiles`: the same fields, with its name first.
  static func profile(of id: PoolID, _ simulation: Simulation) -> Datum {
    .object([.init("name", .text(simulation[id].name))] + properties(of: id, simulation))
  }

  private static func properties(of id: PoolID, _ simulation: Simulation) -> [Datum.Entry?] {
    let pool = simulation[id]
    return machines(of: pool) + state(of: pool) + spot(of: pool) + [
      Datum.entries("tags", simulation[pool.tags]),
      Datum.entries("nodeLabels", simulation[pool.nodeLabels]),
      Datum.list("nodeTaints", simulation[pool.nodeTaints]),
      .init("mode", .text(pool.mode.rawValue)),
      .init("enableEncryptionAtHost", .boolean(false)),
      .init("enableUltraSSD", .boolean(false)),
      .init("osType", .text(pool.osType.rawValue)),
      .init("osSKU", .text(pool.osSKU.rawValue)),
      .init("nodeImageVersion", .text(simulation[pool.software].imageVersion)),
      .init("upgradeSettings", upgradeSettings(of: pool)),
      .init("enableFIPS", .boolean(false)),
      .init("networkProfile", .map([])),
      .init(
        "securityProfile",
        .map([
          .init("sshAccess", .text("LocalUser")), .init("enableVTPM", .boolean(false)),
          .init("enableSecureBoot", .boolean(false)),
        ])),
      .init("eTag", .text(simulation.eTag(of: id))),
      pool.provisioningError.map {
        .init("status", .map([.init("provisioningError", ErrorBody.detail(of: $0))]))
      },
    ]
  }

  private static func machines(of pool: AgentPool) -> [Datum.Entry?] {
    [
      .init("count", .integer(Int64(pool.count))),
      .init("vmSize", .text(pool.vmSize)),
      .init("osDiskSizeGB", .integer(Int64(pool.osDiskSizeGB))),
      .init("osDiskType", .text(pool.osDiskType.rawValue)),
      .init("kubeletDiskType", .text("OS")),
      .init("workloadRuntime", .text("OCIContainer")),
      .init("maxPods", .integer(Int64(pool.maxPods))),
      .init("type", .text(pool.type.rawValue)),
      Datum.list("availabilityZones", pool.availabilityZones.names),
      Datum.integer("maxCount", pool.maxCount),
      Datum.integer("minCount", pool.minCount),
      .init("enableAutoScaling", .boolean(pool.enableAutoScaling)),
      .init("scaleDownMode", .text(pool.scaleDownMode.rawValue)),
    ]
  }

  private static func state(of pool: AgentPool) -> [Datum.Entry?] {
    [
      .init("provisioningState", .text(pool.provisioningState.rawValue)),
      .init("powerState", .code(pool.powerState)),
      .init("orchestratorVersion", .text(pool.orchestratorVersion)),
      .init("currentOrchestratorVersion", .text(pool.currentOrchestratorVersion)),
      .init("enableNodePublicIP", .boolean(false)),
      .init("enableCustomCATrust", .boolean(false)),
    ]
  }

  /// Nothing of a Regular pool: a GET leaves out even its priority.
  private static func spot(of pool: AgentPool) -> [Datum.Entry?] {
    guard pool.scaleSetPriority == .spot else { return [] }
    return [
      .init("scaleSetPriority", .text(pool.scaleSetPriority.rawValue)),
      .init("scaleSetEvictionPolicy", .text(pool.scaleSetEvictionPolicy.rawValue)),
      .init("spotMaxPrice", pool.spotMaxPrice.map { .number(Double($0) / 1_000_000_000) } ?? .integer(-1)),
    ]
  }

  private static func upgradeSettings(of pool: AgentPool) -> Datum {
    let settings = pool.upgradeSettings
    return .object([
      Datum.text("maxSurge", settings.maxSurge?.description),
      Datum.text("maxUnavailable", settings.maxUnavailable?.description),
      Datum.integer("drainTimeoutInMinutes", settings.drainTimeoutInMinutes),
      Datum.integer("nodeSoakDurationInMinutes", settings.nodeSoakDurationInMinutes),
      Datum.text("undrainableNodeBehavior", settings.undrainableNodeBehavior?.rawValue),
    ])
  }
}
