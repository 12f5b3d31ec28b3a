package import AKSLInterpreter
package import AKSLLanguage
import AKSModel

extension FailureMessage {
  /// The message of an event that reports a failure; nil for other events.
  package init?(_ event: RunEvent) {
    var lines = LineMapCache()
    self.init(event, &lines)
  }

  /// The same where many are made.
  init?(_ event: RunEvent, _ lines: inout LineMapCache) {
    switch event.kind {
    case .diagnostic(let diagnostic): self.init(diagnostic, in: event.place?.source)
    case .refused(let report): self.init(report, event, &lines)
    case .assertionFailed(let failure): self.init(failure, event, &lines)
    case .faulted(let report): self.init(report, event, &lines)
    default: return nil
    }
  }

  /// The text of a source is wrong.
  package init(_ diagnostic: Diagnostic, in source: SourceText?) {
    self.init(
      severity: diagnostic.severity, code: diagnostic.code.name, title: diagnostic.title,
      source: source, location: diagnostic.range.start,
      marks: [Mark(range: diagnostic.range, text: diagnostic.label, isPrimary: true)]
        + diagnostic.labels.map { Mark(range: $0.range, text: $0.text, isPrimary: false) })
    // Programs always read what was expected; people, where nothing else says it.
    let words = [diagnostic.title, diagnostic.label, diagnostic.help ?? ""]
    let isSaid = diagnostic.expected.map { expected in words.contains { $0.contains(expected) } } ?? true
    addFootnote("expected", isSaid ? nil : diagnostic.expected)
    addFootnote("help", diagnostic.help)
  }

  /// Azure would refuse the statement.
  private init(_ report: RefusalReport, _ event: RunEvent, _ lines: inout LineMapCache) {
    let refusal = report.refusal
    self.init(code: refusal.code, title: refusal.message, statement: event.place)
    // An operation that was taken and failed had a good answer: its status says nothing.
    addFootnote("status", refusal.httpStatus < 400 ? nil : String(refusal.httpStatus))
    addFootnote("target", refusal.target)
    addFootnote("az", report.azureStatus.map { "exited with \($0)" })
    addTime(event.at, nil)
    addFootnote("rule", Self.description(of: refusal.rule))
    addFootnote("note", refusal.isOurText ? "the text is ours; Azure publishes none" : nil)
    addExpectation(report.expectedLater, &lines)
    addChanges(report.ruleChanges)
    addCircumstances(event, report.callers, &lines)
    addFootnote("help", report.help)
  }

  /// An assertion did not hold.
  private init(_ failure: AssertionFailure, _ event: RunEvent, _ lines: inout LineMapCache) {
    let place = event.place
    let title = failure.message.map { "\(failure.title): \($0)" } ?? failure.title
    self.init(
      code: failure.code.name, title: title, source: place?.source,
      location: place?.range.start ?? failure.subject.start, marks: failure.marks, contextLines: 2)
    addValues(of: failure)
    addTime(event.at, failure.eventNumber)
    addFootnote("after", failure.statement.map { Self.words(for: $0, seenFrom: place, by: "", &lines) })
    addLastChanges(of: failure, seenFrom: place, &lines)
    addFootnote("rule", failure.rule.map(Self.description(of:)))
    // What a value was made from may be known less well than the rule that made it.
    let known = failure.rule.flatMap { RuleBook.rule($0)?.evidence } ?? .exact
    addFootnote("rests on", failure.evidence.flatMap { $0 > known ? $0.words : nil })
    addChanges(failure.ruleChanges)
    addCircumstances(event, failure.callers, &lines)
    addFootnote("help", failure.help)
  }

  /// The script could not go on.
  private init(_ report: FaultReport, _ event: RunEvent, _ lines: inout LineMapCache) {
    self.init(code: report.code.name, title: report.title, statement: event.place)
    if let watched = report.watched {
      marks = watched.marks
      addValues(of: watched)
    }
    addFootnote(
      "az",
      [report.details, report.azureStatus.map { "exited with \($0)" }].compactMap(\.self).joined(
        separator: "\n"))
    addTime(event.at, report.watched?.eventNumber)
    if let watched = report.watched { addLastChanges(of: watched, seenFrom: event.place, &lines) }
    if let refusal = report.refusal?.refusal {
      addFootnote("rule", Self.description(of: refusal.rule))
      addFootnote("note", refusal.isOurText ? "the text is ours; Azure publishes none" : nil)
    }
    addExpectation(report.expectedLater, &lines)
    addCircumstances(event, report.callers, &lines)
    addFootnote("help", [report.refusal?.help, report.help].compactMap(\.self).joined(separator: "; "))
  }

  // MARK: - Footnotes

  /// What was expected, and the parts of the condition that decided.
  private mutating func addValues(of failure: AssertionFailure) {
    let told = failure.parts.filter { !$0.isPlain }
    addFootnote("expected", failure.isComparedInParts || !told.isEmpty ? nil : failure.expected)
    let lines = told.map { "`\($0.condition.inOneLine)` is \($0.holds)" }
    addFootnote("because", lines.joined(separator: "\n"))
    addFootnote("differs", failure.differences.text)
    addFootnote("diff", failure.diff)
  }

  /// When it happened, where anything had happened before.
  private mutating func addTime(_ instant: Instant, _ event: Int?) {
    guard instant != .start || event != nil else { return }
    addFootnote("at", TimeFormat.instant(instant) + (event.map { ", event \($0)" } ?? ""))
  }

  private mutating func addLastChanges(
    of failure: AssertionFailure, seenFrom place: Place?, _ lines: inout LineMapCache
  ) {
    guard failure.changes.count > 1 else {
      let change = failure.lastChange ?? failure.changes.first
      return addFootnote("last change", change.map { Self.description(of: $0, seenFrom: place, &lines) })
    }
    let changes = failure.changes.map { Self.description(of: $0, seenFrom: place, &lines) }
    addFootnote("last changes", changes.joined(separator: "\n"))
  }

  /// An error was expected, but of a later statement.
  private mutating func addExpectation(_ later: Place?, _ lines: inout LineMapCache) {
    guard let later else { return }
    let statement = later.source.text(in: later.range).inOneLine
    let line = lines.line(of: later)
    addFootnote(
      "expected", "this error, but of the last statement of the block: `\(statement)` in line \(line)")
  }

  /// Whose run it was, and where the functions were called: `line 7, line 12`, the nearest first.
  private mutating func addCircumstances(
    _ event: RunEvent, _ callers: [Place], _ lines: inout LineMapCache
  ) {
    addFootnote("schedule", event.schedule)
    guard !callers.isEmpty else { return }
    let shown = callers.prefix(Self.callerLimit).map { Self.line(of: $0, seenFrom: event.place, &lines) }
    let rest = callers.count > shown.count ? " and \(callers.count - shown.count) more" : ""
    addFootnote("called from", shown.joined(separator: ", ") + rest)
  }

  /// What has changed since the edition of the model that the script requires.
  private mutating func addChanges(_ changes: [RuleChange]) {
    for change in changes {
      addFootnote(
        "changed",
        "rule \(change.rule), since model \(change.required), in \(change.edition): \(change.sentence)")
    }
  }

  /// How many callers are worth naming.
  private static let callerLimit = 5

  /// A place as a line, with its file where that is another one: `lib.aksl line 4`.
  private static func line(
    of place: Place, seenFrom here: Place?, _ lines: inout LineMapCache
  ) -> String {
    (place.source.name == here?.source.name ? "" : "\(place.source.name) ") + "line \(lines.line(of: place))"
  }

  /// A message that underlines a whole statement.
  private init(code: String, title: String, statement: Place?) {
    self.init(
      code: code, title: title, source: statement?.source, location: statement?.range.start ?? 0,
      marks: statement.map { [Mark(range: $0.range, text: "", isPrimary: true)] } ?? [], contextLines: 2)
  }

  /// A rule in words: `S2 — a system pool can't be stopped (Start and stop a node pool; documented)`.
  static func description(of id: RuleID) -> String {
    guard let rule = RuleBook.rule(id) else { return id.description }
    return "\(id) — \(rule.clause) (\(rule.source); \(rule.evidence.words))"
  }

  /// A change, when it was, and where it came from:
  /// `provisioningState Succeeded -> Stopping, d1 00:00:00, line 12`.
  private static func description(
    of change: LastChange, seenFrom place: Place?, _ lines: inout LineMapCache
  ) -> String {
    let cause = change.cause.map { ", \(words(for: $0, seenFrom: place, &lines))" } ?? ""
    return "\(change.text), \(TimeFormat.instant(change.at))\(cause)"
  }

  /// A statement: its line, or where that says nothing, itself.
  private static func words(
    for cause: Place, seenFrom place: Place?, by: String = "by ", _ lines: inout LineMapCache
  ) -> String {
    guard let here = place?.source, here.name == cause.source.name, here != cause.source else {
      return line(of: cause, seenFrom: place, &lines)
    }
    // Every input of the prompt has the same name, and a line 1.
    return "\(by)`\(cause.source.text(in: cause.range).inOneLine)`"
  }
}

extension AssertionFailure {
  /// More values than these are not shown.
  private static let markLimit = 8

  /// What is underlined: the values that decided, or the operand that surprises.
  fileprivate var marks: [FailureMessage.Mark] {
    var marks: [FailureMessage.Mark] = []
    for value in parts.flatMap(\.values) where !marks.contains(where: { $0.range == value.range }) {
      guard marks.count < Self.markLimit else { break }
      marks.append(FailureMessage.Mark(range: value.range, text: value.value.cut(to: 120), isPrimary: true))
    }
    return marks.isEmpty ? [FailureMessage.Mark(range: subject, text: shownActual, isPrimary: true)] : marks
  }
}

extension String {
  /// On one line, and not longer than one.
  var inOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ").cut(to: 80)
  }

  func cut(to limit: Int) -> String { count <= limit ? self : prefix(limit - 1) + "…" }
}
