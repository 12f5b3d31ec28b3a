import AKSLInterpreter
import AKSLReports

/// What a block says while it runs.
struct PrintedOutput {
  /// All of it, as the program tells it.
  private(set) var whole = ""
  /// The last answer in it: what was printed, shown or asked for.
  private(set) var lastAnswer = ""
  /// What the last command of a shell left behind that said something.
  private(set) var lastShellReport: ShellReport?
  private var reporter = TextReporter(style: .plain)

  /// Takes note of an event as it is told of the block alone.
  mutating func take(_ event: RunEvent) {
    var text = ""
    reporter.report(event) { text += $1 }
    whole += text
    switch event.kind {
    case .printed, .shown, .value: lastAnswer = text
    case .shellAnswered(let report) where !report.isCaptured:
      lastAnswer = report.output
      lastShellReport = report
    default: break
    }
  }

  /// What is compared with an expected output.
  ///
  /// A fence of the language has one output, and as a text it tells of everything; a shell's commands have one each.
  func text(for kind: OutputKind) -> String {
    kind == .text && lastShellReport == nil ? whole : lastAnswer
  }
}
