extension Simulation {
  /// The service's own part is done: sets the nodes to work and schedules the end behind them, so
  /// that at one instant nodes come before the end of their operation.
  mutating func beginWork(of operation: OperationID) {
    guard !self[operation].isHalted else { return }
    let dynamics = self[operation].kind.dynamics
    var longest = TimeSpan.zero
    var isDenied = false
    for pool in targets(of: operation) where dynamics.movesNodes {
      let span = setToWork(pool, for: operation)
      isDenied = isDenied || span == nil
      longest = max(longest, span ?? Timings.allocationAttempt)
    }
    let record = self[operation]
    let end = max(now + longest, record.accepted + dynamics.shortest)
    self[operation].expectedEnd = end
    let transition: Transition =
      isDenied ? .operationFails(operation, .allocationFailed) : .operationEnds(operation)
    queue.schedule(transition, at: end)
  }
}
