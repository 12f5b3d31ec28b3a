/// An instance of a pool's scale set.
///
/// Small and plain: a world has thousands; names are computed.
package struct Node: Hashable, Sendable {
  /// The pool it belongs to.
  package let pool: PoolID
  /// The scale set's instance index: rising, never used again in its pool.
  package let instance: UInt32
  /// What it does now.
  package internal(set) var state: NodeState
  /// A virtual machine is allocated for it, and billed.
  var isAllocated = true
  /// Kubernetes puts no pods on it (`spec.unschedulable`).
  package internal(set) var isCordoned = false
  /// The operation that is at work has chosen it as one of the next.
  var isChosen = false
  /// Its image and its Kubernetes version.
  package internal(set) var software: Interned<NodeSoftware>

  init(
    pool: PoolID, instance: UInt32, state: NodeState, software: Interned<NodeSoftware> = Interned()
  ) {
    self.pool = pool
    self.instance = instance
    self.state = state
    self.software = software
  }
}

extension Node {
  /// Its state when it has arrived where it is going.
  package var settledState: NodeState {
    switch state {
    case .creating, .starting, .running, .reimaging: .running
    case .deallocating, .deallocated: .deallocated
    case .deleting, .failed: state
    }
  }
}
