import AKSLLanguage
import Markdown

/// What a document says of itself: in its front matter, `aksl: {session: section}`, or where there should be none,
/// in a comment, `<!-- aksl-document session=section -->`.
package struct DocumentOptions: Hashable, Sendable {
  /// A fresh session begins at each heading that has fences of its own.
  package var hasSessionPerSection = false
  /// What stands directly behind a fence that runs is its expected output.
  package var expectsFollowing = false
  /// Fences of a shell run.
  package var runsShellFences = false

  static let keys: [(name: String, values: [String])] = [
    ("session", ["document", "section"]), ("expect", ["following", "marked"]), ("shell", ["run", "norun"]),
  ]

  /// Takes one option; the answer is what is wrong with it.
  private mutating func take(
    _ name: String, at range: SourceRange, _ value: String, at valueRange: SourceRange
  ) -> Diagnostic? {
    guard let key = Self.keys.first(where: { $0.name == name }) else {
      return .unknownDocumentOption(name, at: range)
    }
    guard key.values.contains(value) else { return .wrongDocumentOption(name, key.values, at: valueRange) }
    switch name {
    case "session": hasSessionPerSection = value == "section"
    case "expect": expectsFollowing = value == "following"
    default: runsShellFences = value == "run"
    }
    return nil
  }

  /// Takes the words of a comment.
  mutating func take(_ words: [OptionWord]) -> [Diagnostic] {
    words.compactMap { take($0.key, at: $0.keyRange, $0.value, at: $0.valueRange) }
  }

  /// Takes the key `aksl` of the front matter: `aksl: {a: b, c: d}`, or lines below it that are set in.
  mutating func take(frontMatter text: MarkdownText) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for entry in Self.entries(of: text) {
      let pairs = Self.pairs(in: text, entry.value)
      if entry.isOwn {
        diagnostics += pairs.compactMap { take($0.text, at: $0.sourceRange, $1.text, at: $1.sourceRange) }
      } else if Spelling.nearest(to: entry.key.text, among: [Self.key]) != nil,
        pairs.contains(where: { pair in Self.keys.contains { $0.name == pair.name.text } })
      {
        diagnostics.append(.misspeltKey(entry.key.text, at: entry.key.sourceRange))
      }
    }
    return diagnostics
  }

  private static let key = "aksl"

  /// A key of the front matter, with the lines that belong to it and what stands behind the colon: bytes of the matter.
  struct Entry {
    var key: MarkdownText
    var lines: Range<Int>
    var value: Range<Int>

    var isOwn: Bool { key.text == DocumentOptions.key }
  }

  static func entries(of text: MarkdownText) -> [Entry] {
    var entries: [Entry] = []
    let lines = text.lines
    var next = 0
    while next < lines.count {
      let first = lines[next]
      next += 1
      // Comments, and what belongs to another key.
      guard let byte = text.bytes[first.withoutEnding].first, !" \t#".utf8.contains(byte),
        let colon = text.bytes[first.withoutEnding].firstIndex(of: UInt8(ascii: ":"))
      else { continue }
      var depth = Self.depth(text.bytes[(colon + 1)..<first.content])
      while next < lines.count, depth > 0 || Self.isSetIn(text.bytes[lines[next].withoutEnding]) {
        depth += Self.depth(text.bytes[lines[next].withoutEnding])
        next += 1
      }
      entries.append(
        Entry(
          key: text.trimmed(first.lowerBound..<colon), lines: first.lowerBound..<lines[next - 1].upperBound,
          value: (colon + 1)..<lines[next - 1].content))
    }
    return entries
  }

  private static func isSetIn(_ line: ArraySlice<UInt8>) -> Bool {
    line.first.map { " \t".utf8.contains($0) } ?? false
  }

  /// How many braces are opened and not closed.
  private static func depth(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 == UInt8(ascii: "{") ? 1 : $1 == UInt8(ascii: "}") ? -1 : 0) }
  }

  private static func pairs(
    in text: MarkdownText, _ range: Range<Int>
  ) -> [(name: MarkdownText, value: MarkdownText)] {
    text.bytes[range].split { "{},\r\n".utf8.contains($0) }.compactMap { piece in
      let piece = piece.prefix { $0 != UInt8(ascii: "#") }
      return pair(in: text, piece.startIndex..<piece.endIndex)
    }
  }

  /// `name: value`; nil where nothing is written.
  private static func pair(
    in text: MarkdownText, _ range: Range<Int>
  ) -> (name: MarkdownText, value: MarkdownText)? {
    let colon = text.bytes[range].firstIndex(of: UInt8(ascii: ":")) ?? range.upperBound
    let name = text.trimmed(range.lowerBound..<colon)
    guard !name.isEmpty else { return nil }
    return (name, text.trimmed(min(colon + 1, range.upperBound)..<range.upperBound))
  }
}

extension MarkdownText {
  /// A part without blanks and quotes around it.
  fileprivate func trimmed(_ range: Range<Int>) -> MarkdownText {
    let isLeftOff = { (byte: UInt8) in " \t\r\"'".utf8.contains(byte) }
    var range = range
    while let first = range.first, isLeftOff(bytes[first]) { range = (first + 1)..<range.upperBound }
    while let last = range.last, isLeftOff(bytes[last]) { range = range.lowerBound..<last }
    return part(range)
  }
}
