/// Gives every different spelling of a source a small number.
///
/// An open hash table over one array of bytes: no `String` is made until somebody asks for a spelling.
/// The keywords are the first names.
struct NameTable: Sendable {
  private var storage: [UInt8] = []
  /// Where each spelling ends in `storage`; it starts where the one before ends.
  private var ends: [UInt32] = []
  private var keys: [UInt64] = []
  /// Symbol number + 1, or 0 for a free place; the size is a power of two.
  private var slots = [UInt32](repeating: 0, count: 256)

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
      let symbol = slots[slot(of: key(0, bytes.count, bytes), 0, bytes.count, bytes)]
      return symbol == 0 ? nil : symbol - 1
    }
  }

  /// The symbol of a spelling.
  @inline(__always)
  mutating func intern(_ start: Int, _ end: Int, in bytes: SourceBytes) -> UInt32 {
    let key = key(start, end, bytes)
    let slot = slot(of: key, start, end, bytes)
    let symbol = slots[slot]
    return symbol > 0 ? symbol - 1 : add(key, start, end, bytes, slot)
  }

  // MARK: - Keys

  /// Set in the keys that are hashes; no short name has it, because names are ASCII.
  private static let isHash: UInt64 = 1 << 63

  /// The bytes of a short spelling, or the hash of a longer one: a fixed one, so that nothing depends on the
  /// process's hash seed.
  @inline(__always)
  private func key(_ start: Int, _ end: Int, _ bytes: SourceBytes) -> UInt64 {
    let length = end - start
    if length <= 8, length > 0 {
      let word = bytes.word(at: start, length: length)
      if word & Self.isHash == 0 { return word }
    }
    return hash(start, end, bytes)
  }

  @inline(never)
  private func hash(_ start: Int, _ end: Int, _ bytes: SourceBytes) -> UInt64 {
    var hash: UInt64 = 0
    for offset in stride(from: start, to: end, by: 8) {
      hash = Self.mixed(hash ^ bytes.word(at: offset, length: min(8, end - offset)))
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

  /// Where the spelling stands in `slots`, or the free place where it belongs.
  @inline(__always)
  private func slot(of key: UInt64, _ start: Int, _ end: Int, _ bytes: SourceBytes) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.mixed(key)) & mask
    while slots[slot] != 0 {
      let candidate = Int(slots[slot]) - 1
      if keys[candidate] == key, key & Self.isHash == 0 || isSpelling(candidate, start, end, bytes) {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  @inline(never)
  private func isSpelling(_ candidate: Int, _ start: Int, _ end: Int, _ bytes: SourceBytes) -> Bool {
    let own = self.start(of: candidate)
    guard Int(ends[candidate]) - own == end - start else { return false }
    for offset in 0..<(end - start) where storage[own + offset] != bytes[start + offset] {
      return false
    }
    return true
  }

  @inline(never)
  private mutating func add(
    _ key: UInt64, _ start: Int, _ end: Int, _ bytes: SourceBytes, _ slot: Int
  ) -> UInt32 {
    for offset in start..<end { storage.append(bytes[offset]) }
    ends.append(UInt32(storage.count))
    keys.append(key)
    slots[slot] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return UInt32(ends.count - 1)
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for (number, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: Self.mixed(key)) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = UInt32(number + 1)
    }
    slots = larger
  }
}
