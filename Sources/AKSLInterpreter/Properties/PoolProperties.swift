import AKSModel

extension PropertyTable {
  /// The properties of a pool: ARM's names for ARM's fields, and ours where ARM has none.
  static let poolProperties: [Property] = [
    Property("name", .text, "the pool's name") { $2.text(pool($0, $1).name) },
    Property("id", .text, "the ARM resource id") { value, world, arena in
      arena.text(ResourceBodies.identifier(of: pool(value, world), world.simulation))
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
      pool(value, world).provisioningError.map { arena.text($0.code) } ?? .null
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

  /// The one state that a person wants to know: the activity, a bad end, or the power state.
  static func state(_ provisioning: ProvisioningState, _ power: PowerState) -> Value {
    provisioning == .succeeded ? SymbolTable.value(of: power) : SymbolTable.value(of: provisioning)
  }
}
