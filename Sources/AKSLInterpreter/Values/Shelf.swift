/// Numbered places for contents of one kind, used again when a sweep has freed them.
struct Shelf<Content: Sendable>: Sendable {
  private struct Place: Sendable {
    var content: Content
    /// The period in which it was made for a single register; 0 for most.
    var stamp: UInt32
  }

  /// What a free place holds.
  private let empty: Content
  private var places: [Place] = []
  private var free: [Int] = []

  init(empty: Content) { self.empty = empty }

  var count: Int { places.count }

  @inline(__always)
  subscript(handle: Int) -> Content {
    _read { yield places[handle].content }
    _modify { yield &places[handle].content }
  }

  /// Takes a place for a content; `stamp` is not 0 when a single register has it.
  mutating func add(_ content: Content, stamp: UInt32 = 0) -> Int {
    if let handle = free.popLast() {
      places[handle] = Place(content: content, stamp: stamp)
      return handle
    }
    places.append(Place(content: content, stamp: stamp))
    return places.count - 1
  }

  // MARK: - Ownership

  /// Whether the place belongs to a single register since this period began.
  @inline(__always)
  func isOwned(_ handle: Int, in period: UInt32) -> Bool { places[handle].stamp == period }

  /// The place is known in a second register, or in another value.
  @inline(__always)
  mutating func share(_ handle: Int) {
    // Most are shared already, and a look costs less than a write.
    if places[handle].stamp != 0 { places[handle].stamp = 0 }
  }

  /// Forgets who owns what: the periods are used up.
  mutating func shareAll() {
    for handle in places.indices { places[handle].stamp = 0 }
  }

  // MARK: - All of them

  /// Frees all places but those that are reached; says how large the rest is.
  mutating func sweep(_ isReached: [Bool], size: (Content) -> Int) -> Int {
    var rest = 0
    free.removeAll(keepingCapacity: true)
    for handle in places.indices {
      if isReached[handle] {
        rest += size(places[handle].content)
      } else {
        places[handle] = Place(content: empty, stamp: 0)
        free.append(handle)
      }
    }
    return rest
  }

  mutating func changeAll(_ change: (inout Content) -> Void) {
    for handle in places.indices { change(&places[handle].content) }
  }
}
