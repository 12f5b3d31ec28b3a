import Markdown
import RegularExpressions

// Regular expressions are read before anything runs.
extension Planner {
  /// `expected_similarity="…"`: what stands between the quotes, with its backslashes.
  mutating func take(expression comment: MarkdownText) {
    let quote = UInt8(ascii: "\"")
    guard let first = comment.bytes.firstIndex(of: quote), let last = comment.bytes.lastIndex(of: quote),
      first < last
    else {
      let words = OptionWord.words(of: comment)
      return complain(words.first.map { [.wrongSimilarity($0)] } ?? [])
    }
    let text = comment.part((first + 1)..<last)
    if let read = read(text) { expression = SimilarityExpression(expression: read, range: text.sourceRange) }
  }

  /// The lines of an output that are expressions.
  mutating func check(_ options: BlockOptions, of text: MarkdownText) {
    guard options.match == .regex else { return }
    var start = 0
    for line in text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let part = text.part(start..<(start + line.count - (line.last == UInt8(ascii: "\r") ? 1 : 0)))
      _ = read(part)
      start += line.count + 1
    }
  }

  private mutating func read(_ text: MarkdownText) -> RegularExpression? {
    do {
      return try RegularExpression(text.text)
    } catch {
      complain([.wrongExpression(error, in: text)])
      return nil
    }
  }
}
