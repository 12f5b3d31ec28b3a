package import AKSLInterpreter
import AKSLLanguage
import AKSModel

/// What the events of a run say of its tests, and of what runs outside of them.
package struct TestLog: Sendable {
  /// The scenarios that have ended, in their order.
  package private(set) var tests: [TestReport] = []
  /// What happened outside of every scenario.
  package private(set) var outside: TestReport
  /// The scenario that is running.
  package private(set) var current: TestReport?

  /// A log of what runs at a place.
  package init(of identity: ScenarioIdentity) { outside = TestReport(identity: identity, status: .passed) }

  /// Takes note of an event.
  package mutating func take(_ event: RunEvent) {
    switch event.kind {
    case .scenarioStarted(let identity, _): current = TestReport(identity: identity, status: .passed)
    case .scenarioEnded(let ending): finish(ending)
    default:
      if current == nil { outside.take(event) } else { current?.take(event) }
    }
  }

  private mutating func finish(_ ending: ScenarioReport) {
    guard var test = current else { return }
    current = nil
    test.assertions = ending.assertions
    test.duration = ending.duration
    if let evidence = ending.evidence { test.evidence = evidence }
    test.reason = ending.verdict.reason ?? ""
    if case .unexpectedPass = ending.verdict { test.isUnexpectedPass = true }
    test.status =
      switch ending.verdict {
      case .passed: .passed
      case .failed: test.failures.contains(where: \.isError) ? .error : .failed
      case .skipped: .skipped
      case .knownFailure: .todo
      case .unexpectedPass: .failed
      }
    tests.append(test)
  }
}

extension TestReport {
  /// Takes note of all that happened in a part of it.
  package mutating func take(_ part: TestReport) {
    failures += part.failures
    output += part.output
    rules.merge(part.rules) { $0 + $1 }
    refusals.merge(part.refusals) { $0 + $1 }
    transitions.merge(part.transitions) { $0 + $1 }
  }

  /// Takes note of something that happened in it.
  fileprivate mutating func take(_ event: RunEvent) {
    switch event.kind {
    case .printed, .shown, .value, .shellAnswered: output.append(event)
    case .assertionFailed, .faulted, .diagnostic: if event.isFailure { failures.append(event) }
    case .refused(let report):
      failures.append(event)
      note(refusal: report.refusal.code, of: report.refusal.rule)
    case .world(let change):
      if let rule = change.rule { note(rule) }
      if let transition = StateTransition(change) { transitions[transition, default: 0] += 1 }
    case .note(let rule): note(rule)
    case .expectedRefusal(let code, let rule): if let rule { note(refusal: code, of: rule) }
    default: break
    }
  }

  private mutating func note(_ rule: RuleID) { rules[rule, default: 0] += 1 }

  private mutating func note(refusal code: String, of rule: RuleID) {
    note(rule)
    refusals[code, default: 0] += 1
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
