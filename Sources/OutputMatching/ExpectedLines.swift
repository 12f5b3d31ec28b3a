/// The lines of an expected text: patterns, and gaps.
///
/// `...` and `[...]` alone in a line stand for any lines, or none. A backslash in front makes them what they are.
struct ExpectedLines {
  struct Line {
    /// What describes the printed line; nil for a gap.
    let pattern: TextPattern?
    let text: String
    /// Which line of the expected text it is, from 0.
    let number: Int

    var isGap: Bool { pattern == nil }

    func matches(_ printed: String, _ captures: Captures) -> Bool {
      var captures = captures
      return pattern?.matches(printed, &captures) ?? false
    }
  }

  let lines: [Line]

  init(_ text: NormalizedText, _ options: OutputMatching.Options) {
    lines = text.lines.map {
      Line(pattern: Self.pattern(of: $0.text, options), text: $0.text, number: $0.number)
    }
  }

  var hasGaps: Bool { lines.contains { $0.isGap } }

  static func isGap(_ line: some StringProtocol) -> Bool {
    let bytes = Array(line.utf8.drop { $0.isBlank }.reversed().drop { $0.isBlank }.reversed())
    return bytes.elementsEqual("...".utf8) || bytes.elementsEqual("[...]".utf8)
  }

  private static func pattern(of text: String, _ options: OutputMatching.Options) -> TextPattern? {
    guard options.hasMarks else { return TextPattern(text, hasMarks: false) }
    if isGap(text) { return nil }
    return TextPattern(isEscapedGap(text) ? text.replacingFirstBackslash() : text)
  }

  /// A line of `...` with backslashes in front.
  private static func isEscapedGap(_ text: String) -> Bool {
    let bytes = text.utf8.drop { $0.isBlank }
    let rest = bytes.drop { $0 == UInt8(ascii: "\\") }
    return rest.startIndex > bytes.startIndex && rest.elementsEqual("...".utf8)
  }

  /// A printed line as a line of an expected text.
  static func escaped(_ line: String) -> String {
    let pattern = TextPattern.escaped(line)
    let trimmed = line.utf8.drop { $0.isBlank }.drop { $0 == UInt8(ascii: "\\") }
    guard trimmed.elementsEqual("...".utf8) else { return pattern }
    let indentation = pattern.prefix { $0 == " " || $0 == "\t" }
    return indentation + "\\" + pattern.dropFirst(indentation.count)
  }
}

extension String {
  fileprivate func replacingFirstBackslash() -> String {
    guard let place = firstIndex(of: "\\") else { return self }
    var text = self
    text.remove(at: place)
    return text
  }
}
