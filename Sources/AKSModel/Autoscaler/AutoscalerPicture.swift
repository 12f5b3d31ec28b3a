/// Cores, memory, GPUs and places for pods, in this order: thousandths of a core, MiB, numbers.
package typealias ResourceVector = SIMD4<Int32>

/// A cluster as its autoscaler sees it at one moment: all that a loop decides from, beside its own memory.
package struct AutoscalerPicture: Sendable {
  package var now = Instant.start
  package var options = AutoscalerOptions()
  /// What the choices of expander `random` follow from, beside the moment.
  package var seed: UInt64 = 0
  package var clusterName = ""
  /// What expander `priority` goes by.
  package var priorities: [ExpanderPriority] = []
  /// Azure/AKS issue 5211: deallocated nodes count as unready.
  package var deallocatedCountsUnready = true
  /// Rises with whatever changes in the cluster.
  package var changes: UInt64 = 0
  package var kinds: ContiguousArray<PodKind> = []
  package var groups: ContiguousArray<Group> = []
  /// The nodes of one group stand together.
  package var nodes: ContiguousArray<Node> = []
  /// The pods on nodes: see `Node.pods`.
  package var placements: ContiguousArray<Placement> = []
  package var pending: ContiguousArray<PendingPods> = []
  /// Where the pods stand that constraints are about, by the places of `nodes`.
  var topology = TopologyTally()

  package init() {}

  /// Pods that are alike: those of one workload.
  package struct PodKind: Sendable {
    /// One of them, with its place.
    package var request: ResourceVector
    package var priority: Int32 = 0
    /// By group: its nodes have what they look for, and no taint that they do not put up with.
    package var suits: ContiguousArray<Bool>
    /// By group: the zones in which they do, as bits; nil: all of them.
    var zones: ContiguousArray<UInt8>?
    /// So many may be evicted now; nil: nobody asks.
    package var allowedDisruptions: Int?
    package var traits: Traits = []

    package init(request: ResourceVector, suits: ContiguousArray<Bool>) {
      self.request = request
      self.suits = suits
    }

    /// Nodes of a group in this zone have what they look for.
    @inline(__always)
    func suits(_ group: Int, zone: UInt8) -> Bool {
      suits[group] && zones.map { $0[group] >> zone & 1 == 1 } ?? true
    }

    /// What keeps a node, or does not.
    package struct Traits: OptionSet, Hashable, Sendable {
      package let rawValue: UInt8
      package init(rawValue: UInt8) { self.rawValue = rawValue }

      package static let localStorage = Traits(rawValue: 1)
      package static let noController = Traits(rawValue: 2)
      package static let kubeSystem = Traits(rawValue: 4)
      package static let safeToEvict = Traits(rawValue: 8)
      package static let notSafeToEvict = Traits(rawValue: 16)
      package static let daemonSet = Traits(rawValue: 32)
    }
  }

  /// A pool: nodes that are alike.
  package struct Group: Sendable {
    package var pool: PoolID
    /// Of its scale set, which the patterns of expander `priority` look at.
    package var name: String
    /// It has an autoscaler, runs, and nothing else is at work on it.
    package var isManaged = true
    package var minimum = 0
    package var maximum = 0
    /// How many nodes are wanted; deallocated ones and those that go are not among them.
    package var target = 0
    /// What a node has for pods.
    package var allocatable: ResourceVector
    /// What its machine has.
    package var capacity: ResourceVector
    /// What pods of DaemonSets ask for of a new node.
    package var daemons = ResourceVector()
    /// Their kinds.
    var daemonKinds: ContiguousArray<Int> = []
    /// What a new node has for the pods that wait.
    var room: ResourceVector { allocatable &- daemons }
    /// Groups with the same number have nodes that are alike but for the pool.
    package var similarity = 0
    /// The number of the zone of the next node; 0: of none (A7z).
    var zone: UInt8 = 0

    package init(pool: PoolID, name: String, allocatable: ResourceVector, capacity: ResourceVector) {
      self.pool = pool
      self.name = name
      self.allocatable = allocatable
      self.capacity = capacity
    }
  }

  /// How far a node is.
  package enum Readiness: UInt8, Hashable, Sendable {
    case ready
    /// NotReady, and not on the way.
    case unready
    /// Wanted, and not yet there.
    case upcoming
    /// Kept without a machine.
    case deallocated
    /// On the way out: its group does not count it any more.
    case leaving
  }

  package struct Node: Sendable {
    package var id: NodeID
    package var group: Int32
    /// The number of its zone; 0: of none.
    var zone: UInt8 = 0
    package var readiness = Readiness.ready
    /// Cordoned, or marked for its removal.
    package var isClosed = false
    /// Its removal has begun.
    package var isBeingRemoved = false
    /// What its pods ask for together, those of DaemonSets included.
    package var requested = ResourceVector()
    /// What of it is asked for by pods of DaemonSets.
    package var daemons = ResourceVector()
    /// In `placements`, without those of DaemonSets; nil: not listed, because the node is too busy to be removed.
    package var pods: Range<Int32>? = 0..<0

    package init(id: NodeID, group: Int32) {
      self.id = id
      self.group = group
    }
  }

  /// So many pods of a kind on one node.
  package struct Placement: Sendable {
    package var kind: Int32
    package var count: Int32

    package init(kind: Int32, count: Int32) {
      self.kind = kind
      self.count = count
    }
  }

  /// So many pods of a kind, made at one moment, that have no node.
  package struct PendingPods: Sendable {
    package var kind: Int32
    package var count: Int32
    package var created: Instant

    package init(kind: Int32, count: Int32, created: Instant) {
      self.kind = kind
      self.count = count
      self.created = created
    }
  }

  /// How much of a node its pods ask for: the larger share of cores and memory, or that of its GPUs.
  package func utilization(of node: Node) -> Double {
    var requested = node.requested
    var whole = groups[Int(node.group)].allocatable
    let hasGPUs = whole[2] > 0
    if options.ignoresDaemonSets {
      requested = requested &- node.daemons
      whole = whole &- node.daemons
    }
    if hasGPUs { return Self.share(requested[2], of: whole[2]) }
    return max(Self.share(requested[0], of: whole[0]), Self.share(requested[1], of: whole[1]))
  }

  private static func share(_ part: Int32, of whole: Int32) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 1
  }

  /// How many pods that ask for this find room in what is free.
  package static func room(for request: ResourceVector, in free: ResourceVector) -> Int32 {
    var room = Int32.max
    for lane in 0..<4 where request[lane] > 0 { room = min(room, max(0, free[lane]) / request[lane]) }
    return room
  }
}

extension TopologyTally {
  /// One node more, as a group has them: with the pods of DaemonSets that it gets.
  mutating func addNode(of group: AutoscalerPicture.Group, zone: UInt8) {
    addNode(of: group.pool, zone: zone)
    for kind in group.daemonKinds { add(1, of: kind, at: zones.count - 1) }
  }
}
