import LineEditor

/// A small language for the demo: words, numbers, and braces that have to be closed.
struct DemoAssistant: LineAssistant {
  private static let words = [
    LineCandidate(text: "alpha", help: "The first letter"),
    LineCandidate(text: "alphabet", help: "All letters"),
    LineCandidate(text: "beta", help: "The second letter"),
    LineCandidate(text: "gamma", help: "", ending: ""),
  ]

  func isIncomplete(_ text: String) -> Bool {
    text.utf8.count { $0 == UInt8(ascii: "{") } > text.utf8.count { $0 == UInt8(ascii: "}") }
  }

  /// Numbers are cyan, the word `wrong` is underlined.
  func spans(of text: String, cursor: Int?) -> [LineSpan] {
    var spans: [LineSpan] = []
    for word in Self.words(of: text) {
      let bytes = text.utf8.dropFirst(word.lowerBound).prefix(word.count)
      if bytes.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
        spans.append(LineSpan(range: word, style: LineStyle(color: .cyan)))
      } else if bytes.elementsEqual("wrong".utf8) {
        spans.append(LineSpan(range: word, style: LineStyle(color: .red, isUnderlined: true)))
      }
    }
    return spans
  }

  func hint(after text: String) -> String? { text == "scale " ? "to <count> [nowait]" : nil }

  /// The words that begin like the one at the cursor; ten thousand after `many`.
  func completion(of text: String, at cursor: Int) -> LineCompletion {
    let before = text.utf8.prefix(cursor)
    let word = before.reversed().prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }.count
    let typed = Array(before.suffix(word))
    let all =
      text.hasPrefix("many ")
      ? (10_000..<20_000).map { LineCandidate(text: "node-\($0)") } : Self.words
    return LineCompletion(
      range: cursor - word..<cursor, candidates: all.filter { $0.text.utf8.starts(with: typed) })
  }

  /// Nothing within quotes.
  func help(for text: String, at cursor: Int) -> [String] {
    let quotes = text.utf8.prefix(cursor).count { $0 == UInt8(ascii: "\"") }
    return quotes % 2 == 0 ? ["alpha   The first letter", "beta    The second letter"] : []
  }

  private static func words(of text: String) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    for (place, byte) in (Array(text.utf8) + [UInt8(ascii: " ")]).enumerated()
    where byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
      if place > start { words.append(start..<place) }
      start = place + 1
    }
    return words
  }
}
