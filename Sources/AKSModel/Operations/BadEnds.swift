// The ends that an operation comes to if it does not succeed, and what is left then: nodes that are on their
// way arrive, nothing more begins, and what was done stays (AKS article manage-abort-operations).

extension Simulation {
  /// The operation has a final status.
  mutating func finish(_ operation: OperationID, _ status: OperationStatus, _ error: OperationError?) {
    self[operation].status = status
    self[operation].error = error
    self[operation].ended = now
    for pool in targets(of: operation) where self[pool].upgrade != nil { self[pool].upgrade = nil }
    record(.operationEnded(status, error), Cause(operation, error?.rule))
    touch(operation)
  }

  /// It cannot go on: its resources are Failed, and their next PUT tries again.
  mutating func fail(_ operation: OperationID, _ error: OperationError) {
    let lacking = targets(of: operation).filter {
      self[$0].lacksNodes(settings) || self[operation].pool != nil
    }
    setProvisioningStates(of: operation, to: .failed)
    for pool in lacking { setProvisioningError(of: pool, to: error, Cause(operation, error.rule)) }
    setActive(nil, on: operation)
    finish(operation, .failed, error)
  }

  /// An abort has come to its end: the operation that it aborted is Canceled, power and counts are as they were
  /// before that (PS4).
  mutating func endAborted(by abort: OperationID) {
    guard let aborted = self[abort].aborted else { return }
    let cause = Cause(abort, "PS4")
    for pool in targets(of: aborted) {
      if let before = self[pool].before {
        // A stop has put the autoscaler aside, a start has brought it back; other operations' settings stay.
        let hasMoved = self[pool].powerState != before.powerState
        setPowerState(of: pool, to: before.powerState, cause)
        setCount(of: pool, to: before.count, cause)
        setStartCount(of: pool, to: before.startCount, cause)
        if hasMoved {
          set(.enableAutoScaling, \.enableAutoScaling, of: pool, to: before.enableAutoScaling, cause)
          self[pool].autoscalesAtStart = before.autoscalesAtStart
          set(.minCount, \.minCount, of: pool, to: before.minCount, cause)
          set(.maxCount, \.maxCount, of: pool, to: before.maxCount, cause)
        }
        self[pool].stoppedWithCluster = before.stoppedWithCluster
      }
      setProvisioningState(of: pool, to: .canceled, cause)
      for node in nodes(of: pool) { nodeTable[node].isChosen = false }
    }
    if self[aborted].pool == nil {
      let cluster = self[aborted].cluster
      if self[aborted].kind != .createCluster {
        setPowerState(of: cluster, to: self[cluster].powerStateBefore, cause)
      }
      setProvisioningState(of: cluster, to: .canceled, cause)
    }
    finish(aborted, .canceled, .canceled)
  }

  /// A deletion takes the place of what is at work on the same resources (C4).
  mutating func preempt(for request: Request) {
    switch request.kind {
    case .deletePool: if let pool = request.pool { preempt(self[pool].activeOperation) }
    case .deleteCluster:
      guard let cluster = request.cluster else { return }
      for pool in pools(of: cluster) { preempt(self[pool].activeOperation) }
      preempt(self[cluster].activeOperation)
    default: return
    }
  }

  private mutating func preempt(_ operation: OperationID?) {
    guard let operation, self[operation].status == .inProgress else { return }
    if let aborted = self[operation].aborted { preempt(aborted) }
    self[operation].isHalted = true
    setActive(nil, on: operation)
    finish(operation, .failed, .preemptedByDelete)
  }
}

extension AgentPool {
  /// Fewer nodes run than are wanted.
  fileprivate func lacksNodes(_ settings: SimulationSettings) -> Bool {
    let plan = nodePlan(settings)
    return plan.create + plan.start > 0
  }
}
