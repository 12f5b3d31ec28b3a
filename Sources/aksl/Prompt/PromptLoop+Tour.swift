import AKSLInterpreter
import AKSLReports
import LineEditor

extension PromptLoop {
  /// Plays the guide, which goes on with Enter.
  ///
  /// What is typed before that runs on a copy of its world, as a trial; `exit`, `q`, Ctrl-C and Ctrl-D leave it.
  func playTour(_ runner: inout Runner, of session: Session) {
    var guide = Tour.session(like: session)
    for (number, step) in Tour.steps.enumerated() {
      guard runner.play(step, in: &guide), number + 1 < Tour.steps.count else { return }
      guard goesOn(&runner, beside: guide) else {
        console.write("left the tour: your own session is as it was\n", to: .output)
        return
      }
    }
  }

  /// Waits for Enter; false: somebody wants to leave.
  private func goesOn(_ runner: inout Runner, beside guide: Session) -> Bool {
    var trial = guide
    while true {
      console.flush()
      let assistant = SessionAssistant(session: trial)
      guard case .text(let text) = reader.read(prompt: Self.tourPrompt, assistant: assistant) else {
        return false
      }
      switch text.split(whereSeparator: \.isWhitespace).first {
      case nil: return true
      case "q": return false
      default: break
      }
      let (asked, outcome) = run(text, &runner, in: &trial)
      if asked.contains(.leave) { return false }
      SignalFlags.clearInterrupt()
      let note = asked.contains(.tour) ? "this is the tour" : "tried on a copy: the tour goes on without it"
      if !outcome.hasSourceErrors { console.write("(\(note))\n", to: .output) }
    }
  }

  private static var tourPrompt: Prompt {
    Prompt(
      first: "tour: Enter goes on, q leaves, or try a command> ", continuation: "...> ", isRemembered: false)
  }
}
