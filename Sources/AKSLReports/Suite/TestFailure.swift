import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import AKSModel

/// Something that went wrong in a test or a file, in parts, for reports that programs read.
struct TestFailure {
  var code: String
  /// One line.
  var message: String
  var file: String
  var line = 1
  var column = 1
  var endColumn = 1
  var expected: String?
  var actual: String?
  var at: Instant
  /// How many events the world's log held.
  var event: Int?
  var lastChange: LastChange?
  var rule: RuleID?
  var hint: String?
  /// As it is shown on a terminal, without colour.
  var text: String

  /// nil for an event that reports no failure.
  init?(_ event: RunEvent) {
    guard let message = FailureMessage(event) else { return nil }
    var renderer = DiagnosticRenderer(style: .plain, width: nil)
    text = renderer.render(message)
    at = event.at
    code = message.code
    self.message = message.title
    file = event.place?.source.name ?? ""
    var range = event.place?.range
    switch event.kind {
    case .assertionFailed(let failure):
      range = failure.subject
      expected = failure.expected
      actual = failure.actual.isEmpty ? nil : failure.actual
      self.event = failure.eventNumber
      lastChange = failure.lastChange
      rule = failure.rule
      hint = failure.help
    case .refused(let report):
      rule = report.refusal.rule
      hint = report.help
    case .faulted(let report): hint = report.help
    case .diagnostic(let diagnostic):
      range = diagnostic.range
      expected = diagnostic.expected
      hint = diagnostic.help
    default: break
    }
    if let source = event.place?.source, let range {
      let map = LineMap(source)
      let (start, end) = (map.position(of: range.start), map.position(of: range.end))
      (line, column) = (start.line, start.column)
      endColumn = end.line == start.line ? end.column : start.column
    }
  }
}

extension TestReport {
  /// What went wrong, in parts; a `todo` that is out of date is a failure without an event.
  var testFailures: [TestFailure] { failures.compactMap(TestFailure.init) }

  /// Why it counts as it does, in a line; empty when it passed.
  var summary: String {
    switch status {
    case .passed: ""
    case .skipped, .blocked: reason
    case .todo: reason
    case .failed, .error:
      failures.isEmpty
        ? "it passes, but is marked todo: \(reason)" : testFailures.first?.message ?? "it failed"
    }
  }

  /// The line of its statement, from 1.
  var line: Int { LineMap(identity.place.source).position(of: identity.place.range.start).line }
}
