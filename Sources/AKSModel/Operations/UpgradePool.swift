/// PUT of another `orchestratorVersion` (aks-behaviour 1.4: Upgrading, and the running version reads the new one
/// at once).
enum UpgradePool: OperationDynamics {
  static let serviceTime = ServiceTime.before(.poolRequest)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let pool = request.pool, let version = request.poolProperties?.orchestratorVersion else { return }
    world.setProvisioningState(of: pool, to: .upgrading, Cause(operation))
    world.applySettings(of: request, to: pool, for: operation)
    world.setVersion(of: pool, to: version, Cause(operation))
    if let count = request.poolProperties?.count, world[pool].powerState == .running {
      world.setCount(of: pool, to: Int(count), Cause(operation, "D2"))
    }
    if let count = request.rememberedCount(world) {
      world.setStartCount(of: pool, to: count, Cause(operation, "9.4"))
      world.note("9.4", on: operation)
    }
  }
}
