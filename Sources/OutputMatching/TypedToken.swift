/// Values that differ from run to run and that a document does not want to repeat.
package enum TypedToken: String, CaseIterable, Hashable, Sendable {
  /// An instant: ISO 8601 as Azure writes it, or `d1 00:02:00` as aksl does.
  case time = "TIME"
  case guid = "GUID"
  /// The id of an Azure resource.
  case id = "ID"
  /// An address of version 4.
  case ip = "IP"

  /// How it is written in an expected text.
  var mark: String { "[\(rawValue)]" }

  /// How many bytes of such a value stand at a place; nil if none does.
  func length(in bytes: [UInt8], at start: Int) -> Int? {
    var reader = TokenReader(bytes: bytes, offset: start)
    let isThere =
      switch self {
      case .time: reader.takeInstant()
      case .guid: reader.takeGUID()
      case .id: reader.takeResourceID()
      case .ip: reader.takeAddress()
      }
    return isThere ? reader.offset - start : nil
  }

  /// The text with every such value replaced by the mark.
  static func replaceAll(_ kinds: Set<TypedToken>, in text: String) -> String {
    // The order is fixed: an id holds a GUID.
    let kinds = [TypedToken.id, .time, .guid, .ip].filter(kinds.contains)
    guard !kinds.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      let isInside = offset > 0 && bytes[offset - 1].isWordByte
      let found =
        isInside
        ? nil
        : kinds.lazy.compactMap { kind in
          kind.length(in: bytes, at: offset).map { (kind, $0) }
        }.first
      if let (kind, length) = found {
        result += Array(kind.mark.utf8)
        offset += length
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

  var isWordByte: Bool { isDigit || isLetter || self >= 0x80 }

  var isHexadecimal: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20) }

  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

/// Takes typed values from a text.
private struct TokenReader {
  let bytes: [UInt8]
  var offset: Int

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  /// Takes as many bytes of a kind as there are; how many must be there is said.
  private mutating func take(_ counts: ClosedRange<Int>, where isWanted: (UInt8) -> Bool) -> Bool {
    let start = offset
    while offset - start < counts.upperBound, let byte = next, isWanted(byte) { offset += 1 }
    return counts.contains(offset - start)
  }

  private mutating func takeDigits(_ counts: ClosedRange<Int>) -> Bool { take(counts) { $0.isDigit } }

  /// What follows must not go on with the value.
  private var isAtEnd: Bool { !(next?.isWordByte ?? false) }

  mutating func takeGUID() -> Bool {
    for (index, count) in [8, 4, 4, 4, 12].enumerated() {
      if index > 0, !take("-") { return false }
      guard take(count...count, where: { $0.isHexadecimal }) else { return false }
    }
    return isAtEnd
  }

  mutating func takeInstant() -> Bool {
    if take("d") { return takeDigits(1...6) && take(" ") && takeClock() && isAtEnd }
    guard takeDigits(4...4), take("-"), takeDigits(2...2), take("-"), takeDigits(2...2) else { return false }
    guard take("T") || take(" "), takeClock() else { return false }
    if take("Z") { return isAtEnd }
    let end = offset
    if take("+") || take("-") {
      if takeDigits(2...2), take(":"), takeDigits(2...2) { return isAtEnd }
      offset = end
    }
    return isAtEnd
  }

  private mutating func takeClock() -> Bool {
    guard takeDigits(2...2), take(":"), takeDigits(2...2), take(":"), takeDigits(2...2) else { return false }
    let end = offset
    if take("."), takeDigits(1...9) { return true }
    offset = end
    return true
  }

  mutating func takeResourceID() -> Bool {
    for letter in "/subscriptions/".utf8 {
      guard let byte = next, byte | 0x20 == letter | 0x20 else { return false }
      offset += 1
    }
    return take(1...2048) { byte in
      byte.isWordByte || "/-_.()".utf8.contains(byte)
    }
  }

  mutating func takeAddress() -> Bool {
    for part in 0..<4 {
      if part > 0, !take(".") { return false }
      let start = offset
      guard takeDigits(1...3), let number = Int(String(decoding: bytes[start..<offset], as: UTF8.self)) else {
        return false
      }
      if number > 255 { return false }
    }
    return isAtEnd
  }
}
