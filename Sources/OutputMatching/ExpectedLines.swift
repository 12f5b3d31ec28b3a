import RegularExpressions

/// The lines of an expected text: patterns, and gaps.
///
/// `...` and `[...]` alone in a line stand for any lines, or none. A backslash in front makes them what they are.
struct ExpectedLines {
  enum Pattern {
    case marks(TextPattern)
    case expression(RegularExpression)

    func matches(_ printed: String, _ captures: inout Captures) -> Bool {
      switch self {
      case .marks(let pattern): pattern.matches(printed, &captures)
      case .expression(let expression): expression.matches(printed)
      }
    }
  }

  struct Line {
    /// What describes the printed line; nil for a gap.
    let pattern: Pattern?
    let text: String
    /// Which line of the expected text it is, from 0.
    let number: Int

    var isGap: Bool { pattern == nil }

    func matches(_ printed: String, _ captures: Captures) -> Bool {
      var captures = captures
      return pattern?.matches(printed, &captures) ?? false
    }

    /// What a try costs for each character, where that is more than comparing.
    var work: Int { if case .expression(let expression)? = pattern { expression.work } else { 0 } }
  }

  let lines: [Line]

  init(_ text: NormalizedText, _ options: OutputMatching.Options) {
    lines = text.lines.map {
      Line(pattern: Self.pattern(of: $0.text, options), text: $0.text, number: $0.number)
    }
  }

  var hasGaps: Bool { lines.contains { $0.isGap } }

  /// The work of comparing each line with each printed one.
  func work(on printed: [String]) -> Int {
    let length = printed.reduce(printed.count) { $0 + $1.utf8.count }
    // A program has 4000 steps at most, so that nothing overflows here.
    return lines.reduce(0) { $0 + $1.work } * length
  }

  static func isGap(_ line: some StringProtocol) -> Bool {
    let bytes = Array(line.utf8.drop { $0.isBlank }.reversed().drop { $0.isBlank }.reversed())
    return bytes.elementsEqual("...".utf8) || bytes.elementsEqual("[...]".utf8)
  }

  private static func pattern(of text: String, _ options: OutputMatching.Options) -> Pattern? {
    if options.hasMarks, isGap(text) { return nil }
    // What is no expression is told before anything runs, and describes nothing but itself.
    if options.match == .expressions, let expression = try? RegularExpression(text) {
      return .expression(expression)
    }
    guard options.hasMarks else { return .marks(TextPattern(text, hasMarks: false)) }
    return .marks(TextPattern(isEscapedGap(text) ? text.replacingFirstBackslash() : text))
  }

  /// A line of `...` with backslashes in front.
  private static func isEscapedGap(_ text: String) -> Bool {
    let bytes = text.utf8.drop { $0.isBlank }
    let rest = bytes.drop { $0 == UInt8(ascii: "\\") }
    return rest.startIndex > bytes.startIndex && rest.elementsEqual("...".utf8)
  }

  /// A printed line as a line of an expected text.
  static func escaped(_ line: String, _ options: OutputMatching.Options) -> String {
    if options.match == .expressions { return RegularExpression.escaped(line) }
    guard options.hasMarks else { return line }
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
