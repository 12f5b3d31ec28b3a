import AKSLJSON

extension Lexer {
  /// Reads up to the closing quote; a backslash keeps what follows it from being one, and stays.
  private mutating func readQuoted(_ what: String) throws(JMESPathError) -> [UInt8] {
    let start = offset
    let quote = text[start]
    offset += 1
    while let byte = next, byte != quote { offset += byte == UInt8(ascii: "\\") ? 2 : 1 }
    guard offset < text.count else {
      throw error("\(what) without its closing `\(Unicode.Scalar(quote))`", at: start)
    }
    offset += 1
    return Array(text[(start + 1)..<(offset - 1)])
  }

  /// `"a name"`: with the escapes of JSON.
  mutating func readQuotedIdentifier() throws(JMESPathError) -> Token.Kind {
    let start = offset
    _ = try readQuoted("a name")
    do {
      if case .string(let name) = try JSONValue(parsing: Array(text[start..<offset])) {
        return .quotedIdentifier(name)
      }
    } catch {
      throw self.error("in a name in quotes: \(error.message)", at: start + error.range.lowerBound)
    }
    throw error("not a name", at: start)
  }

  /// `'text'`: only the quote itself can be escaped.
  mutating func readRawString() throws(JMESPathError) -> Token.Kind {
    let content = Self.unescaped(UInt8(ascii: "'"), in: try readQuoted("a text"))
    return .literal(.string(String(decoding: content, as: UTF8.self)))
  }

  /// A JSON value in backticks.
  ///
  /// A text may stand there without its quotes, as it could before there were raw strings.
  mutating func readLiteral() throws(JMESPathError) -> Token.Kind {
    let start = offset
    let content = Self.unescaped(UInt8(ascii: "`"), in: try readQuoted("a literal"))
    let problem: JSONError
    do {
      return .literal(try JSONValue(parsing: content, duplicateKeys: .lastCounts))
    } catch {
      problem = error
    }
    let word = String(decoding: content, as: UTF8.self).unicodeScalars.drop(while: PythonText.isBlank)
    let isNumber = ["NaN", "Infinity", "-Infinity"].contains(String(word))
    if !problem.isLimit, !isNumber,
      let value = try? JSONValue(parsing: "\"" + String(word) + "\"")
    {
      return .literal(value)
    }
    throw error(
      "in a literal: \(problem.message)", help: "a text can be written as 'text'", at: start)
  }

  private static func unescaped(_ quote: UInt8, in content: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    for byte in content {
      if byte == quote, result.last == UInt8(ascii: "\\") { result.removeLast() }
      result.append(byte)
    }
    return result
  }
}
