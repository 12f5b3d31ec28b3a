/// All nodes of the world in one array of slots, and each pool's nodes by rising instance index.
///
/// A pool gets its instance indices in rising order, so a new node always goes to the end of its list. A node that
/// leaves leaves a gap there, so that this takes no longer the larger the pool is; when gaps are the half of a list,
/// they are closed.
struct NodeTable: Sendable {
  /// What every change of a node reads, and no more: in a large world the way to the memory is what takes time.
  private struct Slot: Sendable {
    var node: Node
    /// How many nodes lived here before.
    var generation: UInt32
  }

  /// The slots of a pool's nodes.
  private struct Members: Sendable {
    var slots: ContiguousArray<UInt32> = []
    var gaps = 0
  }

  private static var gap: UInt32 { .max }

  private var slots: ContiguousArray<Slot> = []
  /// By slot: what of the node is billed.
  private var meters: ContiguousArray<NodeMeter> = []
  /// By slot: where the node stands in the list of its pool.
  private var placesOfSlots: ContiguousArray<UInt32> = []
  private var freeSlots: ContiguousArray<UInt32> = []
  /// By pool index.
  private var members: ContiguousArray<Members> = []

  init() {}

  /// Makes room for the list of the next pool.
  mutating func addPool() { members.append(Members()) }

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
  func id(ofSlot slot: UInt32) -> NodeID { NodeID(index: slot, generation: slots[Int(slot)].generation) }

  // MARK: - What is billed

  /// What of a node that exists is billed.
  func meter(of id: NodeID) -> Meter {
    precondition(exists(id), "a node that is gone has no meter")
    return meters[Int(id.index)].meter(isAllocated: slots[Int(id.index)].node.isAllocated)
  }

  /// A node that exists gets a machine, or loses it.
  mutating func setAllocated(_ id: NodeID, to isAllocated: Bool, at now: Instant) {
    guard self[id].isAllocated != isAllocated else { return }
    self[id].isAllocated = isAllocated
    meters[Int(id.index)].turn(at: now)
  }

  /// The world begins now: what a node has used is forgotten.
  mutating func restartMeter(of id: NodeID) { meters[Int(id.index)].restart() }

  // MARK: - The nodes of a pool

  /// How many nodes the pool has.
  func count(of pool: PoolID) -> Int { members[Int(pool.index)].slots.count - members[Int(pool.index)].gaps }

  /// Where nodes of the pool are, by rising instance index.
  func places(of pool: PoolID) -> Range<Int> { members[Int(pool.index)].slots.indices }

  /// The node at a place of the pool's list; nil: it has gone.
  func node(at place: Int, of pool: PoolID) -> NodeID? {
    let slot = members[Int(pool.index)].slots[place]
    return slot == Self.gap ? nil : id(ofSlot: slot)
  }

  /// All nodes of the pool by rising instance index.
  func nodes(of pool: PoolID) -> [NodeID] {
    if members[Int(pool.index)].gaps == 0 { return members[Int(pool.index)].slots.map(id(ofSlot:)) }
    return members[Int(pool.index)].slots.compactMap { $0 == Self.gap ? nil : id(ofSlot: $0) }
  }

  /// The node with this instance index.
  func node(instance: UInt32, of pool: PoolID) -> NodeID? {
    let list = members[Int(pool.index)].slots
    var low = 0
    var high = list.count
    while low < high {
      var middle = (low + high) / 2
      // The nearest node in front of a gap decides.
      while middle > low, list[middle] == Self.gap { middle -= 1 }
      if list[middle] == Self.gap {
        low = (low + high) / 2 + 1
      } else if slots[Int(list[middle])].node.instance < instance {
        low = max(middle, (low + high) / 2) + 1
      } else {
        high = middle
      }
    }
    while low < list.count, list[low] == Self.gap { low += 1 }
    return low < list.count && slots[Int(list[low])].node.instance == instance ? id(ofSlot: list[low]) : nil
  }

  // MARK: - Coming and going

  /// Adds a node that is allocated now, behind all others of its pool: its instance index must be the highest.
  mutating func append(_ node: Node, at now: Instant) -> NodeID {
    let place = UInt32(members[Int(node.pool.index)].slots.count)
    let index: UInt32
    if let free = freeSlots.popLast() {
      index = free
      slots[Int(index)].node = node
      meters[Int(index)] = NodeMeter(since: now)
      placesOfSlots[Int(index)] = place
    } else {
      index = UInt32(slots.count)
      slots.append(Slot(node: node, generation: 0))
      meters.append(NodeMeter(since: now))
      placesOfSlots.append(place)
    }
    members[Int(node.pool.index)].slots.append(index)
    return id(ofSlot: index)
  }

  /// Removes a node that exists and frees its slot for another generation.
  mutating func remove(_ id: NodeID) {
    precondition(exists(id), "a node that is gone has no state")
    removeMember(at: Int(placesOfSlots[Int(id.index)]), of: slots[Int(id.index)].node.pool)
    slots[Int(id.index)].node.isGone = true
    slots[Int(id.index)].generation &+= 1
    freeSlots.append(id.index)
  }

  private mutating func removeMember(at place: Int, of pool: PoolID) {
    let index = Int(pool.index)
    if place == members[index].slots.count - 1 {
      members[index].slots.removeLast()
      return
    }
    members[index].slots[place] = Self.gap
    members[index].gaps += 1
    if members[index].gaps * 2 > members[index].slots.count { closeGaps(of: index) }
  }

  private mutating func closeGaps(of pool: Int) {
    members[pool].slots.removeAll { $0 == Self.gap }
    members[pool].gaps = 0
    for (place, slot) in members[pool].slots.enumerated() { placesOfSlots[Int(slot)] = UInt32(place) }
  }
}
