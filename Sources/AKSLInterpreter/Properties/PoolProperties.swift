import AKSModel

extension PropertyTable {
  /// The properties of a pool: ARM's names for ARM's fields, and ours where ARM has none.
  static let poolProperties: [Property] = [
    Property("name", .text, "the pool's name") { $2.text(pool($0, $1).name) },
    Property("id", .text, "the ARM resource id") { value, world, arena in
      arena.text(ResourceIdentifier.text(of: PoolID(bits: value.unsigned), world.simulation))
    },
    Property("count", .integer, "wanted nodes as a GET shows them: 0 once stopped") { value, world, _ in
      .integer(pool(value, world).count)
    },
    Property(
      "startCount", StaticType.unknown, "of a stopped pool: how many nodes a start brings back; else null"
    ) { value, world, _ in
      pool(value, world).startCount.map { .integer($0) } ?? .null
    },
    Property("mode", .enumeration(.poolMode), "System or User") { value, world, _ in
      SymbolTable.value(of: pool(value, world).mode)
    },
    Property("vmSize", .text, "the size of its virtual machines") { $2.text(pool($0, $1).vmSize) },
    Property("osType", .enumeration(.osType), "Linux or Windows") { value, world, _ in
      SymbolTable.value(of: pool(value, world).osType)
    },
    Property("osSKU", .enumeration(.osSKU), "the kind of its operating system") { value, world, _ in
      SymbolTable.value(of: pool(value, world).osSKU)
    },
    Property("type", .enumeration(.poolType), "VirtualMachineScaleSets") { value, world, _ in
      SymbolTable.value(of: pool(value, world).type)
    },
    Property("osDiskType", .enumeration(.osDiskType), "Managed or Ephemeral") { value, world, _ in
      SymbolTable.value(of: pool(value, world).osDiskType)
    },
    Property("osDiskSizeGB", .integer, "the size of a node's OS disk") { value, world, _ in
      .integer(pool(value, world).osDiskSizeGB)
    },
    Property("maxPods", .integer, "how many pods a node takes") { value, world, _ in
      .integer(pool(value, world).maxPods)
    },
    Property("scaleDownMode", .enumeration(.scaleDownMode), "Delete or Deallocate: what a scale-in does") {
      value, world, _ in
      SymbolTable.value(of: pool(value, world).scaleDownMode)
    },
    Property(
      "enableAutoScaling", .boolean, "whether the autoscaler sets the count; false while it is stopped"
    ) {
      value, world, _ in
      .boolean(pool(value, world).enableAutoScaling)
    },
    Property("minCount", StaticType.unknown, "the least count the autoscaler leaves, or null") {
      value, world, _ in
      pool(value, world).minCount.map { .integer($0) } ?? .null
    },
    Property("maxCount", StaticType.unknown, "the greatest count the autoscaler makes, or null") {
      value, world, _ in
      pool(value, world).maxCount.map { .integer($0) } ?? .null
    },
    Property("scaleSetPriority", .enumeration(.scaleSetPriority), "Regular or Spot") { value, world, _ in
      SymbolTable.value(of: pool(value, world).scaleSetPriority)
    },
    Property(
      "scaleSetEvictionPolicy", StaticType.unknown,
      "of a Spot pool: what becomes of an evicted node; else null"
    ) { value, world, _ in
      let pool = pool(value, world)
      return pool.scaleSetPriority == .spot ? SymbolTable.value(of: pool.scaleSetEvictionPolicy) : .null
    },
    Property(
      "spotMaxPrice", StaticType.unknown,
      "of a Spot pool: dollars an hour, -1 is up to the usual price; else null"
    ) { value, world, _ in
      let pool = pool(value, world)
      guard pool.scaleSetPriority == .spot else { return .null }
      return pool.spotMaxPrice.map { .number(Double($0) / 1_000_000_000) } ?? .integer(-1)
    },
    Property("upgradeSettings", .map, "how an upgrade goes through its nodes: `maxSurge` and so on") {
      value, world, arena in
      upgradeSettings(pool(value, world).upgradeSettings, &arena)
    },
    Property("nodeLabels", .map, "the labels of its nodes; a key that is not there reads as null") {
      value, world, arena in
      arena.openMap(world.simulation[pool(value, world).nodeLabels])
    },
    Property("nodeTaints", StaticType(.list, of: .text), "the taints of its nodes") { value, world, arena in
      let taints = world.simulation[pool(value, world).nodeTaints]
      return arena.list(taints.map { arena.text($0) })
    },
    Property("tags", .map, "its tags, a map; a key that is not there reads as null") { value, world, arena in
      arena.openMap(world.simulation[pool(value, world).tags])
    },
    Property("availabilityZones", StaticType(.list, of: .text), "the zones its nodes are spread over") {
      value, world, arena in
      arena.list(pool(value, world).availabilityZones.names.map { arena.text($0) })
    },
    Property("nodeImageVersion", .text, "the image that its new nodes get") { value, world, arena in
      arena.text(world.simulation[pool(value, world).software].imageVersion)
    },
    Property("eTag", .text, "changes with every write to it") { value, world, arena in
      arena.text(world.simulation.eTag(of: PoolID(bits: value.unsigned)))
    },
    Property("orchestratorVersion", .version, "the Kubernetes version that was asked for") {
      value, world, arena in
      arena.version(pool(value, world).orchestratorVersion)
    },
    Property("currentOrchestratorVersion", .version, "the Kubernetes version that runs") {
      value, world, arena in
      arena.version(pool(value, world).currentOrchestratorVersion)
    },
    Property(
      "powerState", .enumeration(.powerState), "Running or Stopped: the target of the last start or stop"
    ) { value, world, _ in
      SymbolTable.value(of: pool(value, world).powerState)
    },
    Property(
      "provisioningState", .enumeration(.provisioningState), "what Azure is doing with it; Succeeded at rest"
    ) { value, world, _ in
      SymbolTable.value(of: pool(value, world).provisioningState)
    },
    Property("state", .enumeration(.poolState), "the activity, else Failed or Canceled, else the power state")
    { value, world, _ in
      let pool = pool(value, world)
      return state(pool.provisioningState, pool.powerState)
    },
    Property("provisioningError", StaticType.unknown, "the code of the error that left it Failed, or null") {
      value, world, arena in
      world.simulation.provisioningError(of: PoolID(bits: value.unsigned)).map { arena.text($0.code) }
        ?? .null
    },
    Property("nodes", .nodes, "its nodes; `.running`, `.deallocated` and so on count them") { value, _, _ in
      Value(.nodesOfPool, value.bits)
    },
    Property("lastOperation", StaticType.unknown, "the operation that was asked for last, or null") {
      value, world, _ in
      world.simulation.lastOperation(of: PoolID(bits: value.unsigned)).map { .operation($0.id) } ?? .null
    },
    Property("cost", .cost, "what it has cost and costs: `.total`, `.compute`, `.disk`, `.perHour`") {
      value, _, _ in
      Value(.costOfPool, value.bits)
    },
    Property("cluster", .cluster, "the cluster it belongs to") { value, world, _ in
      .cluster(pool(value, world).cluster)
    },
  ]

  @inline(__always)
  private static func pool(_ value: Value, _ world: World) -> AgentPool {
    world.simulation[PoolID(bits: value.unsigned)]
  }

  /// What ARM leaves out reads as its documented default (U5).
  private static func upgradeSettings(_ settings: UpgradeSettings, _ arena: inout Arena) -> Value {
    func amount(_ amount: NodeAmount?, _ arena: inout Arena) -> Value {
      amount.map { arena.text($0.description) } ?? .null
    }
    return arena.openMap(
      keys: [
        "maxSurge", "maxUnavailable", "drainTimeoutInMinutes", "nodeSoakDurationInMinutes",
        "undrainableNodeBehavior",
      ],
      values: [
        amount(settings.maxSurge, &arena), amount(settings.maxUnavailable, &arena),
        .integer(settings.drainTimeoutInMinutes ?? 30), .integer(settings.nodeSoakDurationInMinutes ?? 0),
        SymbolTable.value(of: settings.undrainableNodeBehavior ?? .schedule),
      ])
  }

  /// The one state that a person wants to know: the activity, a bad end, or the power state.
  static func state(_ provisioning: ProvisioningState, _ power: PowerState) -> Value {
    provisioning == .succeeded ? SymbolTable.value(of: power) : SymbolTable.value(of: provisioning)
  }
}
