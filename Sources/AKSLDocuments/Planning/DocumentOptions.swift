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
    for pair in Self.pairs(in: text) {
      let diagnostic = take(
        pair.name.text, at: pair.name.sourceRange, pair.value.text, at: pair.value.sourceRange)
      if let diagnostic { diagnostics.append(diagnostic) }
    }
    return diagnostics
  }

  private static func pairs(in text: MarkdownText) -> [(name: MarkdownText, value: MarkdownText)] {
    let bytes = text.bytes
    var pairs: [(name: MarkdownText, value: MarkdownText)] = []
    var isInside = false
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = start..<end
      start = end + 1
      let isSetIn = [UInt8(ascii: " "), UInt8(ascii: "\t")].contains(bytes[line].first ?? 0)
      if isInside, isSetIn {
        pairs += pair(in: text, line).map { [$0] } ?? []
        continue
      }
      isInside = bytes[line].starts(with: "aksl:".utf8)
      guard isInside else { continue }
      var piece = line.lowerBound + 5
      for index in line.dropFirst(5) where "{},".utf8.contains(bytes[index]) {
        pairs += pair(in: text, piece..<index).map { [$0] } ?? []
        piece = index + 1
      }
      pairs += pair(in: text, piece..<line.upperBound).map { [$0] } ?? []
    }
    return pairs
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
