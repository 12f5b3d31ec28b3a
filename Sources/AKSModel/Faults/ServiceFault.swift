/// Something that goes wrong in the simulated platform because somebody wants to see what happens then.
package struct ServiceFault: Hashable, Sendable {
  /// What goes wrong.
  package let kind: Kind
  /// The pool that it befalls.
  package let pool: PoolID
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
  }
}

extension Simulation {
  /// The faults that are in force now, in the order in which they were put there.
  package var faults: [ServiceFault] { faultRecords.filter(isInForce) }

  /// Puts a fault on a pool; one of its kind that is there already goes.
  ///
  /// It does not change what an operation has begun: machines that were had stay had.
  package mutating func inject(_ kind: ServiceFault.Kind, on pool: PoolID, until end: Instant?) {
    faultRecords = faults.filter { $0.kind != kind || $0.pool != pool }
    faultRecords.append(ServiceFault(kind: kind, pool: pool, began: now, end: end))
    record(.faultBegan(pool, kind, until: end), Cause(nil, kind.rule))
  }

  /// Takes all faults away; operations that they held end now.
  package mutating func clearFaults() {
    for fault in faults { record(.faultEnded(fault.pool, fault.kind), Cause(nil, fault.kind.rule)) }
    faultRecords = []
    for pool in poolRecords.indices {
      guard let operation = poolRecords[pool].activeOperation, self[operation].isHeld else { continue }
      self[operation].isHeld = false
      self[operation].expectedEnd = now
      queue.schedule(.operationEnds(operation), at: now)
    }
  }

  /// The fault of this kind that is in force on a pool.
  func fault(_ kind: ServiceFault.Kind, on pool: PoolID) -> ServiceFault? {
    faultRecords.first { $0.kind == kind && $0.pool == pool && isInForce($0) }
  }

  private func isInForce(_ fault: ServiceFault) -> Bool {
    exists(fault.pool) && fault.end.map { now < $0 } ?? true
  }
}

extension ServiceFault.Kind {
  /// The rule that says what it does.
  var rule: RuleID {
    switch self {
    case .allocationFailure: "F1"
    case .stuckOperation: "F2"
    }
  }
}
