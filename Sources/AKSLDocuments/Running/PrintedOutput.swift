import AKSLInterpreter
import AKSLReports

/// What a block says while it runs.
struct PrintedOutput {
  /// All of it, as the program tells it.
  private(set) var whole = ""
  /// What was printed and shown.
  private var answers = ""
  /// The last answer in it: what was printed, shown or asked for.
  private var lastAnswer = ""
  /// What the last command of a shell left behind that said something.
  private(set) var lastShellReport: ShellReport?
  private var reporter = TextReporter(style: .plain)

  /// Takes note of an event as it is told of the block alone.
  mutating func take(_ event: RunEvent) {
    var text = ""
    reporter.report(event) { text += $1 }
    whole += text
    switch event.kind {
    case .printed, .shown, .value:
      lastAnswer = text
      answers += text
    case .shellAnswered(let report) where !report.isCaptured:
      lastAnswer = report.output
      lastShellReport = report
    default: break
    }
  }

  /// What an expected output may show, the likelier first.
  ///
  /// A text after a fence of the language shows what a run tells, or, as with `-q`, only what was asked for. Of a
  /// shell, and of data, it is the last answer.
  func texts(for kind: OutputKind) -> [String] {
    guard kind == .text, lastShellReport == nil else { return [lastAnswer] }
    return whole == answers ? [whole] : [whole, answers]
  }
}
