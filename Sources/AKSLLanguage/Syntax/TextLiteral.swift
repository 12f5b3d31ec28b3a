/// Text literals: from their spelling to their value.
enum TextLiteral {
  /// The value of a text literal, quotes included in its range, or of a segment between interpolations.
  static func value(of range: SourceRange, in bytes: [UInt8], isSegment: Bool) -> String {
    var start = Int(range.start)
    var end = Int(range.end)
    if !isSegment {
      let quote = bytes[start]
      // A path needs no quotes.
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        return String(decoding: bytes[start..<end], as: UTF8.self)
      }
      start += 1
      if end > start, bytes[end - 1] == quote { end -= 1 }
      if quote == UInt8(ascii: "'") { return plain(bytes[start..<end]) }
    }
    let content = bytes[start..<end]
    // Most texts stand for themselves.
    guard let first = content.firstIndex(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\r") })
    else {
      return String(decoding: content, as: UTF8.self)
    }
    return content[first...].contains(UInt8(ascii: "\\")) ? unescaped(content) : plain(content)
  }

  /// The text as it stands, with CRLF as a newline: the line endings of a file are no part of a text.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "\r")) else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
  }

  /// Resolves `\" \\ \n \t \$ \u{…}`; anything else after a backslash stays as it is (the parser reports it).
  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
        if byte != UInt8(ascii: "\r") { result.append(byte) }
        index += 1
        continue
      }
      let escape = bytes[index + 1]
      index += 2
      switch escape {
      case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"): result.append(escape)
      case UInt8(ascii: "u"):
        if let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")),
          bytes[index] == UInt8(ascii: "{"), end - index <= 9,
          let value = UInt32(String(decoding: bytes[(index + 1)..<end], as: UTF8.self), radix: 16),
          let scalar = Unicode.Scalar(value)
        {
          result.append(contentsOf: String(Character(scalar)).utf8)
          index = end + 1
        } else {
          result.append(contentsOf: [UInt8(ascii: "\\"), escape])
        }
      default: result.append(contentsOf: [UInt8(ascii: "\\"), escape])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension SourceText {
  /// The value of the text literal in a range, or of a segment between interpolations; escapes are resolved.
  package func text(ofLiteral range: SourceRange, isSegment: Bool) -> String {
    TextLiteral.value(of: range, in: bytes, isSegment: isSegment)
  }
}
