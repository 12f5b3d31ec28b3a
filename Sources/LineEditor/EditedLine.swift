/// A copy of the text being edited and of the cursor's place in it, counted in scalars.
struct EditedLine: Hashable {
  /// The text.
  var scalars: [Unicode.Scalar]
  /// The place before which the cursor stands.
  var cursor: Int

  init(scalars: [Unicode.Scalar], cursor: Int) {
    self.scalars = scalars
    self.cursor = cursor
  }

  /// A text with the cursor at its end.
  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
  }

  /// All of the text.
  var text: String { Self.text(scalars[...]) }

  /// What stands before the cursor.
  var textBeforeCursor: String { Self.text(scalars[..<cursor]) }

  /// Whether nothing stands behind the cursor.
  var isAtEnd: Bool { cursor == scalars.count }

  // MARK: - Lines

  /// Where the cursor's line begins.
  var lineStart: Int { lineStart(of: cursor) }

  /// Where the cursor's line ends: at a newline or at the end of the text.
  var lineEnd: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }

  /// The place in the line above, as far into it as the cursor is into its own, or its end.
  var placeAbove: Int {
    let start = lineStart
    guard start > 0 else { return cursor }
    return min(lineStart(of: start - 1) + (cursor - start), start - 1)
  }

  /// The place in the line below, likewise.
  var placeBelow: Int {
    let end = lineEnd
    guard end < scalars.count else { return cursor }
    let below = EditedLine(scalars: scalars, cursor: end + 1)
    return min(end + 1 + (cursor - lineStart), below.lineEnd)
  }

  private func lineStart(of place: Int) -> Int {
    scalars[..<place].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  // MARK: - Characters

  /// Where the character before the cursor begins: letters are taken with their accents.
  var placeBefore: Int {
    let before = scalars[lineStart..<cursor]
    guard let last = Self.text(before).last else { return max(0, cursor - 1) }
    return cursor - last.unicodeScalars.count
  }

  /// Where a level of indentation begins, when nothing but blanks of a further line stands before the cursor.
  var indentationBefore: Int? {
    let head = scalars[lineStart..<cursor]
    guard lineStart > 0, head.count >= 2, head.allSatisfy({ $0 == " " }) else { return nil }
    return cursor - (head.count % 2 == 0 ? 2 : 1)
  }

  /// Where the character behind the cursor ends.
  var placeAfter: Int {
    let after = scalars[cursor..<lineEnd]
    guard let first = Self.text(after).first else { return min(scalars.count, cursor + 1) }
    return cursor + first.unicodeScalars.count
  }

  // MARK: - Bytes

  /// How many bytes of UTF-8 stand before a place.
  func byteOffset(of place: Int) -> Int { Self.byteCount(scalars[..<place]) }

  /// How many bytes of UTF-8 scalars take.
  static func byteCount(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    let isASCII = scalars.reduce(0) { $0 | $1.value } < 0x80
    return isASCII ? scalars.count : scalars.reduce(0) { $0 + UTF8.width($1) }
  }

  /// The place of a byte of UTF-8.
  func place(ofByte offset: Int) -> Int {
    var rest = offset
    var place = 0
    while rest > 0, place < scalars.count {
      rest -= UTF8.width(scalars[place])
      place += 1
    }
    return place
  }

  /// A string of scalars.
  static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    // Mostly they are ASCII, and each is a byte.
    if scalars.reduce(0, { $0 | $1.value }) < 0x80 {
      return String(unsafeUninitializedCapacity: scalars.count) { bytes in
        for (place, scalar) in scalars.enumerated() { bytes[place] = UInt8(truncatingIfNeeded: scalar.value) }
        return scalars.count
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  // MARK: - Changes

  /// Puts a text in the place of a range, and the cursor behind it.
  mutating func replace(_ range: Range<Int>, with text: String) {
    let inserted = Array(text.unicodeScalars)
    scalars.replaceSubrange(range, with: inserted)
    cursor = range.lowerBound + inserted.count
  }

  /// Takes a range out, leaves the cursor there, and gives what stood in it.
  mutating func remove(_ range: Range<Int>) -> String {
    let removed = Self.text(scalars[range])
    replace(range, with: "")
    return removed
  }
}
