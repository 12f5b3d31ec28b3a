import LineEditor

/// Words that mean something at the prompt only.
enum PromptWords {
  /// What is offered beside the words of the language.
  static let all = [
    LineCandidate(text: "exit", help: "leaves", ending: ""),
    LineCandidate(text: "history", help: "what was typed; with a number, so many of the last"),
    LineCandidate(text: "quit", help: "leaves", ending: ""),
  ]

  /// Whether a text means something at the prompt itself.
  static func contains(_ text: String) -> Bool { isFarewell(text) || historyCount(text) != nil }

  /// `exit` and `quit` are no words of the language: whoever types them wants to leave.
  static func isFarewell(_ text: String) -> Bool {
    let words = text.split { $0.isWhitespace || $0 == ";" || $0 == "(" || $0 == ")" }
    return words == ["exit"] || words == ["quit"]
  }

  /// How many entries `history` or `history 20` asks for; nil when it is something else.
  static func historyCount(_ text: String) -> Int? {
    let words = text.split { $0.isWhitespace || $0 == ";" }
    guard words.first == "history", words.count <= 2 else { return nil }
    return words.count == 1 ? .max : Int(words[1]).flatMap { $0 > 0 ? $0 : nil }
  }

  /// The newest entries, numbered from the oldest one on that is kept; further lines of an entry stand below it.
  static func listing(of entries: [String], count: Int) -> String {
    let first = entries.count - min(count, entries.count)
    let width = String(entries.count).utf8.count
    return entries[first...].enumerated().map { offset, entry in
      let number = String(first + offset + 1)
      let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
      let indent = String(repeating: " ", count: width + 2)
      return String(repeating: " ", count: width - number.utf8.count) + number + "  "
        + lines.joined(separator: "\n" + indent) + "\n"
    }.joined()
  }
}
