import AKSLInterpreter
import LineEditor

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
