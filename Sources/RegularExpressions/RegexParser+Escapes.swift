// What stands behind a backslash, and between brackets.
extension RegexParser {
  mutating func readEscape(from start: Int) throws(Mistake) -> RegexNode {
    guard let scalar = peek else { throw mistake("a `\\` stands at the end", start..<next) }
    switch scalar {
    case "A", "z", "b", "B":
      next += 1
      return .border(
        scalar == "A" ? .textStart : scalar == "z" ? .textEnd : scalar == "b" ? .word : .noWord)
    case "Z":
      throw mistake("`\\Z` is not supported", start..<next + 1, help: "the end of the text is `\\z`, or `$`")
    default: break
    }
    if let set = takeClass() { return .set(set) }
    return letter(try readCharacter(from: start))
  }

  /// `\d` and the like, behind the backslash.
  private mutating func takeClass() -> CharacterSet? {
    let sets: [(Unicode.Scalar, CharacterSet)] = [("d", .digits), ("w", .word), ("s", .blanks)]
    for (letter, set) in sets {
      if take(letter) { return set }
      if let capital = Unicode.Scalar(letter.value - 32), take(capital) {
        var others = set
        others.isNegated = true
        return others
      }
    }
    return nil
  }

  /// A character that is written with a backslash, behind that.
  private mutating func readCharacter(from start: Int) throws(Mistake) -> Unicode.Scalar {
    guard let scalar = peek else { throw mistake("a `\\` stands at the end", start..<next) }
    next += 1
    let named: [Unicode.Scalar: Unicode.Scalar] = [
      "t": "\t", "n": "\n", "r": "\r", "f": "\u{c}", "v": "\u{b}", "a": "\u{7}",
    ]
    if let character = named[scalar] { return character }
    if scalar == "x" { return try readHexadecimal(from: start) }
    if ("0"..."9").contains(scalar) {
      throw mistake(
        scalar == "0"
          ? "`\\0` is not supported" : "a group that comes again (`\\\(scalar)`) is not supported",
        start..<next, help: scalar == "0" ? "`\\x00`" : nil)
    }
    guard scalar.isASCII, scalar == "_" || !CharacterSet.word.contains(scalar) else {
      throw mistake("`\\\(scalar)` means nothing here", start..<next, help: "without `\\` it is itself")
    }
    return scalar
  }

  private mutating func readHexadecimal(from start: Int) throws(Mistake) -> Unicode.Scalar {
    let isLong = take("{")
    var digits = ""
    while let digit = peek, digits.count < (isLong ? 6 : 2), digit.properties.isASCIIHexDigit {
      digits.unicodeScalars.append(digit)
      next += 1
    }
    guard isLong ? !digits.isEmpty && take("}") : digits.count == 2, let number = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(number)
    else { throw mistake("a character is expected, as `\\x41` or `\\x{1F600}`", start..<next) }
    return scalar
  }

  // MARK: - Sets

  /// `[…]`, behind the bracket.
  mutating func readSet(from start: Int) throws(Mistake) -> CharacterSet {
    var set = CharacterSet()
    set.isNegated = take("^")
    var isFirst = true
    while let scalar = peek, scalar != "]" || isFirst {
      isFirst = false
      let place = next
      if scalar == "[", next + 1 < scalars.count, [":", "=", "."].contains(scalars[next + 1]) {
        throw mistake(
          "`[\(scalars[next + 1])` in a set is not supported", place..<place + 2, help: "`[a-z]`, `\\d`")
      }
      guard let low = try readMember(into: &set) else { continue }
      guard peek == "-", next + 1 < scalars.count, scalars[next + 1] != "]" else {
        set.ranges.append(low...low)
        continue
      }
      next += 1
      var none = CharacterSet()
      guard let high = try readMember(into: &none) else {
        throw mistake("a range goes from character to character", place..<next)
      }
      guard low <= high else { throw mistake("this range goes backwards", place..<next) }
      set.ranges.append(low...high)
    }
    guard take("]") else { throw mistake("this set is not closed", start..<start + 1) }
    return flags.ignoresCase ? set.ignoringCase : set
  }

  /// A character of a set; nil: it was several, and they are in it.
  private mutating func readMember(into set: inout CharacterSet) throws(Mistake) -> Unicode.Scalar? {
    let start = next
    guard take("\\") else {
      next += 1
      return scalars[start]
    }
    if let more = takeClass() {
      set.ranges += more.isNegated ? more.complement : more.ranges
      return nil
    }
    return try readCharacter(from: start)
  }
}
