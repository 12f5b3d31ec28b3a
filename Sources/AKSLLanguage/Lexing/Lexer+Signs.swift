// Punctuation.
extension Lexer {
  /// What begins with neither a letter nor a digit.
  ///
  /// Nothing is called here that comes back: see `read(_:)`.
  @inline(never)
  mutating func sign(_ byte: UInt8, from start: Int, _ token: inout Token) {
    let next = bytes[start &+ 1]
    let kind: TokenKind
    switch byte {
    case UInt8(ascii: "("): kind = .leftParenthesis
    case UInt8(ascii: ")"): kind = .rightParenthesis
    case UInt8(ascii: "["): kind = .leftBracket
    case UInt8(ascii: "]"): kind = .rightBracket
    case UInt8(ascii: "{") where interpolations.isEmpty: kind = .leftBrace
    case UInt8(ascii: "}") where interpolations.isEmpty: kind = .rightBrace
    case UInt8(ascii: ","): kind = .comma
    case UInt8(ascii: ";"): kind = .semicolon
    case UInt8(ascii: ":"): kind = .colon
    case UInt8(ascii: "%"): kind = .percent
    case UInt8(ascii: ".") where next != UInt8(ascii: ".") && next != UInt8(ascii: "/"): kind = .dot
    // With a blank behind it, it is one by itself.
    case UInt8(ascii: "=") where next == UInt8(ascii: " "): kind = .assign
    case UInt8(ascii: "<") where next == UInt8(ascii: " "): kind = .less
    case UInt8(ascii: ">") where next == UInt8(ascii: " "): kind = .greater
    case UInt8(ascii: "+") where next == UInt8(ascii: " "): kind = .plus
    case UInt8(ascii: "-") where next == UInt8(ascii: " "): kind = .minus
    case UInt8(ascii: "*") where next == UInt8(ascii: " "): kind = .star
    case UInt8(ascii: "/") where next == UInt8(ascii: " "): kind = .slash
    default: return longSign(byte, from: start, &token)
    }
    position = start &+ 1
    make(&token, kind, from: start)
  }

  /// A sign of more than one character, one that stands closely to what follows, or a text.
  @inline(never)
  private mutating func longSign(_ byte: UInt8, from start: Int, _ token: inout Token) {
    var value: UInt64 = 0
    let kind = longSign(byte, from: start, &value)
    make(&token, kind, from: start, value)
  }

  @inline(__always)
  private mutating func longSign(_ byte: UInt8, from start: Int, _ value: inout UInt64) -> TokenKind {
    func take(_ length: Int, _ kind: TokenKind) -> TokenKind {
      position = start + length
      return kind
    }
    let next = bytes[start + 1]
    if let path = barePath(from: start) { return path }
    switch byte {
    case UInt8(ascii: "\""):
      return text(from: start + 1, quote: start, isFirst: true)
    case UInt8(ascii: "'"):
      return rawText(from: start)
    case UInt8(ascii: "{"):
      interpolations[interpolations.count - 1].braces += 1
      return take(1, .leftBrace)
    case UInt8(ascii: "}"):
      return rightBrace(from: start)
    case UInt8(ascii: "$"):
      let kind: TokenKind
      (kind, value) = dollar(from: start)
      return kind
    case UInt8(ascii: "-"):
      let kind: TokenKind
      (kind, value) = hyphen(from: start)
      return kind
    case UInt8(ascii: "."): return next == byte ? take(2, .dotDot) : take(1, .dot)
    case UInt8(ascii: "="):
      if next == UInt8(ascii: "=") {
        return bytes[start + 2] == UInt8(ascii: "=")
          ? take(3, .foreign) : take(2, .equal)
      }
      return next == UInt8(ascii: ">") ? take(2, .foreign) : take(1, .assign)
    case UInt8(ascii: "!"):
      return next == UInt8(ascii: "=") ? take(2, .notEqual) : take(1, .foreign)
    case UInt8(ascii: "<"):
      if next == UInt8(ascii: ">") { return take(2, .foreign) }
      return next == UInt8(ascii: "=") ? take(2, .lessOrEqual) : take(1, .less)
    case UInt8(ascii: ">"):
      return next == UInt8(ascii: "=") ? take(2, .greaterOrEqual) : take(1, .greater)
    case UInt8(ascii: "+"):
      if next == UInt8(ascii: "=") { return take(2, .plusAssign) }
      return next == UInt8(ascii: "+") ? take(2, .foreign) : take(1, .plus)
    case UInt8(ascii: "*"):
      return next == UInt8(ascii: "=") || next == UInt8(ascii: "*")
        ? take(2, .foreign) : take(1, .star)
    case UInt8(ascii: "/"):
      if next == UInt8(ascii: "=") { return take(2, .foreign) }
      return next == UInt8(ascii: "/") ? take(2, .slashSlash) : take(1, .slash)
    case UInt8(ascii: "&"), UInt8(ascii: "|"):
      return next == byte ? take(2, .foreign) : take(1, .foreign)
    case UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "@"):
      return take(1, .foreign)
    case 0 where start >= count:
      return take(0, .end)
    default:
      return unknownCharacter(byte, from: start)
    }
  }

  /// `-`, a number with a sign, `--mode`, or a habit.
  private mutating func hyphen(from start: Int) -> (TokenKind, UInt64) {
    let next = bytes[start + 1]
    if classes.has(next, .digit), start == 0 || classes.has(bytes[start - 1], .opensNumber) {
      return number(from: start, digits: start + 1)
    }
    if next == UInt8(ascii: "-"), start + 2 < count, classes.has(bytes[start + 2], .letter) {
      position = endOfName(from: start + 2)
      return (.option, 0)
    }
    if next == UInt8(ascii: "=") || next == UInt8(ascii: ">") {
      position = start + 2
      return (.foreign, 0)
    }
    position = start + 1
    return (.minus, 0)
  }
}
