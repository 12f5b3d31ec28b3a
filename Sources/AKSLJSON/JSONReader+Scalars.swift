extension JSONReader {
  /// Reads a string; its opening quote is at the offset.
  mutating func readString() throws(JSONError) -> String {
    let opening = offset
    offset += 1
    var start = offset
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[start..<offset]
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[start..<offset]
        try readEscape(into: &text)
        start = offset
      case 0..<0x20:
        throw error(
          "a control character in a string is written as an escape, here `\\u\(Self.fourDigits(UInt32(byte)))`",
          at: offset..<offset + 1)
      default: offset += 1
      }
    }
    throw error("a string without its closing `\"`", at: opening..<bytes.count)
  }

  private mutating func readEscape(into text: inout [UInt8]) throws(JSONError) {
    let start = offset
    offset += 1
    let escape = next
    if escape != nil { offset += 1 }
    switch escape {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[offset - 1])
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0c)
    case UInt8(ascii: "n"): text.append(0x0a)
    case UInt8(ascii: "r"): text.append(0x0d)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = try readScalar(from: start)
      text += Array(String(scalar).utf8)
    default:
      offset = start + 1
      throw unexpected("one of `\"`, `\\`, `/`, `b`, `f`, `n`, `r`, `t`, `u` after `\\`")
    }
  }

  /// Reads what follows `\u`; two surrogates make one scalar.
  private mutating func readScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
    let unit = try readFourDigits()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if unit < 0xdc00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
      let low = try readFourDigits()
      if (0xdc00..<0xe000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00))
      {
        return scalar
      }
    }
    throw error(
      "`\\u\(Self.fourDigits(unit))` is half of a surrogate pair", at: start..<start + 6, isLimit: true)
  }

  private mutating func readFourDigits() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw unexpected("four hexadecimal digits after `\\u`")
      }
      unit = unit * 16 + UInt32(digit)
      offset += 1
    }
    return unit
  }

  /// Reads a number; a sign or digit is at the offset.
  mutating func readNumber() throws(JSONError) -> JSONNode.Content {
    let start = offset
    _ = take(UInt8(ascii: "-"))
    let firstDigit = offset
    try skipDigits(after: "`-`")
    if bytes[firstDigit] == UInt8(ascii: "0"), offset > firstDigit + 1 {
      throw error("a number doesn't begin with 0", at: start..<offset)
    }
    var isWhole = true
    if take(UInt8(ascii: ".")) {
      isWhole = false
      try skipDigits(after: "`.`")
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isWhole = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try skipDigits(after: "the exponent's `e`")
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if isWhole, let number = Int64(text) { return .integer(number) }
    guard let number = Double(text), number.isFinite else {
      throw error("a number too large for a double", at: start..<offset, isLimit: true)
    }
    return .number(number)
  }

  private mutating func skipDigits(after what: String) throws(JSONError) {
    let start = offset
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    if offset == start { throw unexpected("a digit after \(what)") }
  }
}
