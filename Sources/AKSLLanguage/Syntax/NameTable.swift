/// Gives every different spelling of a source a small number.
///
/// An open hash table over one array of bytes: no `String` is made until somebody asks for a spelling.
/// The keywords are the first names.
struct NameTable: Sendable {
  private var storage: [UInt8] = []
  /// Where each spelling ends in `storage`; it starts where the one before ends.
  private var ends: [UInt32] = []
  /// A place for every spelling; the size is a power of two.
  private var slots = [Slot](repeating: Slot(), count: 256)

  private struct Slot {
    /// What tells spellings apart; 0 in a free place.
    var key: UInt64 = 0
    var symbol: UInt32 = 0
  }

  /// The table before anything was read: only the keywords.
  static let keywords = NameTable()

  private init() {
    for keyword in Keyword.allCases {
      Array(keyword.spelling.utf8).withUnsafeBufferPointer {
        _ = intern(0, $0.count, in: SourceBytes($0))
      }
    }
  }

  var count: Int { ends.count }

  func spelling(of symbol: Symbol) -> String {
    let index = Int(symbol.index)
    return String(decoding: storage[start(of: index)..<Int(ends[index])], as: UTF8.self)
  }

  /// How long the spelling of a symbol is, in bytes.
  func length(of symbol: UInt32) -> UInt32 {
    let index = Int(symbol)
    return ends[index] - UInt32(start(of: index))
  }

  private func start(of index: Int) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }

  /// The symbol of a spelling that is in the table.
  func find(_ spelling: [UInt8]) -> UInt32? {
    spelling.withUnsafeBufferPointer {
      let bytes = SourceBytes($0)
      let slot = slots[place(of: key(0, bytes.count, bytes), 0, bytes.count, bytes)]
      return slot.key == 0 ? nil : slot.symbol
    }
  }

  /// The symbol of a spelling.
  mutating func intern(_ start: Int, _ end: Int, in bytes: SourceBytes) -> UInt32 {
    intern(start, end, in: bytes, key: key(start, end, bytes))
  }

  /// The symbol of a spelling that fits into a word, if it stands where it belongs: mostly it does.
  @inline(__always)
  func symbol(of word: UInt64) -> UInt32? {
    let slot = slots[Int(truncatingIfNeeded: Self.mixed(word)) & (slots.count - 1)]
    return slot.key == word ? slot.symbol : nil
  }

  /// The symbol of a spelling whose key is known.
  mutating func intern(_ start: Int, _ end: Int, in bytes: SourceBytes, key: UInt64) -> UInt32 {
    let place = place(of: key, start, end, bytes)
    let slot = slots[place]
    return slot.key == key ? slot.symbol : add(key, start, end, bytes, at: place)
  }

  // MARK: - Keys

  /// Set in the keys that are hashes; no short name has it, because names are ASCII.
  private static let isHash: UInt64 = 1 << 63

  /// The bytes of a short spelling, or the hash of a longer one: a fixed one, so that nothing depends on the
  /// process's hash seed.
  private func key(_ start: Int, _ end: Int, _ bytes: SourceBytes) -> UInt64 {
    if end - start <= 8, end > start {
      let word = bytes.word(at: start).prefix(end - start)
      if word & Self.isHash == 0 { return word }
    }
    var hash: UInt64 = 0
    for offset in stride(from: start, to: end, by: 8) {
      hash = Self.mixed(hash ^ bytes.word(at: offset).prefix(min(8, end - offset)))
    }
    return hash | Self.isHash
  }

  /// Every bit of the product depends on every bit of the key.
  @inline(__always)
  private static func mixed(_ key: UInt64) -> UInt64 {
    let product = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  // MARK: - Places

  /// Where a spelling stands in `slots`, or the free place where it belongs.
  private func place(of key: UInt64, _ start: Int, _ end: Int, _ bytes: SourceBytes) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: Self.mixed(key)) & mask
    while true {
      let slot = slots[place]
      if slot.key == key, key & Self.isHash == 0 || isSpelling(slot.symbol, start, end, bytes) {
        return place
      }
      if slot.key == 0 { return place }
      place = (place + 1) & mask
    }
  }

  @inline(never)
  private func isSpelling(_ symbol: UInt32, _ start: Int, _ end: Int, _ bytes: SourceBytes) -> Bool {
    let own = self.start(of: Int(symbol))
    guard Int(ends[Int(symbol)]) - own == end - start else { return false }
    for offset in 0..<(end - start) where storage[own + offset] != bytes[start + offset] { return false }
    return true
  }

  @inline(never)
  private mutating func add(
    _ key: UInt64, _ start: Int, _ end: Int, _ bytes: SourceBytes, at place: Int
  ) -> UInt32 {
    let symbol = UInt32(ends.count)
    for offset in start..<end { storage.append(bytes[offset]) }
    ends.append(UInt32(storage.count))
    slots[place] = Slot(key: key, symbol: symbol)
    if ends.count * 2 > slots.count { grow() }
    return symbol
  }

  private mutating func grow() {
    // By four, because moving the names costs more than the room.
    var larger = [Slot](repeating: Slot(), count: slots.count * 4)
    let mask = larger.count - 1
    for slot in slots where slot.key != 0 {
      var place = Int(truncatingIfNeeded: Self.mixed(slot.key)) & mask
      while larger[place].key != 0 { place = (place + 1) & mask }
      larger[place] = slot
    }
    slots = larger
  }
}
