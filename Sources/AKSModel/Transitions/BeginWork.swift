extension Simulation {
  /// The service's own part is done: sets the nodes to work and schedules the end behind them, so
  /// that at one instant nodes come before the end of their operation.
  mutating func beginWork(of operation: OperationID) {
    guard isGoingOn(operation) else { return }
    if forceDrains(of: targets(of: operation)) {
      queue.schedule(.workBegins(operation), at: arrival(of: targets(of: operation)))
      return
    }
    let dynamics = self[operation].kind.dynamics
    controlPlaneIsUpgraded(by: operation)
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
    self[operation].isFailing = isDenied
    let transition: Transition =
      isDenied ? .operationFails(operation, .allocationFailed) : .operationEnds(operation)
    queue.schedule(transition, at: end)
  }
}

extension Simulation {
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
