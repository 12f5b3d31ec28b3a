extension Lexer {
  /// Reads a text from behind its quote, or from behind the `}` of an interpolation, to its closing quote or
  /// the next `${`.
  ///
  /// A text may hold newlines. When its closing quote is missing, the next quote of the file closes it
  /// instead, and is touched by what should have stood inside: then the text is taken to end with its first
  /// line, so that one forgotten quote is one mistake.
  mutating func text(from begin: Int, quote: Int, isFirst: Bool) -> TokenKind {
    position = begin
    var firstLineEnd: Mark?
    while true {
      position = end(of: .plainText, from: position)
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        let follower = bytes[position]
        if let firstLineEnd,
          classes.has(follower, .name) || follower == UInt8(ascii: "$")
        {
          rewind(to: firstLineEnd)
          report(.textNotClosed(at(quote, quote + 1), quote: "\""))
        }
        return closed(isFirst)
      case UInt8(ascii: "\\"):
        escape()
      case UInt8(ascii: "$"):
        position += 1
        if bytes[position] == UInt8(ascii: "{") {
          position += 1
          if isFirst { interpolations.append(Interpolation(quote: UInt32(quote), braces: 0)) }
          return isFirst ? .textStart : .textMiddle
        }
      case UInt8(ascii: "'"):
        position += 1
      case UInt8(ascii: "\n"),
        UInt8(ascii: "\r") where bytes[position + 1] == UInt8(ascii: "\n"):
        if firstLineEnd == nil { firstLineEnd = mark }
        position += 1
      case 0 where position >= count:
        if let firstLineEnd { rewind(to: firstLineEnd) }
        report(.textNotClosed(at(quote, quote + 1), quote: "\""))
        endedEarlyAt = UInt32(quote)
        return closed(isFirst)
      default:
        skipScalar()
      }
    }
  }

  private mutating func closed(_ isFirst: Bool) -> TokenKind {
    if isFirst { return .text }
    interpolations.removeLast()
    return .textEnd
  }

  /// Reads `'raw'`: nothing in it means anything, except the quote.
  mutating func rawText(from start: Int) -> TokenKind {
    position = start + 1
    var firstLineEnd: Mark?
    while true {
      position = end(of: .plainText, from: position)
      switch bytes[position] {
      case UInt8(ascii: "'"):
        position += 1
        if let firstLineEnd, classes.has(bytes[position], .name) {
          rewind(to: firstLineEnd)
          report(.textNotClosed(at(start, start + 1), quote: "'"))
        }
        return .text
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"):
        position += 1
      case UInt8(ascii: "\n"),
        UInt8(ascii: "\r") where bytes[position + 1] == UInt8(ascii: "\n"):
        if firstLineEnd == nil { firstLineEnd = mark }
        position += 1
      case 0 where position >= count:
        if let firstLineEnd { rewind(to: firstLineEnd) }
        report(.textNotClosed(at(start, start + 1), quote: "'"))
        endedEarlyAt = UInt32(start)
        return .text
      default:
        skipScalar()
      }
    }
  }

  /// Leaves a text whose interpolation went wrong: goes to the end of the text if that is on this line, else
  /// to the end of the line.
  ///
  /// - Parameters:
  ///   - offset: where the parser gave up.
  ///   - depth: the number of interpolations outside the text.
  mutating func abandonText(at offset: Int, interpolationDepth depth: Int) {
    rewind(toOffset: offset)
    interpolations.removeLast(max(0, interpolations.count - depth))
    while position < count, bytes[position] != UInt8(ascii: "\n") {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { break }
    }
  }

  // MARK: - Escapes

  private mutating func escape() {
    let start = position
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "t"),
      UInt8(ascii: "$"):
      position += 2
    case UInt8(ascii: "u"):
      unicodeEscape(from: start)
    case 0 where start + 1 >= count, UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      position += 1
      if start + 1 < count { report(.unknownEscape(at(start, start + 1), "")) }
    default:
      position += 1
      skipScalar()
      let spelling = bytes.text(start + 1, position)
      report(.unknownEscape(at(start, position), spelling))
    }
  }

  /// `\u{…}`: one to six hexadecimal digits that name a scalar.
  private mutating func unicodeEscape(from start: Int) {
    position = start + 2
    guard bytes[position] == UInt8(ascii: "{") else {
      report(.badUnicodeEscape(at(start, position)))
      return
    }
    position += 1
    var value: UInt32 = 0
    var digits = 0
    while digits < 8, let digit = hexadecimalDigit(bytes[position]) {
      value = value << 4 | digit
      digits += 1
      position += 1
    }
    let isClosed = bytes[position] == UInt8(ascii: "}")
    if isClosed { position += 1 }
    if !isClosed || !(1...6).contains(digits) || Unicode.Scalar(value) == nil {
      report(.badUnicodeEscape(at(start, position)))
    }
  }

  private func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// The path of a file that begins with no name, and needs no quotes: `./night.aksl`, `../clusters.json`,
  /// `/tmp/night.aksl`.
  ///
  /// It stands behind a blank, and what begins with a slash has another sign of a path: `a /b` lacks a blank. Nil: there
  /// is none.
  mutating func barePath(from start: Int) -> TokenKind? {
    let first = bytes[start]
    guard first == UInt8(ascii: "/") || first == UInt8(ascii: "."),
      start == 0 || bytes[start - 1] == UInt8(ascii: " ")
    else { return nil }
    var name = start
    while bytes[name] == UInt8(ascii: ".") { name += 1 }
    guard name - start <= 2, bytes[name] == UInt8(ascii: "/") else { return nil }
    var end = name + 1
    var hasSign = name > start
    while isInPath(bytes[end]) {
      hasSign = hasSign || bytes[end] == UInt8(ascii: "/") || bytes[end] == UInt8(ascii: ".")
      end += 1
    }
    guard hasSign, end > name + 1, bytes[name + 1] != UInt8(ascii: "/") else { return nil }
    position = end
    return .text
  }

  private func isInPath(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...: true
    default: classes.has(byte, .letter) || classes.has(byte, .digit)
    }
  }
}
