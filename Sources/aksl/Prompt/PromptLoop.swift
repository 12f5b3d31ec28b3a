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
      if let warning = reader.takeHistoryWarning() {
        console.write("warning: history is not kept: \(warning.path): \(warning.reason)\n", to: .errors)
      }
      console.flush()
      switch reader.read(prompt: prompt, assistant: SessionAssistant(session: session)) {
      case .text(let text):
        if PromptWord.isFarewell(text) { return }
        if let count = PromptWord.historyCount(text) {
          tellHistory(count)
          continue
        }
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

  private var prompt: Prompt {
    PromptFace(session: session, hasRight: reader.isCapable).prompt
  }

  private func tellHistory(_ count: Int) {
    console.write(PromptWord.listing(of: reader.entries, count: count), to: .output)
  }
}
