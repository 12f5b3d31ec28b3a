import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import LineEditor

/// The prompt: reads a line, runs it, says what came of it, and begins again.
struct PromptLoop<Reader: LineReader> {
  let reader: Reader
  let console: Console
  /// What shows long answers; nil: nothing does.
  var pager: Pager?
  private var session: Session
  private let files = LoadedFiles()

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
      switch reader.read(prompt: prompt, assistant: SessionAssistant(session: session, files: files)) {
      case .text(let text):
        let count = session.entryCount
        let (asked, _) = run(text, &runner, in: &session)
        files.note(session.files(readSince: count))
        if asked.contains(.tour) { playTour(&runner, of: session) }
        SignalFlags.clearInterrupt()
        if asked.contains(.leave) { return }
      case .interrupted: continue
      case .endOfInput, .hangup: return
      }
    }
  }

  private var prompt: Prompt {
    PromptFace(session: session, hasRight: reader.isCapable).prompt
  }

  /// Runs what was typed; gives what it asks of the prompt and what is not done yet.
  func run(
    _ text: String, _ runner: inout Runner, in session: inout Session
  ) -> (asked: [PromptWish], outcome: RunOutcome) {
    runner.adaptToScreen()
    // What was typed ahead is for the next line, and no key of the pager's.
    console.pager = reader.hasTypedAhead ? nil : pager
    var asked: [PromptWish] = []
    let (reader, console) = (reader, console)
    let source = SourceText(name: "<prompt>", text)
    let outcome = runner.run(source, in: &session, mode: .prompt) { wish in
      guard case .history(let count) = wish else { return asked.append(wish) }
      console.show(HistoryListing.text(of: reader.entries, count: count ?? .max))
    }
    return (asked, outcome)
  }
}
