import AKSLJSON

/// Turns an expression into tokens; the last is its end.
struct Lexer {
  let text: [UInt8]
  var offset = 0

  mutating func tokens() throws(JMESPathError) -> [Token] {
    var tokens: [Token] = []
    while let byte = next {
      if byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d {
        offset += 1
        continue
      }
      let start = offset
      let kind = try readToken(byte)
      tokens.append(Token(kind: kind, range: start..<offset))
    }
    tokens.append(Token(kind: .end, range: text.count..<text.count))
    return tokens
  }

  var next: UInt8? { offset < text.count ? text[offset] : nil }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: byte) else { return false }
    offset += 1
    return true
  }

  private mutating func readToken(_ byte: UInt8) throws(JMESPathError) -> Token.Kind {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      return readIdentifier()
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return try readNumber()
    case UInt8(ascii: "\""): return try readQuotedIdentifier()
    case UInt8(ascii: "'"): return try readRawString()
    case UInt8(ascii: "`"): return try readLiteral()
    default: return try readSign(byte)
    }
  }

  private mutating func readSign(_ byte: UInt8) throws(JMESPathError) -> Token.Kind {
    let start = offset
    offset += 1
    switch Unicode.Scalar(byte) {
    case ".": return .dot
    case "*": return .star
    case "]": return .closeBracket
    case ",": return .comma
    case ":": return .colon
    case "@": return .current
    case "(": return .openParenthesis
    case ")": return .closeParenthesis
    case "{": return .openBrace
    case "}": return .closeBrace
    case "[": return take("]") ? .flatten : take("?") ? .filter : .openBracket
    case "|": return take("|") ? .or : .pipe
    case "&": return take("&") ? .and : .reference
    case "<": return .comparator(take("=") ? .lessOrEqual : .less)
    case ">": return .comparator(take("=") ? .greaterOrEqual : .greater)
    case "!": return take("=") ? .comparator(.notEqual) : .not
    case "=":
      guard take("=") else { throw error("`=` is no operator", help: "equality is written `==`", at: start) }
      return .comparator(.equal)
    default:
      var end = start + 1
      while end < text.count, text[end] & 0xc0 == 0x80 { end += 1 }
      let written = String(decoding: text[start..<end], as: UTF8.self)
      throw error(
        "`\(written)` means nothing here",
        help: byte < 0x80 ? nil : "names with other than ASCII letters stand in double quotes", at: start)
    }
  }

  private mutating func readIdentifier() -> Token.Kind {
    let start = offset
    while let byte = next {
      let scalar = Unicode.Scalar(byte)
      guard
        scalar == "_" || ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar)
          || ("A"..."Z").contains(scalar)
      else { break }
      offset += 1
    }
    return .identifier(String(decoding: text[start..<offset], as: UTF8.self))
  }

  /// Reads an index.
  ///
  /// No list is so long that one of more than 64 bits differs from the largest one.
  private mutating func readNumber() throws(JMESPathError) -> Token.Kind {
    let start = offset
    let isNegative = take("-")
    let digits = offset
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    guard offset > digits else {
      throw error("expected a digit after `-`", help: "names with a `-` stand in double quotes", at: start)
    }
    let written = String(decoding: text[start..<offset], as: UTF8.self)
    return .number(Int(written) ?? (isNegative ? .min : .max))
  }

  func error(_ message: String, help: String? = nil, at offset: Int) -> JMESPathError {
    JMESPathError(.syntax, message, help: help, at: offset, in: text)
  }
}
