/// All nodes of the world in one array of slots, and each pool's nodes by rising instance index.
///
/// A pool gets its instance indices in rising order, so a new node always goes to the end of its list. A node that
/// leaves leaves a gap there, so that this takes no longer the larger the pool is; when gaps are the half of a list,
/// they are closed.
struct NodeTable: Sendable {
  /// All that a change of a node reads, side by side: in a large world the way to the memory is what takes time.
  private struct Slot: Sendable {
    var node: Node
    /// How many nodes lived here before.
    var generation: UInt32
    /// Where the node stands in the list of its pool.
    var place: UInt32
    /// What of the node is billed.
    var meter: NodeMeter

    @inline(__always)
    func holds(_ id: NodeID) -> Bool { generation == id.generation && !node.isGone }

    @inline(__always)
    mutating func begin(_ new: NodeState, at now: Instant) {
      if node.isAllocated(in: new) != node.isAllocated { meter.turn(at: now) }
      node.begin(new)
    }

    @inline(__always)
    mutating func vacate() {
      node.isGone = true
      generation &+= 1
    }
  }

  /// The slots of a pool's nodes.
  private struct Members: Sendable {
    var slots: ContiguousArray<UInt32> = []
    var gaps = 0
  }

  private static var gap: UInt32 { .max }

  private var slots: ContiguousArray<Slot> = []
  private var freeSlots: ContiguousArray<UInt32> = []
  /// By pool index.
  private var members: ContiguousArray<Members> = []

  init() {}

  /// Makes room for the list of the next pool.
  mutating func addPool() { members.append(Members()) }

  /// The node lives in its slot, in this generation.
  @inline(__always)
  func exists(_ id: NodeID) -> Bool {
    let index = Int(id.index)
    return index < slots.count && slots[index].holds(id)
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

  /// A node that exists does something else now; gives the node as it was, or nil if that is what it did.
  @inline(__always)
  mutating func setState(of id: NodeID, to new: NodeState, at now: Instant) -> Node? {
    let index = Int(id.index)
    let old = slots[index].node
    precondition(slots[index].holds(id), "a node that is gone has no state")
    guard new != old.state else { return nil }
    slots[index].begin(new, at: now)
    return old
  }

  /// Reads what changes of nodes will read, so that the memory brings it for many at once; the sum means nothing.
  func touch(_ id: NodeID) -> UInt32 {
    let index = Int(id.index)
    // The first word and the last: a slot may lie in two lines of the cache.
    return index < slots.count ? slots[index].node.pool.index &+ slots[index].meter.touch : 0
  }

  // MARK: - What is billed

  /// What of a node that exists is billed.
  func meter(of id: NodeID) -> Meter {
    precondition(exists(id), "a node that is gone has no meter")
    return slots[Int(id.index)].meter.meter(isAllocated: slots[Int(id.index)].node.isAllocated)
  }

  /// The world begins now: what a node has used is forgotten.
  mutating func restartMeter(of id: NodeID) { slots[Int(id.index)].meter.restart() }

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
  @inline(__always)
  mutating func append(_ node: Node, at now: Instant) -> NodeID {
    let pool = Int(node.pool.index)
    var slot = Slot(
      node: node, generation: 0, place: UInt32(truncatingIfNeeded: members[pool].slots.count),
      meter: NodeMeter(since: now))
    let index: UInt32
    if let free = freeSlots.popLast() {
      index = free
      slot.generation = slots[Int(index)].generation
      slots[Int(index)] = slot
    } else {
      index = UInt32(slots.count)
      slots.append(slot)
    }
    members[pool].slots.append(index)
    return NodeID(index: index, generation: slot.generation)
  }

  /// Removes a node that exists and frees its slot for another generation; gives the node.
  @inline(__always) @discardableResult
  mutating func remove(_ id: NodeID) -> Node {
    let slot = slots[Int(id.index)]
    precondition(slot.holds(id), "a node that is gone has no state")
    removeMember(at: Int(slot.place), of: slot.node.pool)
    slots[Int(id.index)].vacate()
    freeSlots.append(id.index)
    return slot.node
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
    for (place, slot) in members[pool].slots.enumerated() { slots[Int(slot)].place = UInt32(place) }
  }
}
