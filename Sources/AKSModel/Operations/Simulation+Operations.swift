// The life of every operation: accepted, at work, ended.

extension Simulation {
  /// Lets an admitted request begin.
  mutating func accept(_ request: Request, origin: UInt32 = 0) -> OperationID {
    if let running = deletionInProgress(request) { return running }
    preempt(for: request)

    let id = OperationID(index: UInt32(operationRecords.count))
    // A PUT of something new: `begin` makes it under the next identity.
    let cluster = request.cluster ?? ClusterID(index: UInt32(clusterRecords.count))
    let pool = request.kind == .addPool ? PoolID(index: UInt32(poolRecords.count)) : request.pool
    operationRecords.append(
      OperationRecord(id: id, kind: request.kind, cluster: cluster, pool: pool, origin: origin, accepted: now)
    )
    record(.operationAccepted, Cause(id))
    touch(id)
    if request.isAbort { self[id].aborted = request.operationToAbort(self) }
    if request.isAbort, self[id].aborted == nil { return endAtOnce(id) }

    if !request.isAbort { rememberState(before: id) }
    let dynamics = request.kind.dynamics
    // An abort is answered with the state that it aborts.
    if request.isAbort { self[id].answer = answer(to: id) }
    dynamics.begin(request, id, in: &self)
    if !request.isAbort { self[id].answer = answer(to: id) }
    setActive(id, on: id)
    if let pool { self[pool].lastOperation = id } else { self[cluster].lastOperation = id }

    number(id)
    let pools = targets(of: id)
    let begin = max(now + timeUntilWork(of: id), dynamics.movesNodes ? arrival(of: pools) : now)
    let work = pools.map { expectedWork(on: $0, of: id) }.max() ?? .zero
    self[id].expectedEnd = max(now + leastTime(of: id), begin + work)
    queue.schedule(.workBegins(id), at: begin)
    return id
  }

  /// Counts the operations of a resource, each kind by itself: an update more changes the time of no scaling.
  private mutating func number(_ operation: OperationID) {
    let kind = self[operation].kind
    if let pool = self[operation].pool {
      self[operation].number = self[pool].operationCounts[kind, default: 0]
      self[pool].operationCounts[kind, default: 0] += 1
    } else {
      let cluster = self[operation].cluster
      self[operation].number = self[cluster].operationCounts[kind, default: 0]
      self[cluster].operationCounts[kind, default: 0] += 1
    }
  }

  /// The pools that an operation is about, beside its cluster.
  func targets(of operation: OperationID) -> [PoolID] {
    let record = self[operation]
    if let pool = record.pool { return [pool] }
    if let aborted = record.aborted { return targets(of: aborted) }
    return record.kind.concernsPools ? pools(of: record.cluster) : []
  }

  /// Writes down that a rule belongs to the answer of the operation.
  ///
  /// A rule that is our own choice does so by itself when it shapes an event.
  mutating func note(_ rule: RuleID, on operation: OperationID) {
    if !self[operation].notes.contains(rule) { self[operation].notes.append(rule) }
  }

  /// A system pool of one node works, and is not advised.
  mutating func noteSmallSystemPool(_ pool: PoolID, on operation: OperationID) {
    if self[pool].mode == .system, self[pool].count == 1 { note("L6n", on: operation) }
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

  /// There is nothing to do.
  private mutating func endAtOnce(_ operation: OperationID) -> OperationID {
    self[operation].expectedEnd = now
    finish(operation, .succeeded, nil)
    return operation
  }

  /// When the last node of these pools that is on its way has arrived.
  func arrival(of pools: [PoolID]) -> Instant {
    pools.map { self[$0].nodesArrive }.max().map { max($0, now) } ?? now
  }

  /// Keeps what an abort of the operation would bring back (PS4).
  private mutating func rememberState(before operation: OperationID) {
    for pool in targets(of: operation) where exists(pool) {
      let record = self[pool]
      self[pool].before = AgentPool.Before(
        powerState: record.powerState, count: record.count, startCount: record.startCount,
        stoppedWithCluster: record.stoppedWithCluster, enableAutoScaling: record.enableAutoScaling,
        autoscalesAtStart: record.autoscalesAtStart, minCount: record.minCount, maxCount: record.maxCount)
    }
    let cluster = self[operation].cluster
    if self[operation].pool == nil, exists(cluster) {
      self[cluster].powerStateBefore = self[cluster].powerState
    }
  }
}

extension OperationKind {
  /// A cluster's operation that shows on its pools, too (PS3).
  fileprivate var concernsPools: Bool { self != .upgradeControlPlane }
}
