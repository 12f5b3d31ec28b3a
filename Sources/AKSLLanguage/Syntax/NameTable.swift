/// Gives every different spelling of a source a small number.
///
/// An open hash table over the bytes of the source: no `String` is made until somebody asks for a spelling.
struct NameTable: Sendable {
  private var spellings: [[UInt8]] = []
  private var hashes: [UInt64] = []
  /// Symbol number + 1, or 0 for a free place; the size is a power of two.
  private var slots = [UInt32](repeating: 0, count: 64)

  var count: Int { spellings.count }

  func spelling(of symbol: Symbol) -> String {
    String(decoding: spellings[Int(symbol.index)], as: UTF8.self)
  }

  mutating func intern(_ range: SourceRange, in bytes: [UInt8]) -> Symbol {
    let word = bytes[Int(range.start)..<Int(range.end)]
    // FNV-1a: fixed, so that nothing depends on the process's hash seed.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1)
    while slots[slot] != 0 {
      let candidate = Int(slots[slot]) - 1
      if hashes[candidate] == hash, spellings[candidate].elementsEqual(word) {
        return Symbol(index: UInt32(candidate))
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    spellings.append(Array(word))
    hashes.append(hash)
    slots[slot] = UInt32(spellings.count)
    if spellings.count * 2 > slots.count { grow() }
    return Symbol(index: UInt32(spellings.count - 1))
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = UInt32(number + 1)
    }
    slots = larger
  }
}
