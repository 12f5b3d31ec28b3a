import AKSModel

/// Names and what stands for them, found wherever they occur in a text: a tag's key may hold the name of a group.
struct MaskedNames {
  private struct Entry {
    /// In small letters.
    let name: [UInt8]
    let mask: [UInt8]
  }

  /// The longest first: a group's name may begin with a cluster's.
  private var entries: [Entry] = []

  /// Where a name counts.
  enum Occurrence {
    /// Where it is a word of its own; in the middle of one, too, unless it is so short that it may be there by chance.
    case anywhere
    /// Only where it is a word of its own: in our own sentences.
    case asWord
  }

  /// A shorter name is found as a word only.
  private static let shortest = 4

  /// `names` and their masks, one of each name counts.
  init(_ names: [(name: String, mask: String)]) {
    var known: Set<[UInt8]> = []
    for (name, mask) in names where !name.isEmpty {
      let small = Self.small(Array(name.utf8))
      if known.insert(small).inserted { entries.append(Entry(name: small, mask: Array(mask.utf8))) }
    }
    entries.sort {
      $0.name.count != $1.name.count
        ? $0.name.count > $1.name.count : $0.name.lexicographicallyPrecedes($1.name)
    }
  }

  /// The text with the masks in the places of the names, whatever their case.
  func masking(_ text: String, _ occurrence: Occurrence = .anywhere) -> String {
    let bytes = Array(text.utf8)
    let small = Self.small(bytes)
    var masked: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if let entry = entries.first(where: { occurs($0.name, in: small, at: place, occurrence) }) {
        masked += entry.mask
        place += entry.name.count
      } else {
        masked.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: masked, as: UTF8.self)
  }

  private func occurs(_ name: [UInt8], in text: [UInt8], at place: Int, _ occurrence: Occurrence) -> Bool {
    guard text[place...].starts(with: name) else { return false }
    if occurrence == .anywhere, name.count >= Self.shortest { return true }
    let end = place + name.count
    return (place == 0 || !Self.isPartOfWord(text[place - 1]))
      && (end == text.count || !Self.isPartOfWord(text[end]))
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  /// In small letters, those of ASCII: the others stay.
  private static func small(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}
