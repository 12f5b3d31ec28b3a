/// Numbered places for contents of one kind, used again when a sweep has freed them.
struct Shelf<Content: Sendable>: Sendable {
  /// What a free place holds.
  private let empty: Content
  fileprivate var contents: [Content] = []
  /// For each place the period in which it was made for a single register; 0 for most.
  fileprivate var stamps: [UInt32] = []
  private var free: [Int] = []

  init(empty: Content) { self.empty = empty }

  var count: Int { contents.count }

  @inline(__always)
  subscript(handle: Int) -> Content {
    _read { yield contents[handle] }
    _modify { yield &contents[handle] }
  }

  /// Takes a place for a content; `stamp` is not 0 when a single register has it.
  mutating func add(_ content: Content, stamp: UInt32 = 0) -> Int {
    if let handle = free.popLast() {
      contents[handle] = content
      stamps[handle] = stamp
      return handle
    }
    contents.append(content)
    stamps.append(stamp)
    return contents.count - 1
  }

  // MARK: - Ownership

  /// Whether the place belongs to a single register since this period began.
  @inline(__always)
  func isOwned(_ handle: Int, in period: UInt32) -> Bool { stamps[handle] == period }

  /// The place is known in a second register, or in another value.
  @inline(__always)
  mutating func share(_ handle: Int) {
    // Most are shared already, and a look costs less than a write.
    if stamps[handle] != 0 { stamps[handle] = 0 }
  }

  /// Forgets who owns what: the periods are used up.
  mutating func shareAll() {
    for handle in stamps.indices { stamps[handle] = 0 }
  }

  // MARK: - All of them

  /// Frees all places but those that are reached; says how large the rest is.
  mutating func sweep(_ isReached: [Bool], size: (Content) -> Int) -> Int {
    var rest = 0
    free.removeAll(keepingCapacity: true)
    for handle in contents.indices {
      if isReached[handle] {
        rest += size(contents[handle])
      } else {
        contents[handle] = empty
        stamps[handle] = 0
        free.append(handle)
      }
    }
    return rest
  }

  mutating func changeAll(_ change: (inout Content) -> Void) {
    for handle in contents.indices { change(&contents[handle]) }
  }
}

extension Shelf<MapStorage> {
  /// Gives a key another value in a map that belongs to a single register and has the key; false if it doesn't.
  @inline(never)
  mutating func replace(_ handle: Int, _ key: UInt32, _ value: Value, in period: UInt32) -> Bool {
    guard stamps[handle] == period else { return false }
    var maps = contents.mutableSpan
    return maps[handle].replace(key, value)
  }
}
