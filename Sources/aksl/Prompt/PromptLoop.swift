import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import LineEditor

/// The prompt: reads a line, runs it, says what came of it, and begins again.
struct PromptLoop<Reader: LineReader> {
  let reader: Reader
  let console: Console
  private var session: Session

  /// A prompt on a reader, in a session.
  init(reader: Reader, console: Console, session: Session) {
    self.reader = reader
    self.console = console
    self.session = session
  }

  /// Goes on until the input ends or somebody leaves.
  mutating func run(_ runner: inout Runner) {
    while !console.hasFailed {
      console.flush()
      switch reader.read(prompt: prompt, assistant: SessionAssistant(session: session)) {
      case .text(let text):
        if Self.isFarewell(text) { return }
        runner.adaptToScreen()
        if PromptWord.isTour(text) {
          playTour(&runner, of: session)
        } else {
          let source = SourceText(name: "<prompt>", PromptWord.loading(text) ?? text)
          runner.run(source, in: &session, mode: .prompt)
        }
        SignalFlags.clearInterrupt()
      case .interrupted: continue
      case .endOfInput, .hangup: return
      }
    }
  }

  /// Where and when the session is: `d1 00:01:18 sandbox> `.
  private var prompt: Prompt {
    let cluster = session.currentClusterName.map { " \($0)" } ?? ""
    let first = "\(TimeFormat.instant(session.now))\(cluster)> "
    let continuation = "...> "
    let padding = max(0, DisplayWidth.of(first) - continuation.utf8.count)
    return Prompt(
      first: StyledText(first),
      continuation: StyledText(String(repeating: " ", count: padding) + continuation))
  }

  /// `exit` and `quit` are no words of the language: whoever types them wants to leave.
  private static func isFarewell(_ text: String) -> Bool {
    let words = text.split { $0.isWhitespace || $0 == ";" || $0 == "(" || $0 == ")" }
    return words == ["exit"] || words == ["quit"]
  }
}
