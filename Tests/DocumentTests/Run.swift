import AKSLInterpreter
import AKSLLanguage
import AKSLReports

@testable import aksl

/// What came of running a source in a session.
struct Run {
  /// All that was written, answers and errors in their order.
  var text = ""
  /// What went wrong: diagnostics, failures, refusals and faults that nobody expected.
  var failures: [String] = []
  var outcome = RunOutcome()

  init(
    _ source: String, name: String, in session: inout Session, mode: Session.Mode = .script,
    narration: Narration = .everything
  ) {
    var reporter = TextReporter(style: Style(isColored: false), narration: narration)
    var text = ""
    var failures: [String] = []
    outcome = session.run(SourceText(name: name, source), mode: mode) { event in
      var said = ""
      reporter.report(event) { said += $1 }
      text += said
      switch event.kind {
      // What fails in a scenario that is known to fail is no news, and nothing is said.
      case .diagnostic, .refused, .assertionFailed, .faulted: if !said.isEmpty { failures.append(said) }
      case .scenarioEnded(let report) where report.verdict.isFailure: failures.append(said)
      default: break
      }
    }
    self.text = text
    self.failures = failures
  }

  /// In a fresh sandbox.
  init(_ source: String, name: String, mode: Session.Mode = .script) {
    var session = Session.ofProgram
    self.init(source, name: name, in: &session, mode: mode)
  }
}

extension Session {
  /// A fresh sandbox that reads included files and time zones as the program does.
  static var ofProgram: Session {
    var options = Options()
    options.loadSource = IncludedFiles.load
    options.loadTimeZone = ZoneFiles.load
    return Session(options: options)
  }
}
