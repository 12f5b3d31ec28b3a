import AKSLInterpreter
import AKSLReports

/// What a block says while it runs.
struct PrintedOutput {
  /// All of it, as the program tells it.
  private(set) var whole = ""
  /// What was printed and shown.
  private var answers = ""
  /// The last answer in it: what was printed, shown or asked for.
  private(set) var lastAnswer = ""
  /// The same with what a command says that fails.
  private var lastText = ""
  private var hasShellAnswer = false
  private var reporter = TextReporter(style: .plain)

  /// Takes note of an event as it is told of the block alone.
  mutating func take(_ event: RunEvent) {
    var text = ""
    reporter.report(event) { text += $1 }
    whole += text
    switch event.kind {
    case .printed, .shown, .value:
      (lastAnswer, lastText) = (text, text)
      answers += text
    case .shellAnswered(let report) where !report.isCaptured:
      lastAnswer = report.output
      lastText = report.output + (report.status == 0 ? "" : report.errors)
      answers += report.output
      hasShellAnswer = true
    default: break
    }
  }

  /// The last command has said nothing.
  mutating func takeSilence() { (lastAnswer, lastText) = ("", "") }

  /// What an expected output may show, the likelier first.
  ///
  /// Data is the last answer. A text shows what a run tells, or, as with `-q`, only what was asked for; after a script
  /// of a shell, most articles show what its last command printed.
  func texts(for kind: OutputKind) -> [String] {
    guard kind == .text else { return [lastAnswer] }
    return hasShellAnswer ? [lastText, whole, answers] : [whole, answers]
  }
}
