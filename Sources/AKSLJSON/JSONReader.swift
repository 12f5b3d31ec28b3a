/// Reads JSON as RFC 8259 has it, and nothing else.
package struct JSONReader {
  /// What is wrong with a text that is no JSON, and where.
  package struct Mistake: Error, Hashable, Sendable {
    /// In bytes from the beginning.
    package var offset: Int
    package var message: String
  }

  /// How deep lists and objects may stand in each other.
  package static let depthLimit = 200

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// The value that a text holds.
  package static func value(of bytes: [UInt8]) throws(Mistake) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.position == bytes.count else { throw reader.mistake("more behind the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func mistake(_ message: String) -> Mistake { Mistake(offset: position, message: message) }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(Mistake) -> JSONValue {
    skipBlanks()
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw mistake("nested more than \(Self.depthLimit) deep") }
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Mistake) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw mistake("expected a value") }
    position += word.utf8.count
    return value
  }

  private mutating func object() throws(Mistake) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    skipBlanks()
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw mistake("expected a key") }
      let key = try string()
      skipBlanks()
      guard take(":") else { throw mistake("expected `:`") }
      members.append(.init(key, try value()))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw mistake("expected `,` or `}`") }
    return .object(members)
  }

  private mutating func array() throws(Mistake) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array(elements) }
    repeat {
      elements.append(try value())
      skipBlanks()
    } while take(",")
    guard take("]") else { throw mistake("expected `,` or `]`") }
    return .array(elements)
  }

  private mutating func digits() throws(Mistake) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    if position == start { throw mistake("expected a value") }
  }

  private mutating func number() throws(Mistake) -> JSONValue {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    var isWhole = true
    if take(".") {
      isWhole = false
      try digits()
    }
    if take("e") || take("E") {
      isWhole = false
      _ = take("+") || take("-")
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let number = Int64(text) { return .integer(number) }
    return .number(Double(text) ?? 0)
  }

  private mutating func string() throws(Mistake) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw mistake("not UTF-8") }
        return string
      case UInt8(ascii: "\\"): text += try escape()
      case 0..<0x20: throw mistake("a control character in a string")
      default: text.append(byte)
      }
    }
    throw mistake("a string without an end")
  }

  private mutating func escape() throws(Mistake) -> [UInt8] {
    guard let byte = next else { throw mistake("a string without an end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      var code = try unit()
      if (0xD800...0xDBFF).contains(code), bytes[position...].starts(with: "\\u".utf8) {
        position += 2
        let low = try unit()
        guard (0xDC00...0xDFFF).contains(low) else { throw mistake("half a pair of surrogates") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw mistake("half a pair of surrogates") }
      return Array(String(scalar).utf8)
    default: throw mistake("no such escape")
    }
  }

  private mutating func unit() throws(Mistake) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, text.utf8.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let code = UInt32(text, radix: 16)
    else { throw mistake("expected four hexadecimal digits") }
    position += 4
    return code
  }
}
