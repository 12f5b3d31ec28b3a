package import AKSLLanguage

/// A text as it was read: what the parser made of it, and its tokens.
package struct TextReading: Sendable {
  package let source: SourceText
  package let parsed: ParseResult
  package let tokens: [SourceToken]

  package init(_ source: SourceText) {
    self.source = source
    parsed = Parser.parse(source)
    tokens = parsed.tree.tokens
  }

  /// Where a text begins that nothing closes: all that stands behind it may belong to it.
  var openText: Int? {
    guard parsed.isIncomplete else { return nil }
    return parsed.diagnostics.first { $0.code.name == "L005" }.map { Int($0.range.start) }
  }
}

/// What is known of a text while it is typed, from one question to the next and from one key to the next.
///
/// It never changes an answer, only what it takes to give it: each text is read once for all that is asked of it, and
/// what stands before the word at the cursor once for all letters of the word.
package struct KnownText: Sendable {
  /// The text and what stands before its word, as they are and as they were.
  private static let keptCount = 4

  /// The texts that were read, the latest first.
  private var readings: [TextReading] = []
  private var head: (bytes: [UInt8], head: CursorHead)?

  package init() {}

  /// A text as it is read.
  package mutating func reading(of text: String) -> TextReading { reading(of: Array(text.utf8)) }

  /// What surrounds the cursor, which is counted in bytes.
  mutating func place(in text: String, at cursor: Int) -> CursorPlace {
    let bytes = Array(Array(text.utf8).prefix(max(cursor, 0)))
    let before = Array(bytes[..<CursorPlace.wordStart(bytes[...])])
    if head?.bytes != before { head = (before, CursorHead(reading(of: before))) }
    return CursorPlace(bytes, behind: head?.head ?? CursorHead(reading(of: before)))
  }

  private mutating func reading(of bytes: [UInt8]) -> TextReading {
    let known = readings.firstIndex { $0.source.bytes == bytes }
    let reading =
      known.map { readings.remove(at: $0) } ?? TextReading(SourceText(name: "<prompt>", bytes: bytes))
    readings.insert(reading, at: 0)
    if readings.count > Self.keptCount { readings.removeLast() }
    return reading
  }
}
