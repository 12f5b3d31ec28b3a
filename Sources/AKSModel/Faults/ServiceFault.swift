/// Something that goes wrong in the simulated platform because somebody wants to see what happens then.
package struct ServiceFault: Hashable, Sendable {
  /// What goes wrong.
  package let kind: Kind
  /// What it befalls.
  package let target: Target
  /// The vCPUs of a quota; 0 of others.
  package let limit: Int32
  /// When it was put there.
  package let began: Instant
  /// When it is over by itself; nil: not before it is taken away.
  package let end: Instant?

  /// The faults there are.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// No new machine is to be had, and no deallocated one back.
    case allocationFailure = "allocation-failure"
    /// Operations do not come to their end.
    case stuckOperation = "stuck-operation"
    /// Pods cannot be evicted.
    case drainBlocked = "drain-blocked"
    /// Requests are answered that there were too many of them.
    case throttle
    /// So many vCPUs are all that there may be.
    case quota
    /// A node is not Ready.
    case failedNode = "failed-node"
  }

  /// A pool, a cluster or a node.
  package enum Target: Hashable, Sendable {
    case pool(PoolID)
    case cluster(ClusterID)
    case node(NodeID)
  }
}

extension Simulation {
  /// The faults that are in force now, in the order in which they were put there.
  package var faults: [ServiceFault] { faultRecords.filter(isInForce) }

  /// Puts a fault on something; one of its kind that is there already goes.
  ///
  /// It does not change what an operation has begun: machines that were had stay had.
  package mutating func inject(
    _ kind: ServiceFault.Kind, on target: ServiceFault.Target, limit: Int32 = 0, until end: Instant?
  ) {
    guard exists(target) else { return }
    faultRecords = faults.filter { $0.kind != kind || $0.target != target }
    faultRecords.append(ServiceFault(kind: kind, target: target, limit: limit, began: now, end: end))
    record(.faultBegan(target, kind, until: end), Cause(nil, kind.rule))
    if case .node(let node) = target { failNode(node) }
    if let end {
      hasUnawaited = true
      queue.schedule(.faultsEnd, at: end)
    }
  }

  /// Takes all faults away; what they held goes on now.
  package mutating func clearFaults() {
    let ended = faults
    faultRecords = []
    for fault in ended {
      record(.faultEnded(fault.target, fault.kind), Cause(nil, fault.kind.rule))
      isOver(fault)
    }
    for pool in poolRecords.indices {
      guard let operation = poolRecords[pool].activeOperation, self[operation].isHeld else { continue }
      self[operation].isHeld = false
      self[operation].expectedEnd = now
      queue.schedule(.operationEnds(operation), at: now)
    }
  }

  /// The time of some faults is over.
  mutating func faultsEnd() {
    let ended = faultRecords.filter { $0.end == now && exists($0.target) }
    faultRecords.removeAll { $0.end.map { $0 <= now } ?? false }
    for fault in ended {
      record(.faultEnded(fault.target, fault.kind), Cause(nil, fault.kind.rule))
      isOver(fault)
    }
  }

  /// A node is not failed any more, whoever has seen to it: nothing is left of the fault.
  mutating func faultEnds(of node: NodeID) {
    guard faultRecords.contains(where: { $0.target == .node(node) }) else { return }
    faultRecords.removeAll { $0.target == .node(node) }
    record(.faultEnded(.node(node), .failedNode), Cause(nil, "F3"))
  }

  /// What a fault did besides keeping something from happening is undone.
  private mutating func isOver(_ fault: ServiceFault) {
    if fault.kind == .drainBlocked { retryDrains() }
    if case .node(let node) = fault.target { repairNode(node) }
  }

  /// The fault of this kind that is in force on something.
  func fault(_ kind: ServiceFault.Kind, on target: ServiceFault.Target) -> ServiceFault? {
    faultRecords.isEmpty
      ? nil : faultRecords.first { $0.kind == kind && $0.target == target && isInForce($0) }
  }

  private func isInForce(_ fault: ServiceFault) -> Bool {
    exists(fault.target) && fault.end.map { now < $0 } ?? true
  }

  private func exists(_ target: ServiceFault.Target) -> Bool {
    switch target {
    case .pool(let pool): exists(pool)
    case .cluster(let cluster): exists(cluster)
    case .node(let node): exists(node)
    }
  }
}

extension ServiceFault.Kind {
  /// The rule that says what it does.
  var rule: RuleID {
    switch self {
    case .allocationFailure: "F1"
    case .stuckOperation: "F2"
    case .failedNode: "F3"
    case .drainBlocked: "F4"
    case .quota: "U8"
    case .throttle: "L8"
    }
  }
}
