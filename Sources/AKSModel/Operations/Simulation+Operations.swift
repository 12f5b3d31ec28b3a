// The life of every operation: accepted, at work, ended.

extension Simulation {
  /// Lets an admitted request begin.
  mutating func accept(_ request: Request, origin: UInt32 = 0) -> OperationID {
    if let running = deletionInProgress(request) { return running }

    let id = OperationID(index: UInt32(operationRecords.count))
    // A PUT of something new: `begin` makes it under the next identity.
    let cluster = request.cluster ?? ClusterID(index: UInt32(clusterRecords.count))
    let pool = request.kind == .addPool ? PoolID(index: UInt32(poolRecords.count)) : request.pool
    operationRecords.append(
      OperationRecord(id: id, kind: request.kind, cluster: cluster, pool: pool, origin: origin, accepted: now)
    )
    record(.operationAccepted, Cause(id))
    touch(id)

    let dynamics = request.kind.dynamics
    dynamics.begin(request, id, in: &self)
    setActive(id, on: id)
    if let pool { self[pool].lastOperation = id } else { self[cluster].lastOperation = id }

    let nodes = targets(of: id).map { self[$0].nodePlan.duration(on: self[$0]) }.max() ?? .zero
    self[id].expectedEnd = now + max(dynamics.shortest, dynamics.untilWork + nodes)
    queue.schedule(.workBegins(id), at: now + dynamics.untilWork)
    return id
  }

  /// The pools whose nodes an operation moves.
  func targets(of operation: OperationID) -> [PoolID] {
    let record = self[operation]
    return record.pool.map { [$0] } ?? pools(of: record.cluster)
  }

  /// Writes down that a rule which is our own choice shaped the operation.
  mutating func note(_ rule: RuleID, on operation: OperationID) {
    if !self[operation].notes.contains(rule) { self[operation].notes.append(rule) }
  }

  /// Marks the operation's resources as busy with it, or as free again.
  mutating func setActive(_ active: OperationID?, on operation: OperationID) {
    for pool in targets(of: operation) { self[pool].activeOperation = active }
    if self[operation].pool == nil { self[self[operation].cluster].activeOperation = active }
  }

  /// A second delete does not begin again: it is answered with the one that is at work (C3).
  private func deletionInProgress(_ request: Request) -> OperationID? {
    switch request.kind {
    case .deleteCluster:
      guard let cluster = request.cluster, self[cluster].provisioningState == .deleting else {
        return nil
      }
      return self[cluster].activeOperation
    case .deletePool:
      guard let pool = request.pool, self[pool].provisioningState == .deleting else { return nil }
      return self[pool].activeOperation
    default:
      return nil
    }
  }
}
