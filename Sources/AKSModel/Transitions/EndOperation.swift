extension Simulation {
  /// All that belongs to the operation has happened: its resources come to rest.
  mutating func endOperation(_ operation: OperationID) {
    guard isGoingOn(operation), !standsBehindNodes(operation), !hold(operation) else { return }
    setActive(nil, on: operation)
    self[operation].kind.dynamics.end(operation, in: &self)
    for pool in targets(of: operation) where exists(pool) && self[pool].provisioningState == .succeeded {
      setProvisioningError(of: pool, to: nil, Cause(operation))
    }
    finish(operation, .succeeded, nil)
  }

  /// Puts the end behind what the last step of an upgrade has scheduled for the same instant.
  private mutating func standsBehindNodes(_ operation: OperationID) -> Bool {
    if isKeptByPods(operation) {
      self[operation].isKeptByPods = true
      if self[operation].hasWaitedForPods { self[operation].expectedEnd = nil }
      return true
    }
    let pools = targets(of: operation)
    guard self[operation].kind.dynamics.movesNodes,
      pools.contains(where: { self[$0].nodeCounts.settled != self[$0].nodeCounts })
    else { return false }
    queue.schedule(.operationEnds(operation), at: arrival(of: pools))
    return true
  }

  /// Keeps an operation from ending while a fault on one of its pools says so (F2).
  ///
  /// What ends other operations is the way out, and ends.
  private mutating func hold(_ operation: OperationID) -> Bool {
    switch self[operation].kind {
    case .abortPool, .abortCluster, .deletePool, .deleteCluster: return false
    default: break
    }
    let faults = targets(of: operation).compactMap { fault(.stuckOperation, on: .pool($0)) }
    guard !faults.isEmpty else { return false }
    if faults.contains(where: { $0.end == nil }) {
      self[operation].isHeld = true
      self[operation].expectedEnd = nil
    } else if let end = faults.compactMap(\.end).max() {
      self[operation].expectedEnd = end
      queue.schedule(.operationEnds(operation), at: end)
    }
    return true
  }

  /// The operation has given up.
  mutating func operationFails(_ operation: OperationID, _ error: OperationError) {
    guard !self[operation].isHalted else { return }
    self[operation].isHalted = true
    fail(operation, error)
  }
}
