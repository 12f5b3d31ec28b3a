import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import AKSModel

/// A document that a test is about, with what became of it.
struct Document {
  let plan: DocumentPlan
  let result: DocumentResult

  init(_ text: String, _ settings: PlanSettings = PlanSettings(), setUp: String = "", only: [String] = []) {
    plan = DocumentPlan(SourceText(name: "guide.md", text), settings)
    var session = Session()
    _ = session.set("evidence", to: "on")
    _ = session.run(SourceText(name: "setup.aksl", setUp), mode: .script) { _ in }
    var selection = BlockSelection()
    selection.names = Set(only)
    result = DocumentRun.run(plan, selection, in: session)
  }

  /// `name status`, and why.
  var verdicts: [String] {
    result.report.tests.map { test in
      let reason = test.reason.isEmpty ? "" : ": \(test.reason)"
      return "\(test.identity.name) \(test.status.rawValue)\(reason)"
    }
  }

  /// What the program tells of it.
  var text: String {
    var reporter = SuiteTextReport(outputStyle: .plain, errorStyle: .plain, width: nil, namesFiles: false)
    var text = ""
    var suite = SuiteReport()
    suite.files = [result.report]
    reporter.report(result.report) { text += $1 }
    reporter.finish(suite, .doc) { text += $1 }
    return text
  }

  /// `line:column: code` of each failure and each problem.
  var failures: [String] {
    let events = result.report.tests.flatMap(\.failures)
    return events.map { event in
      guard let place = event.place else { return "nowhere" }
      let position = LineMap(place.source).position(of: subject(of: event) ?? place.range.start)
      return "\(place.source.name):\(position.line):\(position.column): \(code(of: event))"
    }
  }

  private func subject(of event: RunEvent) -> UInt32? {
    switch event.kind {
    case .assertionFailed(let failure): failure.subject.start
    case .diagnostic(let diagnostic): diagnostic.range.start
    default: nil
    }
  }

  private func code(of event: RunEvent) -> String {
    switch event.kind {
    case .assertionFailed(let failure): failure.code.name
    case .diagnostic(let diagnostic): diagnostic.code.name
    case .refused(let report): report.refusal.code
    case .faulted(let report): report.name
    default: "?"
    }
  }
}
