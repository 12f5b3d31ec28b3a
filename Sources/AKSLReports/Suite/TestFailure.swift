import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import AKSModel

/// Something that went wrong in a test or a file, in parts, for reports that programs read.
struct TestFailure {
  /// A change, and where the statement stands that caused it.
  struct Change {
    let change: LastChange
    let cause: (file: String, line: Int)?

    init(_ change: LastChange, _ lines: inout LineMapCache) {
      self.change = change
      cause = change.cause.map { ($0.source.name, lines.line(of: $0)) }
    }
  }

  /// A refusal or a fault, and no assertion.
  var isError = false
  var code: String
  /// One line.
  var message: String
  var file: String
  /// The place that all reports give: where the statement begins.
  var line = 1
  var column = 1
  /// The end of the statement, if it ends on the same line.
  var endColumn = 1
  /// What is underlined.
  var subject: SourceRange?
  var expected: String?
  var actual: String?
  /// The comparison that did not hold.
  var comparison: String?
  /// What decided a condition that is no single comparison.
  var parts: [ConditionPart] = []
  var differences = ValueDifferences()
  /// The difference of two texts, and the first line of it.
  var diff: String?
  var firstDifferingLine: String?
  var at: Instant
  /// How many events the world's log held.
  var event: Int?
  /// The schedule in whose run it was.
  var schedule: String?
  /// Where the functions were called that it happened in: the nearest.
  var caller: (file: String, line: Int)?
  var lastChange: Change?
  /// The newest first.
  var changes: [Change] = []
  var rule: RuleID?
  /// How well what the value comes from is known, where that can be told.
  var evidence: Evidence?
  var hint: String?
  /// As it is shown on a terminal.
  var terminal: FailureMessage

  /// nil for an event that reports no failure.
  init?(_ event: RunEvent, _ lines: inout LineMapCache) {
    guard let message = FailureMessage(event, &lines) else { return nil }
    self.init(message, at: event.at)
    isError = event.isError
    schedule = event.schedule
    switch event.kind {
    case .assertionFailed(let failure): take(failure, &lines)
    case .refused(let report):
      rule = report.refusal.rule
      evidence = RuleBook.rule(report.refusal.rule)?.evidence
      hint = report.help
      caller = report.callers.first.map { ($0.source.name, lines.line(of: $0)) }
    case .faulted(let report):
      if let watched = report.watched { take(watched, &lines) }
      hint = report.help
      caller = report.callers.first.map { ($0.source.name, lines.line(of: $0)) }
    case .diagnostic(let diagnostic):
      expected = diagnostic.expected
      hint = diagnostic.help
    default: break
    }
    var place = event.place
    // A diagnostic stands where the message says.
    if case .diagnostic(let diagnostic) = event.kind { place?.range = diagnostic.range }
    if let place { stand(at: place, &lines) }
  }

  /// A test that passes in spite of its mark.
  init(unexpectedPassOf test: TestReport, _ lines: inout LineMapCache) {
    self.init(FailureMessage(unexpectedPassOf: test), at: .start)
    hint = "take the mark `todo` away"
    stand(at: test.identity.place, &lines)
  }

  private init(_ message: FailureMessage, at instant: Instant) {
    terminal = message
    code = message.code
    self.message = message.title
    file = message.source?.name ?? ""
    subject = message.marks.first?.range
    at = instant
  }

  private mutating func stand(at place: Place, _ lines: inout LineMapCache) {
    let map = lines.map(of: place.source)
    let (start, end) = (map.position(of: place.range.start), map.position(of: place.range.end))
    (line, column) = (start.line, start.column)
    endColumn = end.line == start.line ? end.column : start.column
  }

  private mutating func take(_ failure: AssertionFailure, _ lines: inout LineMapCache) {
    expected = failure.expected
    actual = failure.actual.isEmpty ? nil : failure.actual
    comparison = failure.comparison
    parts = failure.parts
    differences = failure.differences
    diff = failure.diff
    firstDifferingLine = failure.firstDifferingLine
    evidence = failure.evidence
    event = failure.eventNumber
    rule = failure.rule
    hint = failure.help
    caller = failure.callers.first.map { ($0.source.name, lines.line(of: $0)) }
    lastChange = failure.lastChange.map { Change($0, &lines) }
    changes = failure.changes.map { Change($0, &lines) }
  }
}

extension TestFailure {
  /// In a line for tables and logs: the message with the values, or the first place at which they differ.
  var sentence: String {
    if let first = differences.shown.first {
      let rest = differences.count - 1
      return "\(message); \(first.text)" + (rest > 0 ? ", and \(rest.of("more place"))" : "")
    }
    if let firstDifferingLine { return "\(message); \(firstDifferingLine)" }
    if let values = parts.sentence { return "\(message); \(values)" }
    return message + (expected.map { "; expected \($0)" } ?? "") + (actual.map { ", got \($0)" } ?? "")
  }

  /// When and in whose run, where there is something to tell: `at d1 03:00:00, in the schedule night`.
  var circumstances: String? {
    let time = at == .start ? nil : "at \(TimeFormat.instant(at))"
    let parts = [time, schedule.map { "in the schedule \($0)" }].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension FailureMessage {
  /// A test passes that is marked as one that fails.
  init(unexpectedPassOf test: TestReport) {
    let place = test.identity.place
    // Its head is what is wrong, not all that it does.
    let bytes = place.source.bytes[Int(place.range.start)..<Int(place.range.end)]
    let end = UInt32(bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex)
    self.init(
      code: "todo", title: test.summary, source: place.source, location: place.range.start,
      marks: [Mark(range: SourceRange(start: place.range.start, end: end), text: "", isPrimary: true)])
    addFootnote("help", "take the mark `todo` away")
  }
}

extension TestReport {
  /// Why it counts as it does, in a line; empty when it passed.
  var summary: String {
    switch status {
    case .passed: ""
    case .skipped, .blocked, .notRun, .todo: reason
    case .failed, .error: isUnexpectedPass ? "it passes, but is marked todo\(colon(reason))" : "it failed"
    }
  }

  private func colon(_ reason: String) -> String { reason.isEmpty ? "" : ": \(reason)" }
}
