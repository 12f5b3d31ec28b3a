import AKSLInterpreter

/// Words that mean something where a person sits, and nothing in a script.
enum PromptWord {
  /// Those that the assistant offers where a statement begins.
  static let all = [
    Assistant.PromptWord("exit", "leaves; so does Ctrl-D"),
    Assistant.PromptWord("quit", "leaves; so does Ctrl-D"),
    Assistant.PromptWord("history", "what was typed; with a number, so many of the last"),
    Assistant.PromptWord("load", "runs a file as if it were typed: load \"file.aksl\"", takesFile: true),
  ]

  /// `include` of the file that is to be loaded; nil: the text asks for none.
  static func loading(_ text: String) -> String? {
    let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == "load" else { return nil }
    var path = String(words[1])
    while path.last?.isWhitespace ?? false { path.removeLast() }
    // A file is named with its quotes or without.
    let isQuoted =
      path.count > 1
      && (path.hasPrefix("\"") && path.hasSuffix("\"") || path.hasPrefix("'") && path.hasSuffix("'"))
    if isQuoted { return "include \(path)" }
    guard !path.contains(where: { "\"'\\;\n=(){}".contains($0) }) else { return nil }
    return "include '\(path)'"
  }

  /// Whether the guide is wanted: at the prompt, somebody says when it goes on.
  static func isTour(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace) == ["help", "tour"]
  }

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
