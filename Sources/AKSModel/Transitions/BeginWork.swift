extension Simulation {
  /// The service's own part is done: sets the nodes to work and schedules the end behind them, so
  /// that at one instant nodes come before the end of their operation.
  mutating func beginWork(of operation: OperationID) {
    var longest = TimeSpan.zero
    for pool in targets(of: operation) {
      longest = max(longest, carryOutNodePlan(of: pool, for: operation))
    }
    let record = self[operation]
    let end = max(now + longest, record.accepted + record.kind.dynamics.shortest)
    self[operation].expectedEnd = end
    queue.schedule(.operationEnds(operation), at: end)
  }
}
