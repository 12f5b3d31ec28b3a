/// All nodes of the world in one array of slots, and each pool's nodes by rising instance index.
///
/// A pool gets its instance indices in rising order, so a new node always goes to the end of its
/// list.
struct NodeTable: Sendable {
  private struct Slot: Sendable {
    var node: Node
    var generation: UInt32
  }

  private var slots: ContiguousArray<Slot> = []
  /// By slot: what of the node is billed.
  ///
  /// Beside the nodes, so that a walk over their states stays short.
  private var meters: ContiguousArray<NodeMeter> = []
  private var freeSlots: ContiguousArray<UInt32> = []
  /// By pool index: the slots of its nodes.
  private var members: ContiguousArray<ContiguousArray<UInt32>> = []

  init() {}

  /// Makes room for the list of the next pool.
  mutating func addPool() { members.append([]) }

  /// The node lives in its slot, in this generation.
  func exists(_ id: NodeID) -> Bool {
    let index = Int(id.index)
    return index < slots.count && slots[index].generation == id.generation && !slots[index].node.isGone
  }

  /// A node that exists.
  subscript(id: NodeID) -> Node {
    get {
      precondition(exists(id), "a node that is gone has no state")
      return slots[Int(id.index)].node
    }
    _modify {
      precondition(exists(id), "a node that is gone has no state")
      yield &slots[Int(id.index)].node
    }
  }

  /// The node that lives in a slot.
  func id(ofSlot slot: UInt32) -> NodeID { id(of: slot) }

  /// What of a node that exists is billed.
  func meter(of id: NodeID) -> Meter { meters[Int(id.index)].meter(isAllocated: self[id].isAllocated) }

  /// A node that exists gets a machine, or loses it.
  mutating func setAllocated(_ id: NodeID, to isAllocated: Bool, at now: Instant) {
    guard self[id].isAllocated != isAllocated else { return }
    self[id].isAllocated = isAllocated
    meters[Int(id.index)].turn(at: now)
  }

  /// The world begins now: what a node has used is forgotten.
  mutating func restartMeter(of id: NodeID) {
    meters[Int(id.index)].restart()
  }

  /// How many nodes the pool has.
  func count(of pool: PoolID) -> Int { members[Int(pool.index)].count }

  /// A node of the pool by its place in the order of instance indices.
  func node(at place: Int, of pool: PoolID) -> NodeID { id(of: members[Int(pool.index)][place]) }

  /// All nodes of the pool by rising instance index.
  func nodes(of pool: PoolID) -> [NodeID] { members[Int(pool.index)].map(id(of:)) }

  /// The node with this instance index.
  func node(instance: UInt32, of pool: PoolID) -> NodeID? {
    place(of: instance, in: pool).map { node(at: $0, of: pool) }
  }

  /// Adds a node that is allocated now, behind all others of its pool: its instance index must be the highest.
  mutating func append(_ node: Node, at now: Instant) -> NodeID {
    let index: UInt32
    if let free = freeSlots.popLast() {
      index = free
      slots[Int(index)].node = node
      meters[Int(index)] = NodeMeter(since: now)
    } else {
      index = UInt32(slots.count)
      slots.append(Slot(node: node, generation: 0))
      meters.append(NodeMeter(since: now))
    }
    members[Int(node.pool.index)].append(index)
    return id(of: index)
  }

  /// Removes a node that exists and frees its slot for another generation.
  mutating func remove(_ id: NodeID) {
    let node = self[id]
    if let place = place(of: node.instance, in: node.pool) {
      members[Int(node.pool.index)].remove(at: place)
    }
    slots[Int(id.index)].node.isGone = true
    slots[Int(id.index)].generation &+= 1
    freeSlots.append(id.index)
  }

  private func id(of slot: UInt32) -> NodeID {
    NodeID(index: slot, generation: slots[Int(slot)].generation)
  }

  /// Where the instance stands in its pool's list, by bisection from the end: young nodes go first.
  private func place(of instance: UInt32, in pool: PoolID) -> Int? {
    let list = members[Int(pool.index)]
    var low = list.count
    var high = low
    var step = 1
    while low > 0 {
      high = low
      low = max(0, low - step)
      if slots[Int(list[low])].node.instance <= instance { break }
      step *= 2
    }
    while low < high {
      let middle = (low + high) / 2
      if slots[Int(list[middle])].node.instance < instance {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < list.count && slots[Int(list[low])].node.instance == instance ? low : nil
  }
}
