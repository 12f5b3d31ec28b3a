import LineEditor

/// Texts go on until all braces are closed.
struct BraceAssistant: LineAssistant {
  func isIncomplete(_ text: String) -> Bool {
    text.utf8.count { $0 == UInt8(ascii: "{") } > text.utf8.count { $0 == UInt8(ascii: "}") }
  }

  func spans(of text: String, cursor: Int?) -> [LineSpan] { [] }
  func hint(after text: String) -> String? { nil }
  func completion(of text: String, at cursor: Int) -> LineCompletion {
    LineCompletion(range: cursor..<cursor, candidates: [])
  }
  func help(for text: String, at cursor: Int) -> [String] { [] }
}
