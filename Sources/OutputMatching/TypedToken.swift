/// Values that differ from run to run and that a document does not want to repeat.
package enum TypedToken: String, CaseIterable, Hashable, Sendable {
  /// An instant: ISO 8601 as Azure writes it, or `d1 00:02:00` as aksl does.
  case time = "TIME"
  case guid = "GUID"
  /// The id of an Azure resource.
  case id = "ID"
  /// An address of version 4.
  case ip = "IP"
  /// What tells one state of a resource from another: a GUID as AKS writes it, or another word.
  case etag = "ETAG"
  /// The GUID of a subscription.
  case subscription = "SUBSCRIPTION"

  /// How it is written in an expected text.
  var mark: String { "[\(rawValue)]" }

  /// The marks that stand for such values where they are taken as equal: a subscription and an eTag are GUIDs, too.
  var marks: [String] {
    self == .guid ? [TypedToken.guid, .subscription, .etag].map(\.mark) : [mark]
  }

  /// How many bytes of such a value stand at a place; nil if none does.
  func length(in bytes: [UInt8], at start: Int) -> Int? {
    var reader = TokenReader(bytes: bytes, offset: start)
    let isThere =
      switch self {
      case .time: reader.takeInstant()
      case .guid: reader.takeGUID()
      case .id: reader.takeResourceID()
      case .ip: reader.takeAddress()
      case .etag: reader.takeETag()
      case .subscription: reader.takeGUID()
      }
    return isThere ? reader.offset - start : nil
  }

  /// Whether what stands before a place allows such a value: an eTag and a subscription look like other words, and are
  /// known by the name in front of them.
  private func canStand(at start: Int, in bytes: [UInt8]) -> Bool {
    switch self {
    case .time, .guid, .id, .ip: true
    case .etag: bytes.name(before: start) == "etag"
    case .subscription:
      bytes[..<start].suffix(15).elementsEqual("/subscriptions/".utf8)
        || ["subscription", "subscriptionid"].contains(bytes.name(before: start))
    }
  }

  /// The text with every such value replaced by the mark.
  static func replaceAll(_ kinds: Set<TypedToken>, in text: String) -> String {
    // The order is fixed: an id holds a subscription, and that is a GUID.
    let kinds = [TypedToken.id, .etag, .subscription, .time, .guid, .ip].filter(kinds.contains)
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
          kind.canStand(at: offset, in: bytes)
            ? kind.length(in: bytes, at: offset).map { (kind, $0) } : nil
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

extension [UInt8] {
  /// The name that a value belongs to, in small letters: that of a member of JSON or YAML, or of an option of az.
  fileprivate func name(before start: Int) -> String {
    let gap = self[..<start].reversed().prefix { " \t\"\\:=".utf8.contains($0) }.count
    guard gap > 0 else { return "" }
    let name = self[..<(start - gap)].suffix(16).reversed().prefix { $0.isLetter }.map { $0 | 0x20 }
    return String(decoding: name.reversed(), as: UTF8.self)
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

  /// A word with a digit in it, so that `null` is none; weak ones are `W/"…"`.
  mutating func takeETag() -> Bool {
    var quote = ""
    if bytes[offset...].starts(with: "W/".utf8) {
      offset += 2
      // In JSON a quote inside a text has a backslash.
      quote = next == UInt8(ascii: "\\") ? "\\\"" : "\""
    }
    for quote in quote.unicodeScalars where !take(quote) { return false }
    let start = offset
    guard take(4...256, where: { $0.isWordByte || "-_+/=.".utf8.contains($0) }),
      bytes[start..<offset].contains(where: \.isDigit)
    else { return false }
    for quote in quote.unicodeScalars where !take(quote) { return false }
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
