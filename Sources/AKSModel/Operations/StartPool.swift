/// PUT of `powerState` Running (S1, S3, S5; AKS article start-stop-nodepools).
///
/// The count of before the stop is back at once. Deallocated nodes start first, then new ones are
/// made.
enum StartPool: OperationDynamics {
  static let serviceTime = ServiceTime.before(.poolRequest)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let pool = request.pool else { return }
    world.setProvisioningState(of: pool, to: .starting, Cause(operation))
    world.applySettings(of: request, to: pool, for: operation)
    let remembered = world[pool].startCount ?? 0
    var count = remembered
    // A client sends back the 0 that it read (S5); any other count is meant.
    if let wanted = request.poolProperties?.count, wanted != 0, wanted != remembered,
      world.settings.requestCount == .used
    {
      count = Int(wanted)
      world.note("S5c", on: operation)
    }
    world.setPowerState(of: pool, to: .running, Cause(operation, "PS2"))
    world.restartAutoscaler(of: pool, operation)
    world.setCount(of: pool, to: count, Cause(operation, "S5"))
    world.setStartCount(of: pool, to: nil, Cause(operation, "S5"))
  }
}
