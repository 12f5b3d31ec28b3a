/// What is due when: by time, and what is due at one instant in the order in which it was scheduled.
///
/// A heap of instants with four children each (fewer levels, and the children of a node share a cache line), and for
/// each instant a list of what is due then: a thousand pools that look every ten seconds cost the heap one instant a
/// second. A list is a chain of blocks of four elements, so that the way to the next one is seldom a way to the
/// memory. The list of an instant is found by its time in a table that forgets: an instant that is not found there gets
/// another list behind the first, so the order is the same.
///
/// Public and inlinable, because what drives a world from outside has a queue of its own.
public struct EventQueue<Element: Sendable>: Sendable {
  @usableFromInline struct Key: BitwiseCopyable, Sendable {
    @usableFromInline var time: Int64
    @usableFromInline var order: UInt32
    @usableFromInline var list: UInt32

    @inlinable init(time: Int64, order: UInt32, list: UInt32) {
      (self.time, self.order, self.list) = (time, order, list)
    }

    /// Of two lists of one instant the older one is first; the difference goes around with the numbers.
    @inlinable func isBefore(_ other: Key) -> Bool {
      time != other.time ? time < other.time : Int32(bitPattern: order &- other.order) < 0
    }
  }

  /// What is due at one instant: the places of the first and the last element.
  @usableFromInline struct List: BitwiseCopyable, Sendable {
    @usableFromInline var time: Int64
    @usableFromInline var first: UInt32
    @usableFromInline var last: UInt32

    @inlinable init(time: Int64, first: UInt32, last: UInt32) {
      (self.time, self.first, self.last) = (time, first, last)
    }
  }

  @inlinable static var none: UInt32 { .max }
  /// The time of a list that is not in use.
  @inlinable static var never: Int64 { .min }

  @usableFromInline var heap: ContiguousArray<Key> = []
  @usableFromInline var lists: ContiguousArray<List> = []
  /// Four to a block; where nothing is due stands what was due there before.
  @usableFromInline var elements: ContiguousArray<Element> = []
  /// By block: the next of the same instant, or the next that is free.
  @usableFromInline var nextBlocks: ContiguousArray<UInt32> = []
  /// Lists by their time, as far as they are remembered; the size is a power of two.
  @usableFromInline var known = ContiguousArray<UInt32>(repeating: 0, count: 16)
  @usableFromInline var freeList = EventQueue.none
  @usableFromInline var freeBlock = EventQueue.none
  @usableFromInline var nextOrder: UInt32 = 0
  @usableFromInline var size = 0
  /// The list whose elements are being taken out, with its time and the next of them; it is not in the heap.
  @usableFromInline var open = EventQueue.none
  @usableFromInline var openTime: Int64 = 0
  @usableFromInline var next: UInt32 = 0

  /// Nothing is scheduled.
  @inlinable public init() {}

  /// How much is scheduled.
  @inlinable public var count: Int { size }
  /// Nothing is due, now or later.
  @inlinable public var isEmpty: Bool { size == 0 }

  /// When the first is due, in milliseconds since the world began.
  @inlinable public var nextTime: Int64? { open == Self.none ? heap.first?.time : openTime }

  /// Schedules something behind all that is due at the same time, in milliseconds since the world began.
  @inlinable public mutating func schedule(_ element: Element, at time: Int64) {
    size += 1
    let place = place(of: time)
    let list = Int(known[place])
    if list < lists.count, lists[list].time == time {
      let last = lists[list].last
      let next = last & 3 == 3 ? chainBlock(to: last >> 2, with: element) : last + 1
      elements[Int(next)] = element
      lists[list].last = next
    } else {
      let first = takeBlock(with: element) << 2
      known[place] = addList(List(time: time, first: first, last: first))
    }
  }

  /// Takes out the first if it is due at the time or before; nothing is scheduled before it from then on.
  @inlinable public mutating func popFirst(dueBy time: Int64) -> Element? {
    if open == Self.none {
      guard let key = heap.first, key.time <= time else { return nil }
      openFirstList(key)
    } else if openTime > time {
      return nil
    }
    let element = elements[Int(next)]
    size -= 1
    if next == lists[Int(open)].last {
      closeList()
    } else {
      next = next & 3 == 3 ? nextBlocks[Int(next >> 2)] << 2 : next + 1
    }
    return element
  }

  /// Takes out all that is scheduled for the first instant, if that is the time or before, and appends it.
  @inlinable public mutating func popFirstInstant(
    dueBy time: Int64, into batch: inout ContiguousArray<Element>
  ) {
    if open == Self.none {
      guard let key = heap.first, key.time <= time else { return }
      openFirstList(key)
    } else if openTime > time {
      return
    }
    let last = lists[Int(open)].last
    while true {
      // What is left of a block, or of the list.
      let end = next >> 2 == last >> 2 ? last : next | 3
      for place in next...end { batch.append(elements[Int(place)]) }
      size -= Int(end - next) + 1
      if end == last { break }
      next = nextBlocks[Int(next >> 2)] << 2
    }
    closeList()
  }

  /// Takes a block that is free, or another one, and puts something at its first place.
  @inlinable mutating func takeBlock(with element: Element) -> UInt32 {
    guard freeBlock != Self.none else {
      elements.append(contentsOf: repeatElement(element, count: 4))
      nextBlocks.append(Self.none)
      return UInt32(nextBlocks.count - 1)
    }
    let block = freeBlock
    freeBlock = nextBlocks[Int(block)]
    elements[Int(block) << 2] = element
    return block
  }

  /// Lets another block follow the last of an instant, and gives its first place.
  @inlinable mutating func chainBlock(to last: UInt32, with element: Element) -> UInt32 {
    let block = takeBlock(with: element)
    nextBlocks[Int(last)] = block
    return block << 2
  }

  /// Fibonacci hashing: the high bits of the product depend on all bits of the time.
  @inlinable func place(of time: Int64) -> Int {
    let hash = UInt64(bitPattern: time) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 32) & (known.count - 1)
  }

  // MARK: - Lists and their order; seldom, where many things are due at once

  @inlinable mutating func addList(_ list: List) -> UInt32 {
    let index: UInt32
    if freeList != Self.none {
      index = freeList
      freeList = lists[Int(index)].first
      lists[Int(index)] = list
    } else {
      index = UInt32(lists.count)
      lists.append(list)
      // What is forgotten here costs another list at most.
      if lists.count * 4 > known.count { known = ContiguousArray(repeating: 0, count: known.count * 4) }
    }
    heap.append(Key(time: list.time, order: nextOrder, list: index))
    nextOrder &+= 1
    siftUp(from: heap.count - 1)
    return index
  }

  @inlinable mutating func openFirstList(_ key: Key) {
    (open, openTime, next) = (key.list, key.time, lists[Int(key.list)].first)
    let last = heap.removeLast()
    if !heap.isEmpty { siftDown(last) }
  }

  /// All of it has been taken out: its blocks are free, in one go.
  @inlinable mutating func closeList() {
    let list = lists[Int(open)]
    nextBlocks[Int(list.last >> 2)] = freeBlock
    freeBlock = list.first >> 2
    lists[Int(open)] = List(time: Self.never, first: freeList, last: Self.none)
    freeList = open
    open = Self.none
  }

  /// Moves the key at the index towards the root until its parent is before it.
  @inlinable mutating func siftUp(from start: Int) {
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
  @inlinable mutating func siftDown(_ key: Key) {
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

extension EventQueue {
  /// When the first is due.
  var nextInstant: Instant? { nextTime.map { Instant(milliseconds: $0) } }

  mutating func schedule(_ element: Element, at instant: Instant) {
    schedule(element, at: instant.milliseconds)
  }

  mutating func popFirst(dueBy instant: Instant) -> Element? { popFirst(dueBy: instant.milliseconds) }
}
