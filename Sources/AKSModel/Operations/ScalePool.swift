/// PUT of another `count` (aks-behaviour 1.4: Scaling, with the new count at once).
enum ScalePool: OperationDynamics {
  static let serviceTime = ServiceTime.before(.poolRequest)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let pool = request.pool, let count = request.poolProperties?.count else { return }
    world.setProvisioningState(of: pool, to: .scaling, Cause(operation))
    world.applySettings(of: request, to: pool, for: operation)
    world.setCount(of: pool, to: Int(count), Cause(operation, "D2"))
    world.noteSmallSystemPool(pool, on: operation)
  }
}
