import AKSLJSON

/// Values as Python writes and reads them.
package enum PythonText {
  /// JSON on one line, with escapes for everything but printable ASCII, as `to_string` gives it.
  static func json(_ value: JSONValue) -> String {
    var text = ""
    write(value, to: &text)
    return text
  }

  private static func write(_ value: JSONValue, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .boolean(let truth): text += truth ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number): text += self.number(number)
    case .string(let string): write(string, to: &text)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        write(element, to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        write(member.key, to: &text)
        text += ":"
        write(member.value, to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for unit in string.utf16 {
      switch unit {
      case 0x22: text += "\\\""
      case 0x5c: text += "\\\\"
      case 0x08: text += "\\b"
      case 0x09: text += "\\t"
      case 0x0a: text += "\\n"
      case 0x0c: text += "\\f"
      case 0x0d: text += "\\r"
      case 0x20...0x7e: text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default:
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }
    }
    text += "\""
  }

  /// A double as `repr` has it: with an exponent from 1e16 on and below 0.0001.
  ///
  /// The digits are Swift's, the fewest that read back as the same double, as Python's are.
  package static func number(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    let parts = number.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    var digits = Array(mantissa.joined().utf8)
    // The place of the point, counted from the first digit.
    var point = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let sign = number.sign == .minus ? "-" : ""
    guard !digits.isEmpty else { return sign + "0.0" }
    let written = String(decoding: digits, as: UTF8.self)
    switch point {
    case 1...16 where digits.count > point:
      return sign + written.prefix(point) + "." + written.dropFirst(point)
    case 1...16: return sign + written + String(repeating: "0", count: point - digits.count) + ".0"
    case -3...0: return sign + "0." + String(repeating: "0", count: -point) + written
    default:
      let exponent = String((point - 1).magnitude)
      let fraction = digits.count > 1 ? "." + written.dropFirst() : ""
      return sign + written.prefix(1) + fraction + "e" + (point > 0 ? "+" : "-")
        + (exponent.utf8.count < 2 ? "0" : "") + exponent
    }
  }

  /// What `str.strip` takes away.
  package static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1c...0x1f).contains(scalar.value)
  }

  /// The number that `int` or `float` reads: blanks around it, signs, leading zeros, and `_` between digits.
  static func parsedNumber(_ text: String) -> JSONValue? {
    var scalars = text.unicodeScalars.drop(while: isBlank)
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    var reader = NumberReader(bytes: Array(String(scalars).utf8))
    return reader.read()
  }
}

/// Reads a number of Python's.
private struct NumberReader {
  let bytes: [UInt8]
  private var offset = 0
  /// What has been read, without `_`.
  private var digits: [UInt8] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() -> JSONValue? {
    if !take("+", keep: false) { _ = take("-") }
    let hasWhole = takeDigits()
    if hasWhole, offset == bytes.count, let number = Int64(text) { return .integer(number) }
    let hasFraction = take(".") && takeDigits()
    guard hasWhole || hasFraction else { return nil }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard takeDigits() else { return nil }
    }
    if digits.last == UInt8(ascii: ".") { digits.append(UInt8(ascii: "0")) }
    guard offset == bytes.count, let number = Double(text), number.isFinite else { return nil }
    return .number(number)
  }

  private var text: String { String(decoding: digits, as: UTF8.self) }

  private mutating func take(_ scalar: Unicode.Scalar, keep: Bool = true) -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: scalar) else { return false }
    offset += 1
    if keep { digits.append(UInt8(ascii: scalar)) }
    return true
  }

  private mutating func takeDigits() -> Bool {
    let start = offset
    while offset < bytes.count {
      let isDigit = Self.isDigit(bytes[offset])
      let isSeparator =
        bytes[offset] == UInt8(ascii: "_") && offset > start && Self.isDigit(bytes[offset - 1])
        && offset + 1 < bytes.count && Self.isDigit(bytes[offset + 1])
      guard isDigit || isSeparator else { break }
      if isDigit { digits.append(bytes[offset]) }
      offset += 1
    }
    return offset > start
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
