/// How many nodes of a pool are in each state.
///
/// They sum to `total`.
package struct NodeCounts: Hashable, Sendable {
  /// Being made.
  package internal(set) var creating = 0
  /// Deallocated before, on the way to running.
  package internal(set) var starting = 0
  /// Ready.
  package internal(set) var running = 0
  /// Getting another image.
  package internal(set) var reimaging = 0
  /// Draining and being released.
  package internal(set) var deallocating = 0
  /// Kept without a machine: NotReady (D4).
  package internal(set) var deallocated = 0
  /// On the way out.
  package internal(set) var deleting = 0
  /// Not Ready, and not getting there.
  package internal(set) var failed = 0

  package init() {}

  /// All instances of the scale set, whatever they do.
  package var total: Int {
    creating + starting + running + reimaging + deallocating + deallocated + deleting + failed
  }

  /// As they will be when all nodes that are on their way have arrived.
  var settled: NodeCounts {
    var counts = NodeCounts()
    counts.running = creating + starting + running + reimaging
    counts.deallocated = deallocating + deallocated
    counts.failed = failed
    return counts
  }

  /// The number of nodes in one state.
  package internal(set) subscript(state: NodeState) -> Int {
    @inline(__always) get {
      switch state {
      case .creating: creating
      case .starting: starting
      case .running: running
      case .reimaging: reimaging
      case .deallocating: deallocating
      case .deallocated: deallocated
      case .deleting: deleting
      case .failed: failed
      }
    }
    @inline(__always) set {
      switch state {
      case .creating: creating = newValue
      case .starting: starting = newValue
      case .running: running = newValue
      case .reimaging: reimaging = newValue
      case .deallocating: deallocating = newValue
      case .deallocated: deallocated = newValue
      case .deleting: deleting = newValue
      case .failed: failed = newValue
      }
    }
  }

  /// Nodes come into a state, or leave it.
  @inline(__always)
  mutating func change(_ state: NodeState, by nodes: Int) {
    switch state {
    case .creating: creating += nodes
    case .starting: starting += nodes
    case .running: running += nodes
    case .reimaging: reimaging += nodes
    case .deallocating: deallocating += nodes
    case .deallocated: deallocated += nodes
    case .deleting: deleting += nodes
    case .failed: failed += nodes
    }
  }

  /// The counts of several pools together.
  package static func + (a: NodeCounts, b: NodeCounts) -> NodeCounts {
    var sum = a
    for state in NodeState.allCases { sum[state] += b[state] }
    return sum
  }
}
