/// PUT of other settings, or of nothing new (aks-behaviour 1.4: Updating).
///
/// That a stopped pool takes it, and keeps a count for the next start, is our choice (9.4).
enum UpdatePool: OperationDynamics {
  static let serviceTime = ServiceTime.before(.poolRequest)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let pool = request.pool else { return }
    if world[pool].powerState == .stopped { world.note("9.4", on: operation) }
    world.setProvisioningState(of: pool, to: .updating, Cause(operation))
    world.applySettings(of: request, to: pool, for: operation)
    world.setVersion(of: pool, to: request.poolProperties?.orchestratorVersion, Cause(operation))
    if let count = request.rememberedCount(world) {
      world.setStartCount(of: pool, to: count, Cause(operation, "9.4"))
    }
  }
}

extension Request {
  /// The count that an update of a stopped pool would keep for the next start (9.4).
  ///
  /// The 0 that a client read from a stopped pool and sends back asks for nothing (S5).
  func rememberedCount(_ world: Simulation) -> Int? {
    guard kind == .updatePool || kind == .upgradePool, let pool, world[pool].powerState == .stopped,
      let properties = poolProperties, let count = properties.count,
      !(properties.isWholeObject && count == world[pool].count),
      count != world[pool].startCount.map({ Int64($0) })
    else { return nil }
    return Int(count)
  }
}
