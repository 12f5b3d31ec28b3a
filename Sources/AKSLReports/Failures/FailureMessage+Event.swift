package import AKSLInterpreter
package import AKSLLanguage
package import AKSModel

extension FailureMessage {
  /// The message of an event that reports a failure; nil for other events.
  package init?(_ event: RunEvent) {
    switch event.kind {
    case .diagnostic(let diagnostic): self.init(diagnostic, in: event.place?.source)
    case .refused(let report): self.init(report, at: event.place)
    case .assertionFailed(let failure): self.init(failure, at: event.place, when: event.at)
    case .faulted(let report): self.init(report, at: event.place)
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
  package init(_ report: RefusalReport, at place: Place?) {
    let refusal = report.refusal
    self.init(code: refusal.code, title: refusal.message, statement: place)
    // An operation that was taken and failed had a good answer: its status says nothing.
    addFootnote("status", refusal.httpStatus < 400 ? nil : String(refusal.httpStatus))
    addFootnote("target", refusal.target)
    addFootnote("az", report.azureStatus.map { "exited with \($0)" })
    addFootnote("rule", Self.description(of: refusal.rule))
    addFootnote("note", refusal.isOurText ? "the text is ours; Azure publishes none" : nil)
    addChanges(report.ruleChanges)
    addCallers(report.callers, seenFrom: place)
    addFootnote("help", report.help)
  }

  /// An assertion did not hold.
  package init(_ failure: AssertionFailure, at place: Place?, when instant: Instant) {
    let title = failure.message.map { "\(failure.title): \($0)" } ?? failure.title
    self.init(
      code: failure.code.name, title: title, source: place?.source,
      location: place?.range.start ?? failure.subject.start,
      marks: [Mark(range: failure.subject, text: failure.shownActual, isPrimary: true)], contextLines: 2)
    addFootnote("expected", failure.isComparedInParts ? nil : failure.expected)
    addFootnote("differs", failure.differences.text)
    addFootnote("diff", failure.diff)
    addFootnote("at", "\(TimeFormat.instant(instant)), event \(failure.eventNumber)")
    if failure.changes.count > 1 {
      let lines = failure.changes.map {
        "\(TimeFormat.instant($0.at)) \(Self.description(of: $0, seenFrom: place, withTime: false))"
      }
      addFootnote("last changes", lines.joined(separator: "\n"))
    } else {
      addFootnote("last change", failure.lastChange.map { Self.description(of: $0, seenFrom: place) })
    }
    addFootnote("rule", failure.rule.map(Self.description(of:)))
    // What a value was made from may be known less well than the rule that made it.
    let known = failure.rule.flatMap { RuleBook.rule($0)?.evidence } ?? .exact
    addFootnote("rests on", failure.evidence.flatMap { $0 > known ? $0.words : nil })
    addChanges(failure.ruleChanges)
    addCallers(failure.callers, seenFrom: place)
    addFootnote("help", failure.help)
  }

  /// The script could not go on.
  package init(_ report: FaultReport, at place: Place?) {
    self.init(code: report.code.name, title: report.title, statement: place)
    addFootnote("az", report.azureStatus.map { "exited with \($0)" })
    addCallers(report.callers, seenFrom: place)
    addFootnote("help", report.help)
  }

  /// Where the functions were called: `line 7, line 12`, the nearest first.
  private mutating func addCallers(_ callers: [Place], seenFrom place: Place?) {
    guard !callers.isEmpty else { return }
    let shown = callers.prefix(Self.callerLimit).map { Self.line(of: $0, seenFrom: place) }
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
  private static func line(of place: Place, seenFrom here: Place?) -> String {
    let line = LineMap(place.source).position(of: place.range.start).line
    return (place.source.name == here?.source.name ? "" : "\(place.source.name) ") + "line \(line)"
  }

  /// A message that underlines a whole statement.
  private init(code: String, title: String, statement: Place?) {
    self.init(
      code: code, title: title, source: statement?.source, location: statement?.range.start ?? 0,
      marks: statement.map { [Mark(range: $0.range, text: "", isPrimary: true)] } ?? [])
  }

  /// A rule in words: `S2 — a system pool can't be stopped (Start and stop a node pool; documented)`.
  static func description(of id: RuleID) -> String {
    guard let rule = RuleBook.rule(id) else { return id.description }
    return "\(id) — \(rule.clause) (\(rule.source); \(rule.evidence.words))"
  }

  /// A change and where it came from: `provisioningState Succeeded -> Stopping, line 12`.
  private static func description(
    of change: LastChange, seenFrom place: Place?, withTime: Bool = true
  ) -> String {
    guard let cause = change.cause else {
      return withTime ? "\(change.text), \(TimeFormat.instant(change.at))" : change.text
    }
    if let here = place?.source, here.name == cause.source.name, here != cause.source {
      // Every input of the prompt has the same name, and a line 1.
      let statement = cause.source.text(in: cause.range).split(separator: "\n").first ?? ""
      return "\(change.text), by `\(statement)`"
    }
    return "\(change.text), \(line(of: cause, seenFrom: place))"
  }
}
