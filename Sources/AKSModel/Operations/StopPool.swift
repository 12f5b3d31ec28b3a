/// PUT of `powerState` Stopped (S1, S4, S10; AKS article start-stop-nodepools).
///
/// The power state is the target at once, the count reads the old value until the stop has ended
/// (PS5).
enum StopPool: OperationDynamics {
  static let serviceTime = ServiceTime.before(.poolRequest)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let pool = request.pool else { return }
    world.setProvisioningState(of: pool, to: .stopping, Cause(operation))
    world.applySettings(of: request, to: pool, for: operation)
    var startCount = world[pool].count
    if let count = request.poolProperties?.count, count != startCount,
      world.settings.requestCount == .used
    {
      startCount = Int(count)
      world.note("S5c", on: operation)
    }
    if world[pool].scaleDownMode == .deallocate { world.note("S10", on: operation) }
    world.setPowerState(of: pool, to: .stopped, Cause(operation, "PS2"))
    world.stopAutoscaler(of: pool, operation)
    world.setStartCount(of: pool, to: startCount, Cause(operation, "S5"))
  }

  static func end(_ operation: OperationID, in world: inout Simulation) {
    guard let pool = world[operation].pool else { return }
    world.setCount(of: pool, to: 0, Cause(operation, "PS5"))
    world.setProvisioningStates(of: operation, to: .succeeded)
  }
}
