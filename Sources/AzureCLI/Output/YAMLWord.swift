/// Plain words that YAML 1.1 reads as something else than a text: truths, numbers, dates, nothing.
enum YAMLWord {
  static func isMeant(by text: String) -> Bool {
    words.contains(text) || isNumber(Array(text.utf8)) || isDate(text)
  }

  private static let words: Set<String> = {
    var words: Set<String> = ["~", "=", "<<", ".nan", ".NaN", ".NAN"]
    for word in ["yes", "no", "true", "false", "on", "off", "null"] {
      words.formUnion([word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst()])
    }
    for sign in ["", "+", "-"] { words.formUnion([".inf", ".Inf", ".INF"].map { sign + $0 }) }
    return words
  }()

  // MARK: - Numbers

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    let hasSign = rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-")
    if hasSign { rest = rest.dropFirst() }
    guard let first = rest.first else { return false }
    if first == UInt8(ascii: ".") {
      guard !hasSign, let next = rest.dropFirst().first, isDigit(next) else { return false }
      return isFraction(rest.dropFirst())
    }
    guard isDigit(first) else { return false }
    return isInteger(rest) || isDecimal(rest) || isSexagesimal(rest)
  }

  private static func isInteger(_ bytes: ArraySlice<UInt8>) -> Bool {
    func all(_ digits: ArraySlice<UInt8>, _ allowed: String) -> Bool {
      !digits.isEmpty && digits.allSatisfy { allowed.utf8.contains($0) }
    }
    guard bytes.first == UInt8(ascii: "0"), bytes.count > 1 else { return all(bytes, "0123456789_") }
    let rest = bytes.dropFirst()
    switch rest.first {
    case UInt8(ascii: "b"): return all(rest.dropFirst(), "01_")
    case UInt8(ascii: "x"): return all(rest.dropFirst(), "0123456789abcdefABCDEF_")
    default: return all(rest, "01234567_")
    }
  }

  /// `1.5`, `1_0.e+3`.
  private static func isDecimal(_ bytes: ArraySlice<UInt8>) -> Bool {
    let whole = bytes.prefix { isDigit($0) || $0 == UInt8(ascii: "_") }
    let rest = bytes.dropFirst(whole.count)
    return rest.first == UInt8(ascii: ".") && isFraction(rest.dropFirst())
  }

  /// What may stand behind the point: digits, and an exponent with its sign.
  private static func isFraction(_ bytes: ArraySlice<UInt8>) -> Bool {
    let rest = bytes.drop { isDigit($0) || $0 == UInt8(ascii: "_") }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e"), let sign = rest.dropFirst().first,
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    else { return false }
    let digits = rest.dropFirst(2)
    return !digits.isEmpty && digits.allSatisfy(isDigit)
  }

  /// `1:30`, `12:30:45.5`: base 60.
  private static func isSexagesimal(_ bytes: ArraySlice<UInt8>) -> Bool {
    var parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count > 1 else { return false }
    var isWhole = true
    let last = parts.removeLast()
    let pieces = last.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    if pieces.count == 2 {
      guard pieces[1].allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "_") }) else { return false }
      isWhole = false
    }
    func isPart(_ part: ArraySlice<UInt8>) -> Bool {
      switch part.count {
      case 1: isDigit(part[part.startIndex])
      case 2:
        (UInt8(ascii: "0")...UInt8(ascii: "5")).contains(part[part.startIndex])
          && isDigit(part[part.startIndex + 1])
      default: false
      }
    }
    let first = parts[0]
    guard isPart(pieces[0]), parts.dropFirst().allSatisfy(isPart),
      first.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "_") })
    else { return false }
    return !isWhole || first.first != UInt8(ascii: "0")
  }

  // MARK: - Dates

  /// `2026-11-22`, `2026-11-22T08:00:00Z`, `2026-1-2 8:00:00.5 +01:00`.
  private static func isDate(_ text: String) -> Bool {
    var reader = Reader(rest: Array(text.utf8)[...])
    guard reader.digits(4...4), reader.take("-"), let month = reader.count(1...2), reader.take("-"),
      let day = reader.count(1...2)
    else { return false }
    if reader.rest.isEmpty { return month == 2 && day == 2 }
    if !reader.take("T"), !reader.take("t") {
      guard reader.blanks() else { return false }
    }
    guard reader.digits(1...2), reader.take(":"), reader.digits(2...2), reader.take(":"), reader.digits(2...2)
    else { return false }
    if reader.take(".") { _ = reader.digits(0...Int.max) }
    _ = reader.blanks()
    if reader.rest.isEmpty { return !reader.endsInBlank }
    if reader.take("Z") { return reader.rest.isEmpty }
    guard reader.take("+") || reader.take("-"), reader.digits(1...2) else { return false }
    if reader.take(":"), !reader.digits(2...2) { return false }
    return reader.rest.isEmpty
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>
    var endsInBlank = false

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: scalar) else { return false }
      rest = rest.dropFirst()
      return true
    }

    /// How many digits stand here, at most as many as fit.
    mutating func count(_ range: ClosedRange<Int>) -> Int? {
      let digits = rest.prefix(range.upperBound).prefix(while: YAMLWord.isDigit)
      guard digits.count >= range.lowerBound else { return nil }
      rest = rest.dropFirst(digits.count)
      return digits.count
    }

    mutating func digits(_ range: ClosedRange<Int>) -> Bool { count(range) != nil }

    mutating func blanks() -> Bool {
      let blanks = rest.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      rest = rest.dropFirst(blanks.count)
      endsInBlank = !blanks.isEmpty
      return !blanks.isEmpty
    }
  }
}
