/// The entries of a map in the order in which they were written, by the numbers of their keys.
struct MapStorage: Sendable {
  /// A map with at most this many entries is searched from its start.
  private static let indexedFrom = 9

  private(set) var keys: [UInt32] = []
  /// A key that is not there reads as null.
  var isOpen = false
  var values: [Value] = []
  /// Entry + 1 at the place that a key's number says, or behind it; 0 is free.
  ///
  /// Only larger maps have it.
  private var places: [UInt32] = []

  var count: Int { keys.count }

  /// The entry with a key.
  @inline(__always)
  func entry(of key: UInt32) -> Int? {
    if places.isEmpty {
      for entry in 0..<keys.count where keys[entry] == key { return entry }
      return nil
    }
    return indexedEntry(of: key)
  }

  private func indexedEntry(of key: UInt32) -> Int? {
    let mask = places.count - 1
    var place = Self.place(of: key) & mask
    while places[place] != 0 {
      let entry = Int(places[place]) - 1
      if keys[entry] == key { return entry }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Gives a key that it has another value.
  @inline(__always)
  mutating func replace(_ key: UInt32, _ value: Value) -> Bool {
    guard let entry = entry(of: key) else { return false }
    var values = values.mutableSpan
    values[entry] = value
    return true
  }

  /// Gives a key a value: its entry stays where it is, a new one comes last.
  mutating func put(_ key: UInt32, _ value: Value) {
    if let entry = entry(of: key) {
      values[entry] = value
      return
    }
    keys.append(key)
    values.append(value)
    if keys.count >= Self.indexedFrom { noteLast() }
  }

  private mutating func noteLast() {
    guard keys.count * 2 > places.count else {
      note(keys.count - 1)
      return
    }
    var size = 32
    while size < keys.count * 4 { size *= 2 }
    places = [UInt32](repeating: 0, count: size)
    for entry in keys.indices { note(entry) }
  }

  private mutating func note(_ entry: Int) {
    let mask = places.count - 1
    var place = Self.place(of: keys[entry]) & mask
    while places[place] != 0 { place = (place + 1) & mask }
    places[place] = UInt32(entry + 1)
  }

  /// Keys are numbered one after the other: a multiplication spreads them.
  private static func place(of key: UInt32) -> Int { Int((key &* 0x9e37_79b1) >> 7) }
}
