/// The entries of a map in the order in which they were written, by the numbers of their keys.
struct MapStorage: Sendable {
  /// A map with more entries has `places`.
  private static let smallCount = 16

  /// Sixteen bytes: a value, and its key where a value has room.
  struct Entry: Sendable {
    private var bits: Int64
    private var tag: Value.Tag
    let key: UInt32

    init(_ key: UInt32, _ value: Value) {
      self.key = key
      tag = value.tag
      bits = value.bits
    }

    var value: Value {
      get { Value(tag, bits) }
      set {
        tag = newValue.tag
        bits = newValue.bits
      }
    }
  }

  private(set) var entries: [Entry] = []
  /// For each last digit (of 16) of a key's number, four bits: where an entry with such a key stands.
  ///
  /// Keys are numbered as the code mentions them, so those of one map mostly have digits of their own.
  private var guesses: UInt64 = 0
  /// Position + 1 of an entry at the place that its key's number says, or behind it; 0 is free.
  private var places: [UInt32] = []

  var count: Int { entries.count }

  /// The value of a key.
  @inline(__always)
  subscript(key: UInt32) -> Value? { position(of: key).map { entries[$0].value } }

  /// The value of a key, if the guess is right.
  @inline(__always)
  func guessedValue(of key: UInt32) -> Value? { guessedPosition(of: key).map { entries[$0].value } }

  @inline(__always)
  private func position(of key: UInt32) -> Int? { guessedPosition(of: key) ?? searchedPosition(of: key) }

  @inline(__always)
  private func guessedPosition(of key: UInt32) -> Int? {
    let guess = Int(truncatingIfNeeded: guesses &>> Self.shift(of: key)) & 15
    return guess < entries.count && entries[guess].key == key ? guess : nil
  }

  /// How far the guess for a key is from the end of `guesses`.
  @inline(__always)
  private static func shift(of key: UInt32) -> UInt64 { UInt64(key) &<< 2 & 63 }

  @inline(never)
  private func searchedPosition(of key: UInt32) -> Int? {
    if places.isEmpty { return entries.firstIndex { $0.key == key } }
    let mask = places.count - 1
    var place = Self.place(of: key) & mask
    while places[place] != 0 {
      let position = Int(places[place]) - 1
      if entries[position].key == key { return position }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Gives a key another value, if the guess is right; false if it isn't.
  @inline(__always)
  mutating func replaceGuessed(_ key: UInt32, _ value: Value) -> Bool {
    guard let position = guessedPosition(of: key) else { return false }
    entries[position].value = value
    return true
  }

  /// Gives a key a value: its entry stays where it is, a new one comes last.
  mutating func put(_ key: UInt32, _ value: Value) {
    if let position = position(of: key) {
      entries[position].value = value
      return
    }
    if entries.count < Self.smallCount {
      let shift = Self.shift(of: key)
      guesses = guesses & ~(15 &<< shift) | UInt64(entries.count) &<< shift
    }
    entries.append(Entry(key, value))
    if entries.count > Self.smallCount { noteLast() }
  }

  mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

  /// Changes every value.
  mutating func replaceValues(_ replacement: (Value) -> Value) {
    for position in entries.indices { entries[position].value = replacement(entries[position].value) }
  }

  private mutating func noteLast() {
    guard entries.count * 2 > places.count else {
      note(entries.count - 1)
      return
    }
    var size = 64
    while size < entries.count * 4 { size *= 2 }
    places = [UInt32](repeating: 0, count: size)
    for position in entries.indices { note(position) }
  }

  private mutating func note(_ position: Int) {
    let mask = places.count - 1
    var place = Self.place(of: entries[position].key) & mask
    while places[place] != 0 { place = (place + 1) & mask }
    places[place] = UInt32(position + 1)
  }

  /// Keys are numbered one after the other: a multiplication spreads them.
  private static func place(of key: UInt32) -> Int { Int((key &* 0x9e37_79b1) >> 7) }
}
