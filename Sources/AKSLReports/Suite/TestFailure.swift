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
  /// The comparison that did not hold.
  var comparison: String?
  var differences = ValueDifferences()
  /// The difference of two texts.
  var diff: String?
  var at: Instant
  /// How many events the world's log held.
  var event: Int?
  var lastChange: LastChange?
  /// The newest first.
  var changes: [LastChange] = []
  var rule: RuleID?
  /// How well what the value comes from is known, where that can be told.
  var evidence: Evidence?
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
      comparison = failure.comparison
      differences = failure.differences
      diff = failure.diff
      changes = failure.changes
      evidence = failure.evidence
      self.event = failure.eventNumber
      lastChange = failure.lastChange
      rule = failure.rule
      hint = failure.help
    case .refused(let report):
      rule = report.refusal.rule
      evidence = RuleBook.rule(report.refusal.rule)?.evidence
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

extension TestFailure {
  /// In a line for tables and logs: the message with the two values, or the first place at which they differ.
  var sentence: String {
    if let first = differences.shown.first {
      let rest = differences.count - 1
      return "\(message); \(first.text)" + (rest > 0 ? ", and \(rest.of("more place"))" : "")
    }
    guard diff == nil else { return message }
    return message + (expected.map { "; expected \($0)" } ?? "") + (actual.map { ", got \($0)" } ?? "")
  }
}

extension TestReport {
  /// What went wrong, in parts; a `todo` that is out of date is a failure without an event.
  var testFailures: [TestFailure] { failures.compactMap(TestFailure.init) }

  /// Why it counts as it does, in a line; empty when it passed.
  var summary: String {
    switch status {
    case .passed: ""
    case .skipped, .blocked, .notRun: reason
    case .todo: reason
    case .failed, .error:
      failures.isEmpty
        ? "it passes, but is marked todo: \(reason)" : testFailures.first?.message ?? "it failed"
    }
  }

  /// The line of its statement, from 1.
  var line: Int { LineMap(identity.place.source).position(of: identity.place.range.start).line }
}
