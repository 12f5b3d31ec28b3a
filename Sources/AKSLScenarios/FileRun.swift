package import AKSLInterpreter
import AKSLLanguage
import AKSModel

/// Runs the tests of a file and gathers what became of them.
package struct FileRun {
  private var report: FileReport
  private var current: TestReport?

  /// Runs a file in a session of its own, which is a copy of the given one.
  package static func run(
    _ file: TestFile, _ selection: TestSelection, in session: Session, shouldStop: () -> Bool
  ) -> FileReport {
    var session = session
    session.options.weighsEvents = false
    session.options.isSelected = { file.includes($0) && selection.includes($0) }
    var run = FileRun(report: FileReport(source: file.source, outlines: file.outlines))
    let start = session.now
    run.report.outcome = session.run(file.source, mode: .script, shouldStop: shouldStop) { run.take($0) }
    run.report.duration = session.now - start
    run.addBlocked(file, selection)
    run.leaveOutUnwanted(selection)
    return run.report
  }

  /// What is not reported does not count either.
  private mutating func leaveOutUnwanted(_ selection: TestSelection) {
    guard !selection.rules.isEmpty else { return }
    report.tests.removeAll { !selection.includes($0) }
    report.outcome.hasFailed = report.tests.contains { $0.status.isFailure } || !report.problems.isEmpty
  }

  private mutating func take(_ event: RunEvent) {
    switch event.kind {
    case .scenarioStarted(let identity, _): current = TestReport(identity: identity, status: .passed)
    case .scenarioEnded(let ending): finish(ending)
    case .printed, .shown, .value:
      if current == nil { report.output.append(event) } else { current?.output.append(event) }
    case .assertionFailed, .refused, .faulted, .diagnostic: addFailure(event)
    case .world(let change):
      if let rule = change.rule { note(rule) }
      if let transition = StateTransition(change) { current?.transitions[transition, default: 0] += 1 }
    case .note(let rule): note(rule)
    case .expectedRefusal(let code, let rule): if let rule { note(refusal: code, of: rule) }
    default: break
    }
    if case .refused(let report) = event.kind { note(refusal: report.refusal.code, of: report.refusal.rule) }
  }

  private mutating func note(_ rule: RuleID) { current?.rules[rule, default: 0] += 1 }

  private mutating func note(refusal code: String, of rule: RuleID) {
    note(rule)
    current?.refusals[code, default: 0] += 1
  }

  private mutating func addFailure(_ event: RunEvent) {
    if case .diagnostic(let diagnostic) = event.kind, diagnostic.severity != .error { return }
    if current != nil { current?.failures.append(event) } else { report.problems.append(event) }
  }

  private mutating func finish(_ ending: ScenarioReport) {
    guard var test = current else { return }
    current = nil
    test.assertions = ending.assertions
    test.duration = ending.duration
    if let evidence = ending.evidence { test.evidence = evidence }
    test.reason = ending.verdict.reason ?? ""
    test.status =
      switch ending.verdict {
      case .passed: .passed
      case .failed: test.failures.contains(where: \.isError) ? .error : .failed
      case .skipped: .skipped
      case .knownFailure: .todo
      case .unexpectedPass: .failed
      }
    report.tests.append(test)
  }

  /// Scenarios that were not reached, because the file stopped before them.
  private mutating func addBlocked(_ file: TestFile, _ selection: TestSelection) {
    guard let problem = report.problems.first,
      report.outcome.hasStopped || report.outcome.hasSourceErrors
        || report.outcome.hasFailed
    else { return }
    let reached = report.tests.map(\.identity.place.range.start).max()
    for outline in file.wantedOutlines where reached.map({ outline.range.start > $0 }) ?? true {
      let place = Place(source: file.source, range: outline.range)
      let identity = ScenarioIdentity(place: place, title: outline.title, row: nil, tags: outline.tags)
      guard outline.hasRows || !outline.hasFixedTitle || selection.includes(identity) else { continue }
      var test = TestReport(identity: identity, status: .blocked)
      let line = problem.place.map { " in line \(LineMap($0.source).position(of: $0.range.start).line)" }
      test.reason = "the file stopped\(line ?? "")"
      report.tests.append(test)
    }
  }
}

extension StateTransition {
  /// nil for a change of something else.
  fileprivate init?(_ change: WorldChange) {
    guard ["provisioningState", "powerState", "state"].contains(change.property),
      case .text(let from) = change.from, case .text(let to) = change.to
    else { return nil }
    self.init(resource: change.resource, property: change.property, from: from, to: to)
  }
}

extension RunEvent {
  /// A refusal or a fault, and no assertion.
  package var isError: Bool {
    switch kind {
    case .refused, .faulted: true
    default: false
    }
  }
}
