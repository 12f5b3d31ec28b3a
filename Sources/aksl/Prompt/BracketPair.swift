/// A bracket at the cursor and the one that belongs to it, as places in UTF-8.
struct BracketPair: Hashable {
  var open: Int
  var close: Int

  /// Looks for the bracket under the cursor, or else before it; those in silent ranges mean nothing.
  ///
  /// Nil where there is none, and where it has no partner.
  init?(in text: String, at cursor: Int, except silent: [Range<Int>] = []) {
    guard Self.isBracket(at: cursor, in: text) else { return nil }
    let bytes = Array(text.utf8)
    var opened: [Int] = []
    var ignored = silent[...]
    /// The pair of the bracket before the cursor.
    var former: BracketPair?
    for (place, byte) in bytes.enumerated() where Self.isBracket(byte) {
      while let range = ignored.first, range.upperBound <= place { ignored.removeFirst() }
      if ignored.first?.contains(place) ?? false { continue }
      guard let opening = Self.opening(of: byte) else {
        opened.append(place)
        continue
      }
      guard let open = opened.last, bytes[open] == opening else { continue }
      opened.removeLast()
      if open == cursor || place == cursor {
        self.init(open: open, close: place)
        return
      }
      if open == cursor - 1 || place == cursor - 1 { former = BracketPair(open: open, close: place) }
    }
    guard let former else { return nil }
    self = former
  }

  /// Whether a bracket is under the cursor or before it.
  static func isBracket(at cursor: Int, in text: String) -> Bool {
    text.utf8.dropFirst(max(cursor - 1, 0)).prefix(cursor > 0 ? 2 : 1).contains(where: isBracket)
  }

  private init(open: Int, close: Int) { (self.open, self.close) = (open, close) }

  private static func isBracket(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): true
    default: opening(of: byte) != nil
    }
  }

  /// The opening bracket of a closing one.
  private static func opening(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: ")"): UInt8(ascii: "(")
    case UInt8(ascii: "]"): UInt8(ascii: "[")
    case UInt8(ascii: "}"): UInt8(ascii: "{")
    default: nil
    }
  }
}
