import AKSLInterpreter
import AKSLReports

/// What a block says while it runs.
struct PrintedOutput {
  /// All of it, as the program tells it.
  private(set) var whole = ""
  /// The last answer in it: what was printed, shown or asked for.
  private(set) var lastAnswer = ""
  private var reporter = TextReporter(style: .plain)

  /// Takes note of an event as it is told of the block alone.
  mutating func take(_ event: RunEvent) {
    var text = ""
    reporter.report(event) { text += $1 }
    whole += text
    switch event.kind {
    case .printed, .shown, .value: lastAnswer = text
    default: break
    }
  }

  /// What is compared with an expected output: only text tells of everything.
  func text(for kind: OutputKind) -> String { kind == .text ? whole : lastAnswer }
}
