/// A bracket at the cursor and the one that belongs to it, as places in UTF-8.
struct BracketPair: Hashable {
  var open: Int
  var close: Int

  /// Looks for the bracket under the cursor, or else before it; those in silent ranges mean nothing.
  ///
  /// Nil where there is none, and where it has no partner.
  init?(in text: String, at cursor: Int, except silent: [Range<Int>] = []) {
    let bytes = Array(text.utf8)
    guard [cursor, cursor - 1].contains(where: { bytes.indices.contains($0) && Self.isBracket(bytes[$0]) })
    else { return nil }
    var pairs: [Int: BracketPair] = [:]
    var opened: [Int] = []
    var ignored = silent[...]
    for (place, byte) in bytes.enumerated() where Self.isBracket(byte) {
      while let range = ignored.first, range.upperBound <= place { ignored.removeFirst() }
      if ignored.first?.contains(place) ?? false { continue }
      if let closing = Self.closing[byte] {
        guard let open = opened.last, bytes[open] == closing else { continue }
        opened.removeLast()
        let pair = BracketPair(open: open, close: place)
        (pairs[open], pairs[place]) = (pair, pair)
      } else {
        opened.append(place)
      }
    }
    guard let pair = pairs[cursor] ?? pairs[cursor - 1] else { return nil }
    self = pair
  }

  private init(open: Int, close: Int) { (self.open, self.close) = (open, close) }

  private static func isBracket(_ byte: UInt8) -> Bool { brackets.contains(byte) }
  private static let brackets = Set("()[]{}".utf8)
  /// The opening bracket of each closing one.
  private static let closing = [
    UInt8(ascii: ")"): UInt8(ascii: "("), UInt8(ascii: "]"): UInt8(ascii: "["),
    UInt8(ascii: "}"): UInt8(ascii: "{"),
  ]
}
