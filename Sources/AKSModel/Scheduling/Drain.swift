/// A node that pods still have to leave because a budget holds one of them there.
struct Drain: Hashable, Sendable {
  let node: NodeID
  /// Whose turn it is when they have left; nil: `kubectl drain` was asked for.
  let operation: OperationID?
  let purpose: Purpose

  enum Purpose: Hashable, Sendable {
    /// It is released or deleted, which takes so long.
    case leaving(TimeSpan)
    /// It gets another image.
    case upgrade
    /// Nothing follows.
    case drain
    /// Its machine is taken, whatever becomes of its pods (P3).
    case notice
  }
}

extension Simulation {
  // MARK: - Evicting

  /// The budget of its workload allows that the pod is evicted (dynamics 7): one that does its work only while so
  /// many more are healthy than must be, and another one if enough are.
  func mayEvict(_ pod: PodID) -> Bool {
    let record = self[pod]
    return record.phase == .ready
      ? allowedDisruptions(of: record.workload) > 0
      : allowedDisruptions(of: record.workload) >= 0
  }

  /// How many more pods of a workload are healthy than its budget says; negative: so many are missing.
  package func allowedDisruptions(of id: WorkloadID) -> Int {
    let workload = self[id]
    guard let budget = workload.budget else { return .max }
    return workload.ready - budget.leastHealthy(of: workload.replicas)
  }

  /// A pod goes, and its controller makes another one.
  mutating func evict(_ pod: PodID, _ end: PodEnd, _ cause: Cause) {
    let id = self[pod].workload
    if isDaemonSet(id) { return removeDaemon(pod, end, cause) }
    let (run, time) = (podTable.run(of: pod), podTable.time(of: pod, at: now))
    remove(pod, end, cause)
    guard !self[id].template.traits.contains(.noController), self[id].podCount < self[id].replicas else {
      return
    }
    if let time { loseWork(time, of: id) }
    addPods(1, to: id, running: run, cause)
  }

  /// A job begins anew: what it has done is lost (W13).
  mutating func loseWork(_ time: TimeSpan, of id: WorkloadID) {
    self[id].tally.restarts += 1
    self[id].tally.lostTime += time.milliseconds
  }

  /// Evicts what may be evicted from a node; true: something stays there that others wait for.
  ///
  /// Pods of DaemonSets stay until the node goes (W18).
  mutating func evictPods(of node: NodeID, _ cause: Cause) -> Bool {
    if isDrainBlocked(on: nodeTable[node].pool) { return true }
    var isBlocked = false
    for pod in pods(on: node) where !isDaemonSet(self[pod].workload) {
      if mayEvict(pod) {
        evict(pod, .evicted, cause)
      } else {
        isBlocked = true
      }
    }
    return isBlocked
  }

  /// A fault keeps all nodes of a pool from being drained, those without pods included (F4).
  func isDrainBlocked(on pool: PoolID) -> Bool { fault(.drainBlocked, on: .pool(pool)) != nil }

  /// The node is no more, or not as it was: its pods are lost, whatever their budgets say.
  ///
  /// Those of DaemonSets put up with a node that is not Ready (W18).
  mutating func losePods(of node: NodeID, _ end: PodEnd, _ cause: Cause) {
    guard hasPods(on: node) else { return }
    for pod in pods(on: node) where end != .nodeNotReady || !isDaemonSet(self[pod].workload) {
      evict(pod, end, cause)
    }
  }

  // MARK: - Draining

  /// `kubectl drain`: the node is cordoned, and its pods go as soon as their budgets allow it (K1, W7).
  package mutating func drainNode(_ node: NodeID) {
    setCordon(of: node, to: true, Cause(nil, "K1"))
    guard evictPods(of: node, Cause(nil, "W7")) else { return }
    let drain = Drain(node: node, operation: nil, purpose: .drain)
    if !drains.contains(drain) { drains.append(drain) }
  }

  /// A node that was deallocated or deleted until now by a drain comes to its new state: at once if nothing holds
  /// its pods, else when the last has gone (W8).
  mutating func drain(_ node: NodeID, then span: TimeSpan, _ operation: OperationID) {
    guard hasPods(on: node) || isDrainBlocked(on: nodeTable[node].pool),
      evictPods(of: node, Cause(operation, "W7"))
    else {
      return leave(node, after: span, operation)
    }
    wait(for: Drain(node: node, operation: operation, purpose: .leaving(span)), limit: Timings.drainLimit)
  }

  /// Pods are evicted as soon as their budgets allow it, but not for ever.
  mutating func wait(for drain: Drain, limit: TimeSpan) {
    drains.append(drain)
    guard let operation = drain.operation else { return }
    self[operation].hasWaitedForPods = true
    queue.schedule(.drainTimesOut(drain.node, operation), at: now + limit)
  }

  /// A budget may allow more than before: nodes that wait for their pods to go are tried again, now.
  mutating func retryDrains() {
    guard !drains.isEmpty, !isRetryingDrains else { return }
    isRetryingDrains = true
    queue.schedule(.drainsContinue, at: now)
  }

  /// All nodes that wait are tried again.
  mutating func drainsContinue() {
    isRetryingDrains = false
    for drain in drains where drains.contains(drain) {
      if drain.isPointless(in: self) {
        drains.removeAll { $0 == drain }
      } else if !evictPods(of: drain.node, Cause(drain.operation, drain.purpose == .notice ? "P3" : "W7")) {
        isDrained(drain)
      }
    }
  }

  /// A node has been waited for long enough.
  mutating func drainTimesOut(_ node: NodeID, _ operation: OperationID) {
    guard let drain = drains.first(where: { $0.node == node && $0.operation == operation }) else { return }
    if drain.isPointless(in: self) {
      drains.removeAll { $0 == drain }
      return
    }
    switch drain.purpose {
    case .leaving:
      losePods(of: node, .nodeGone, Cause(operation, "W8"))
      isDrained(drain)
    case .upgrade: upgradeIsBlocked(drain, operation)
    case .drain, .notice: return
    }
  }

  /// Ends the drains that another operation has left on the pools, without regard to budgets.
  mutating func forceDrains(of pools: [PoolID]) {
    for drain in drains where exists(drain.node) && pools.contains(nodeTable[drain.node].pool) {
      switch drain.purpose {
      case .drain, .notice: continue
      case .upgrade: drains.removeAll { $0 == drain }
      case .leaving:
        losePods(of: drain.node, .nodeGone, Cause(drain.operation, "W8"))
        isDrained(drain)
      }
    }
  }

  /// No pod is left on a node that waited for that.
  private mutating func isDrained(_ drain: Drain) {
    drains.removeAll { $0 == drain }
    guard let operation = drain.operation else { return }
    switch drain.purpose {
    case .leaving(let span):
      leave(drain.node, after: span, operation)
      endsAfterPods(operation)
    case .upgrade: upgradeIsDrained(nodeTable[drain.node].pool, operation)
    case .drain, .notice: return
    }
  }

  /// A node without pods is released or deleted.
  private mutating func leave(_ node: NodeID, after span: TimeSpan, _ operation: OperationID) {
    let record = nodeTable[node]
    schedule(
      record.state == .deallocating ? .nodeDeallocated(node, operation) : .nodeDeleted(node, operation),
      of: record.pool, after: span)
  }

  /// Schedules the end of an operation that was due while pods kept it from ending.
  mutating func endsAfterPods(_ operation: OperationID) {
    guard self[operation].isKeptByPods, !isKeptByPods(operation) else { return }
    self[operation].isKeptByPods = false
    let end = max(arrival(of: targets(of: operation)), self[operation].accepted + leastTime(of: operation))
    self[operation].expectedEnd = end
    queue.schedule(.operationEnds(operation), at: end)
  }

  /// A drain of the operation waits, or an upgrade is not through.
  func isKeptByPods(_ operation: OperationID) -> Bool {
    drains.contains { $0.operation == operation }
      || self[operation].kind.dynamics.movesNodes
        && targets(of: operation).contains { self[$0].upgrade != nil }
  }
}

extension Drain {
  /// Nobody waits for it any more.
  fileprivate func isPointless(in world: Simulation) -> Bool {
    guard world.exists(node) else { return true }
    switch purpose {
    case .leaving: return false
    case .upgrade: return operation.map { !world.isGoingOn($0) } ?? true
    case .drain: return !world[node].isCordoned || world[node].state != .running
    case .notice: return !world[node].isNoticed
    }
  }
}
