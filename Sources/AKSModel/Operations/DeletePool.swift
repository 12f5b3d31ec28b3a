/// DELETE of a pool (aks-behaviour 1.4: Deleting, readable until it is gone).
enum DeletePool: OperationDynamics {
  static let serviceTime = ServiceTime.before(.poolRequest)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let pool = request.pool else { return }
    world.setProvisioningState(of: pool, to: .deleting, Cause(operation))
  }

  static func end(_ operation: OperationID, in world: inout Simulation) {
    guard let pool = world[operation].pool else { return }
    world.remove(pool, Cause(operation))
  }
}
