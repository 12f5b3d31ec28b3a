import AKSLInterpreter
import AKSLLanguage
import LineEditor

/// Words that mean something where a person sits, and nothing in a script.
enum PromptWord {
  /// Those that the assistant offers where a statement begins.
  static let all = [
    Assistant.PromptWord("exit", "leaves; so does Ctrl-D"), Assistant.PromptWord("quit", "leaves; so does Ctrl-D"),
    Assistant.PromptWord("load", "runs a file as if it were typed: load \"file.aksl\"", takesFile: true),
  ]

  /// `include` of the file that is to be loaded; nil: the text asks for none.
  static func loading(_ text: String) -> String? {
    let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == "load" else { return nil }
    var path = String(words[1])
    while path.last?.isWhitespace ?? false { path.removeLast() }
    // A file is named with its quotes or without.
    let isQuoted = path.count > 1 && (path.hasPrefix("\"") && path.hasSuffix("\"") || path.hasPrefix("'") && path.hasSuffix("'"))
    if isQuoted { return "include \(path)" }
    guard !path.contains(where: { "\"'\\;\n=(){}".contains($0) }) else { return nil }
    return "include '\(path)'"
  }

  /// Whether the guide is wanted: at the prompt, somebody says when it goes on.
  static func isTour(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace) == ["help", "tour"]
  }
}

extension PromptLoop {
  /// Plays the guide; each step waits for Enter, and Ctrl-C or Ctrl-D leaves it.
  func playTour(_ runner: inout Runner, of session: Session) {
    var guide = Tour.session(like: session)
    for (number, step) in Tour.steps.enumerated() {
      guard runner.play(step, in: &guide), number + 1 < Tour.steps.count else { return }
      console.flush()
      let prompt = Prompt(first: "Enter goes on, Ctrl-C leaves the tour> ", continuation: "")
      guard case .text = reader.read(prompt: prompt, assistant: NoAssistant()) else { return }
    }
  }
}

/// Nothing is known of what is typed.
private struct NoAssistant: LineAssistant {
  func isIncomplete(_ text: String) -> Bool { false }
  func spans(of text: String, cursor: Int?) -> [LineSpan] { [] }
  func hint(after text: String) -> String? { nil }
  func completion(of text: String, at cursor: Int) -> LineCompletion {
    LineCompletion(range: cursor..<cursor, candidates: [])
  }
  func help(for text: String, at cursor: Int) -> [String] { [] }
}
