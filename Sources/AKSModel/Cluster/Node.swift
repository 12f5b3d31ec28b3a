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
  private var marks: Marks = .allocated
  /// How often its state has changed, or it was heard of again in time, so that what takes time again takes another
  /// time (`timing random`).
  var changes: UInt16 = 0
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
  /// In one byte, because a world has a million nodes.
  private struct Marks: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let allocated = Marks(rawValue: 1)
    static let cordoned = Marks(rawValue: 2)
    static let chosen = Marks(rawValue: 4)
    static let noticed = Marks(rawValue: 8)
    static let gone = Marks(rawValue: 16)
    static let silent = Marks(rawValue: 32)

    subscript(mark: Marks) -> Bool {
      @inline(__always) get { rawValue & mark.rawValue != 0 }
      @inline(__always) set {
        self = Marks(rawValue: newValue ? rawValue | mark.rawValue : rawValue & ~mark.rawValue)
      }
    }
  }

  /// A virtual machine is allocated for it, and billed.
  var isAllocated: Bool {
    get { marks[.allocated] }
    set { marks[.allocated] = newValue }
  }
  /// Kubernetes puts no pods on it (`spec.unschedulable`).
  package internal(set) var isCordoned: Bool {
    get { marks[.cordoned] }
    set { marks[.cordoned] = newValue }
  }
  /// The operation that is at work has chosen it as one of the next.
  var isChosen: Bool {
    get { marks[.chosen] }
    set { marks[.chosen] = newValue }
  }
  /// Azure has given notice that it takes the machine (P3).
  var isNoticed: Bool {
    get { marks[.noticed] }
    set { marks[.noticed] = newValue }
  }
  /// Its kubelet is not heard of, and Kubernetes takes it for Ready still, or not any more (F3).
  package internal(set) var isSilent: Bool {
    get { marks[.silent] }
    set { marks[.silent] = newValue }
  }
  /// Whether it will have a machine when it does something else.
  @inline(__always)
  func isAllocated(in new: NodeState) -> Bool {
    // A machine that is being deleted is billed until it is gone, if it was until then (D9).
    new == .deleting ? isAllocated : new != .deallocated
  }

  /// It does something else now.
  @inline(__always)
  mutating func begin(_ new: NodeState) {
    isAllocated = isAllocated(in: new)
    state = new
    changes &+= 1
  }

  /// Nothing lives in its slot.
  var isGone: Bool {
    get { marks[.gone] }
    set { marks[.gone] = newValue }
  }

  /// Its state when it has arrived where it is going.
  package var settledState: NodeState {
    switch state {
    case .creating, .starting, .running, .reimaging: .running
    case .deallocating, .deallocated: .deallocated
    case .deleting, .failed: state
    }
  }
}
