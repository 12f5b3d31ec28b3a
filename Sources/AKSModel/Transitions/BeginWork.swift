extension Simulation {
  /// The service's own part is done: sets the nodes to work and schedules the end behind them, so
  /// that at one instant nodes come before the end of their operation.
  mutating func beginWork(of operation: OperationID) {
    guard isGoingOn(operation) else { return }
    let dynamics = self[operation].kind.dynamics
    if dynamics.movesNodes, waitsForDrainedNodes(operation) { return }
    controlPlaneIsUpgraded(by: operation)
    let pools = dynamics.movesNodes ? targets(of: operation) : []
    let least = self[operation].accepted + leastTime(of: operation)
    let expected = now + (pools.map { expectedWork(on: $0, of: operation) }.max() ?? .zero)
    var end = max(now, least)
    var denial: MachineDenial?
    for pool in pools {
      let work = setToWork(pool, for: operation)
      denial = denial ?? work.denial
      end = max(end, work.arrival)
    }
    let error = denial.map { failure(of: $0) }
    // An upgrade of nodes that are there begins when those arrive, and ends the operation.
    self[operation].expectedEnd = error == nil ? max(expected, end) : end
    self[operation].isFailing = error != nil
    let transition: Transition = error.map { .operationFails(operation, $0) } ?? .operationEnds(operation)
    queue.schedule(transition, at: end)
  }
}

extension Simulation {
  /// Puts the work behind the nodes that pods have kept from leaving longer than was known when it was accepted.
  private mutating func waitsForDrainedNodes(_ operation: OperationID) -> Bool {
    let pools = targets(of: operation)
    guard hasWorkloads || !drains.isEmpty else { return false }
    forceDrains(of: pools)
    for pool in pools { self[pool].upgrade = nil }
    guard pools.contains(where: { self[$0].nodeCounts.settled != self[$0].nodeCounts }) else { return false }
    self[operation].hasWaitedForPods = true
    queue.schedule(.workBegins(operation), at: arrival(of: pools))
    return true
  }

  /// The control plane runs the version that it was asked to; nodes come after it (U3).
  private mutating func controlPlaneIsUpgraded(by operation: OperationID) {
    let cluster = self[operation].cluster
    switch self[operation].kind {
    case .upgradeCluster, .upgradeControlPlane:
      let requested = self[cluster].kubernetesVersion
      guard let full = KubernetesVersion.resolving(requested) else { return }
      setVersion(of: cluster, requested: requested, current: full.description, Cause(operation, "U3"))
    default: return
    }
  }
}
