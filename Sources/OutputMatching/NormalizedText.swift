/// A text as lines, without what means nothing.
struct NormalizedText {
  struct Line {
    let text: String
    /// Which line of the given text it is.
    let number: Int
    /// The same with its resource groups as they were written.
    let written: String
  }

  private(set) var lines: [Line] = []

  /// Line ends are one character, colours are gone, and unless blanks are exact so are those at the ends of lines, the
  /// indentation that all lines share, and empty lines at the end.
  init(_ text: String, _ options: OutputMatching.Options) {
    let plain = TypedToken.replaceAll(options.normalized, in: Self.withoutEscapes(text))
    // By bytes: for Swift, CRLF is one character.
    var lines = plain.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      line in
      String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
    if lines.last == "" { lines.removeLast() }
    if !options.areBlanksExact {
      lines = lines.map(Self.withoutTrailingBlanks)
      while lines.last == "" { lines.removeLast() }
      let shared =
        lines.filter { !$0.isEmpty }.map { $0.utf8.prefix { $0 == UInt8(ascii: " ") }.count }.min() ?? 0
      lines = lines.map { String($0.dropFirst(min(shared, $0.count))) }
    }
    self.lines = lines.enumerated().map {
      Line(text: Self.withPlainGroups($0.element), number: $0.offset, written: $0.element)
    }
  }

  /// The same with its resource groups as they were written.
  var asWritten: NormalizedText {
    var text = self
    text.lines = lines.map { Line(text: $0.written, number: $0.number, written: $0.written) }
    return text
  }

  var text: String { lines.map { $0.text + "\n" }.joined() }

  private static func withoutTrailingBlanks(_ line: String) -> String {
    String(decoding: line.utf8.reversed().drop { $0.isBlank }.reversed(), as: UTF8.self)
  }

  /// Azure writes the same word of an id as `resourcegroups` and as `resourceGroups`.
  static func withPlainGroups(_ line: String) -> String {
    let bytes = Array(line.utf8)
    let word = Array("/resourceGroups/".utf8)
    guard bytes.count >= word.count else { return line }
    var result = bytes
    var isChanged = false
    for start in 0...(bytes.count - word.count) where bytes[start] == word[0] {
      let part = bytes[start..<(start + word.count)]
      guard zip(part, word).allSatisfy({ $0 | 0x20 == $1 | 0x20 }), !part.elementsEqual(word) else {
        continue
      }
      result.replaceSubrange(start..<(start + word.count), with: word)
      isChanged = true
    }
    return isChanged ? String(decoding: result, as: UTF8.self) : line
  }

  /// Without the control sequences of terminals: `ESC [ … letter`, and `ESC ] … BEL`.
  private static func withoutEscapes(_ text: String) -> String {
    guard text.utf8.contains(0x1b) else { return text }
    var result: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      guard byte == 0x1b, let kind = bytes.first else {
        result.append(byte)
        continue
      }
      switch kind {
      case UInt8(ascii: "["):
        bytes = bytes.dropFirst().drop { !(0x40...0x7e).contains($0) }.dropFirst()
      case UInt8(ascii: "]"):
        bytes = bytes.drop { $0 != 0x07 }.dropFirst()
      default: bytes = bytes.dropFirst()
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
