/// Words, as people know them from emacs: of letters and digits, whatever stands between them.
extension EditedLine {
  /// Where the cursor comes to stand a word further.
  var wordEnd: Int {
    let start = scalars[cursor...].firstIndex(where: Self.isInWord) ?? scalars.count
    return scalars[start...].firstIndex { !Self.isInWord($0) } ?? scalars.count
  }

  /// Where the cursor comes to stand a word back.
  var wordStart: Int {
    let end = scalars[..<cursor].lastIndex(where: Self.isInWord).map { $0 + 1 } ?? 0
    return scalars[..<end].lastIndex { !Self.isInWord($0) }.map { $0 + 1 } ?? 0
  }

  /// Where the cursor comes to stand a word back, when words are whatever stands between blanks.
  var blankWordStart: Int {
    let end = scalars[..<cursor].lastIndex { !Self.isBlank($0) }.map { $0 + 1 } ?? 0
    return scalars[..<end].lastIndex(where: Self.isBlank).map { $0 + 1 } ?? 0
  }

  /// How the letters of a word are written.
  enum WordCase {
    case upper
    case lower
    case capitalized
  }

  /// Writes the letters from the cursor to the end of the word in another way; false without a word.
  mutating func changeCase(_ wordCase: WordCase) -> Bool {
    let range = cursor..<wordEnd
    guard let first = scalars[range].firstIndex(where: Self.isInWord) else { return false }
    let (head, tail) = (Self.text(scalars[first...first]), Self.text(scalars[(first + 1)..<range.upperBound]))
    let word =
      switch wordCase {
      case .upper: (head + tail).uppercased()
      case .lower: (head + tail).lowercased()
      case .capitalized: head.uppercased() + tail.lowercased()
      }
    replace(first..<range.upperBound, with: word)
    return true
  }

  /// Exchanges the characters around the cursor, the last two at the end of a line; false without two.
  mutating func transposeCharacters() -> Bool {
    var line = self
    if cursor == lineEnd { line.cursor = placeBefore }
    guard line.cursor > line.lineStart, line.cursor < line.lineEnd else { return false }
    let (start, middle, end) = (line.placeBefore, line.cursor, line.placeAfter)
    replace(start..<end, with: Self.text(scalars[middle..<end]) + Self.text(scalars[start..<middle]))
    return true
  }

  /// Exchanges the words before and behind the cursor, the last two at the end; false without two.
  mutating func transposeWords() -> Bool {
    func moved(to place: Int) -> EditedLine { EditedLine(scalars: scalars, cursor: place) }
    let second = moved(to: wordEnd).wordStart..<wordEnd
    let start = moved(to: second.lowerBound).wordStart
    let first = start..<moved(to: start).wordEnd
    guard first.upperBound <= second.lowerBound, first.lowerBound < first.upperBound else { return false }
    let between = Self.text(scalars[first.upperBound..<second.lowerBound])
    replace(
      first.lowerBound..<second.upperBound,
      with: Self.text(scalars[second]) + between + Self.text(scalars[first]))
    return true
  }

  /// What `Ctrl-K` takes: the rest of the line, or its end when nothing is left of it.
  var lineRest: Range<Int> {
    let end = lineEnd
    return cursor..<(cursor == end ? min(end + 1, scalars.count) : end)
  }

  /// What `Ctrl-U` takes: the line up to the cursor, or the end of the line above at its start.
  var lineHead: Range<Int> {
    let start = lineStart
    return (cursor == start ? max(0, start - 1) : start)..<cursor
  }

  /// The last word of a text, where quotes hold blanks together; nil for a blank text.
  static func lastArgument(of text: String) -> String? {
    var words: [String.UnicodeScalarView] = [.init()]
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted, isBlank(scalar) { words.append(.init()) } else { words[words.count - 1].append(scalar) }
    }
    return words.last { !$0.isEmpty }.map { String($0) }
  }

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil || properties.isGraphemeExtend
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
}
