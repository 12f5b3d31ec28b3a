/// What is to be seen of a text that is edited, apart from its looks.
struct Scene: Hashable {
  var prompt: Prompt
  var line: EditedLine
  /// Rows below the text: a menu, or help.
  var below: [StyledText] = []
  /// Whether keys go elsewhere than to the text, which has no hint then.
  var isModal = false
}

/// What an assistant makes of a text: how it looks, and what may come behind it.
struct Decoration {
  var spans: [LineSpan] = []
  /// Shown in grey behind the text, and no part of it.
  var hint = ""
  /// What is open where each line after the first begins.
  var openings: [LineOpening] = []
}

extension [LineSpan] {
  /// Another style for a range, whatever its parts looked like.
  package func overlaid(_ range: Range<Int>, with style: LineStyle) -> [LineSpan] {
    var result: [LineSpan] = []
    for span in self {
      let (lower, upper) = (span.range.lowerBound, span.range.upperBound)
      if lower < Swift.min(upper, range.lowerBound) {
        result.append(LineSpan(range: lower..<Swift.min(upper, range.lowerBound), style: span.style))
      }
      if Swift.max(lower, range.upperBound) < upper {
        result.append(LineSpan(range: Swift.max(lower, range.upperBound)..<upper, style: span.style))
      }
    }
    let place = result.firstIndex { $0.range.lowerBound >= range.lowerBound } ?? result.count
    result.insert(LineSpan(range: range, style: style), at: place)
    return result
  }
}
