/// What is due when: transitions by time, those of one instant in the order in which they were
/// scheduled.
///
/// A heap of small keys with four children each (fewer levels, and the children of a node share a
/// cache line); the transitions themselves lie still in slots beside it.
struct EventQueue: Sendable {
  private struct Key: Sendable {
    var time: Int64
    var order: UInt32
    var slot: UInt32

    /// No two keys have the same order, so this is total.
    func isBefore(_ other: Key) -> Bool {
      time != other.time ? time < other.time : order < other.order
    }
  }

  private var heap: ContiguousArray<Key> = []
  private var slots: ContiguousArray<Transition> = []
  private var freeSlots: ContiguousArray<UInt32> = []
  private var nextOrder: UInt32 = 0

  init() {}

  /// Nothing is due, now or later.
  var isEmpty: Bool { heap.isEmpty }
  /// How many transitions are scheduled.
  var count: Int { heap.count }

  /// When the first transition is due.
  var nextInstant: Instant? { heap.first.map { Instant(milliseconds: $0.time) } }

  /// Schedules a transition behind all those of the same instant.
  mutating func schedule(_ transition: Transition, at instant: Instant) {
    if heap.isEmpty { nextOrder = 0 }
    let slot: UInt32
    if let free = freeSlots.popLast() {
      slot = free
      slots[Int(slot)] = transition
    } else {
      slot = UInt32(slots.count)
      slots.append(transition)
    }
    heap.append(Key(time: instant.milliseconds, order: nextOrder, slot: slot))
    nextOrder += 1
    siftUp(from: heap.count - 1)
  }

  /// Takes out the first transition if it is due at the instant or before.
  mutating func popFirst(dueBy instant: Instant) -> Transition? {
    guard let first = heap.first, first.time <= instant.milliseconds else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty { siftDown(last) }
    freeSlots.append(first.slot)
    return slots[Int(first.slot)]
  }

  /// Moves the key at the index towards the root until its parent is before it.
  private mutating func siftUp(from start: Int) {
    let key = heap[start]
    var index = start
    while index > 0 {
      let parent = (index - 1) / 4
      guard key.isBefore(heap[parent]) else { break }
      heap[index] = heap[parent]
      index = parent
    }
    heap[index] = key
  }

  /// Puts a key in at the root, whose place is free, and moves it down until its children are
  /// behind it.
  private mutating func siftDown(_ key: Key) {
    var index = 0
    while true {
      let firstChild = 4 * index + 1
      guard firstChild < heap.count else { break }
      var smallest = firstChild
      for child in (firstChild + 1)..<max(firstChild + 1, min(firstChild + 4, heap.count))
      where heap[child].isBefore(heap[smallest]) {
        smallest = child
      }
      guard heap[smallest].isBefore(key) else { break }
      heap[index] = heap[smallest]
      index = smallest
    }
    heap[index] = key
  }
}
