/// Gives every different spelling of a source a small number.
///
/// An open hash table over one array of bytes: no `String` is made until somebody asks for a spelling.
/// The keywords are the first names.
struct NameTable: Sendable {
  private var storage: [UInt8] = []
  /// Where each spelling ends in `storage`; it starts where the one before ends.
  private var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  /// Symbol number + 1, or 0 for a free place; the size is a power of two.
  private var slots = [UInt32](repeating: 0, count: 256)

  /// FNV-1a: fixed, so that nothing depends on the process's hash seed.
  static let hashSeed: UInt32 = 0x811c_9dc5

  @inline(__always)
  static func hash(_ hash: UInt32, adding byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  /// The table before anything was read: only the keywords.
  static let keywords = NameTable()

  private init() {
    for keyword in Keyword.allCases {
      let bytes = Array(keyword.spelling.utf8)
      _ = intern(0, bytes.count, in: bytes)
    }
  }

  var count: Int { ends.count }

  func spelling(of symbol: Symbol) -> String {
    let index = Int(symbol.index)
    return String(decoding: storage[start(of: index)..<Int(ends[index])], as: UTF8.self)
  }

  private func start(of index: Int) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }

  /// The symbol of a spelling.
  mutating func intern(_ start: Int, _ end: Int, in bytes: [UInt8]) -> UInt32 {
    var hash = Self.hashSeed
    for index in start..<end { hash = Self.hash(hash, adding: bytes[index]) }
    return intern(start, end, hash: hash, in: bytes)
  }

  /// The symbol of a spelling that is in the table.
  func find(_ spelling: [UInt8]) -> UInt32? {
    let hash = spelling.reduce(Self.hashSeed) { Self.hash($0, adding: $1) }
    let mask = slots.count - 1
    var slot = Int(hash ^ (hash >> 15)) & mask
    while slots[slot] != 0 {
      let candidate = Int(slots[slot]) - 1
      if hashes[candidate] == hash, isSpelling(candidate, 0, spelling.count, spelling) {
        return UInt32(candidate)
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The symbol of a spelling whose hash was worked out while it was read.
  mutating func intern(_ start: Int, _ end: Int, hash: UInt32, in bytes: [UInt8]) -> UInt32 {
    let mask = slots.count - 1
    var slot = Int(hash ^ (hash >> 15)) & mask
    while slots[slot] != 0 {
      let candidate = Int(slots[slot]) - 1
      if hashes[candidate] == hash, isSpelling(candidate, start, end, bytes) {
        return UInt32(candidate)
      }
      slot = (slot + 1) & mask
    }
    storage.append(contentsOf: bytes[start..<end])
    ends.append(UInt32(storage.count))
    hashes.append(hash)
    slots[slot] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return UInt32(ends.count - 1)
  }

  private func isSpelling(_ candidate: Int, _ start: Int, _ end: Int, _ bytes: [UInt8]) -> Bool {
    let own = self.start(of: candidate)
    guard Int(ends[candidate]) - own == end - start else { return false }
    for offset in 0..<(end - start) where storage[own + offset] != bytes[start + offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash ^ (hash >> 15)) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = UInt32(number + 1)
    }
    slots = larger
  }
}
