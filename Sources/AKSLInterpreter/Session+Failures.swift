import AKSLLanguage
import AKSModel

// The ways in which a script cannot go on: a refusal, a fault, a failed assertion.
extension Session {
  // MARK: - Refusals and faults

  /// Azure says no: as expected, or the script stops (a scenario fails).
  mutating func refuse(_ refusal: Refusal, _ emit: Emit) -> Bool {
    if isAnsweringShell {
      azureRefusal = RefusalReport(refusal: refusal, help: help(for: refusal))
      return answerShell(refusal)
    }
    if let isExpected = isExpected(code: refusal.code, message: refusal.message) {
      guard isExpected else { return otherErrorCame("\(refusal.code): \(refusal.message)", emit, refusal) }
      guard evidence.isKept else { return expectationMet(refusal.code, refusal.rule, emit) }
      let grounds = grounds(of: refusal, isByText: isTextExpected)
      evidence.tally.add(grounds)
      if evidence.permits(grounds) { return expectationMet(refusal.code, refusal.rule, emit) }
      let failure = weakness("the refusal is as expected, but rests", grounds, at: machine.place.range)
      machine.leaveExpectation()
      return failed(failure, emit)
    }
    tell(
      .refused(
        RefusalReport(
          refusal: refusal, help: help(for: refusal),
          expectedLater: laterExpectation(code: refusal.code, orCode: nil, message: refusal.message),
          azureStatus: azureStatus(of: refusal), callers: machine.callers,
          ruleChanges: ruleChanges(of: [refusal.rule]))), emit)
    journal.lastError = refusal.code
    return stopped(emit)
  }

  /// The script cannot go on by itself.
  mutating func raise(_ fault: Fault, watched: AssertionFailure? = nil, _ emit: Emit) -> Bool {
    if isAnsweringShell { return answerShell(fault) }
    if let isExpected = isExpected(code: fault.name, orCode: fault.code.name, message: fault.message) {
      return isExpected
        ? expectationMet(fault.name, nil, emit) : otherErrorCame("\(fault.name): \(fault.title)", emit, nil)
    }
    tell(
      .faulted(
        FaultReport(
          code: fault.code, name: fault.name, title: fault.title, details: fault.details, help: fault.help,
          azureStatus: isRunningAzure ? fault.azureStatus : nil, callers: machine.callers,
          expectedLater: laterExpectation(
            code: fault.name, orCode: fault.code.name, message: fault.message),
          watched: watched)),
      emit)
    journal.lastError = fault.name
    return stopped(emit)
  }

  /// Another error came than the expected one: the expectation's body is left, with the checks in it.
  private mutating func otherErrorCame(_ actual: String, _ emit: Emit, _ refusal: Refusal?) -> Bool {
    let failure = otherError(actual, refusal)
    machine.leaveExpectation()
    return failed(failure, emit)
  }

  /// The script ends here; a scenario only fails.
  private mutating func stopped(_ emit: Emit) -> Bool {
    noteError()
    return giveUp(emit)
  }

  /// A refusal or a fault counts as a failure where it ends no more than a scenario.
  mutating func noteError() {
    if isInScenario { outcome.hasFailed = true } else { outcome.hasStopped = true }
  }

  /// Whether the innermost `expect error` means this; nil when none is waiting.
  ///
  /// A fault has two codes: its name, and the short one of messages.
  private func isExpected(code: String, orCode other: String? = nil, message: String) -> Bool? {
    guard let handler = machine.handlers.last else { return nil }
    let frame = machine.frames[handler.frame]
    return isMeant(
      machine.unit(of: frame).expectations[handler.site].matcher, frame, code, other, message)
  }

  private func isMeant(
    _ matcher: ExpectationSite.Matcher, _ frame: Machine.Frame, _ code: String, _ other: String?,
    _ message: String
  ) -> Bool {
    switch matcher {
    case .code(let wanted):
      return wanted.lowercased() == code.lowercased() || wanted.lowercased() == other?.lowercased()
    case .text(let register):
      let part = ValueFormat.text(machine.registers[frame.base + register], world, machine.arena)
      return Arithmetic.isPart(Array(part.utf8), of: Array(code.utf8))
        || Arithmetic.isPart(Array(part.utf8), of: Array(message.utf8))
    }
  }

  /// The statement from which this error was expected, where an earlier one of the same block brought it.
  private func laterExpectation(code: String, orCode other: String?, message: String) -> Place? {
    guard let frame = machine.frames.last else { return nil }
    let place = machine.place
    let site = machine.unit(of: frame).expectations.last {
      $0.whole.start <= place.range.start && place.range.end <= $0.range.start
        && isMeant($0.matcher, frame, code, other, message)
    }
    return site.map { Place(source: place.source, range: $0.range) }
  }

  /// Whether the innermost `expect error` is about the words of the refusal.
  private var isTextExpected: Bool {
    guard let handler = machine.handlers.last else { return false }
    let site = machine.unit(of: machine.frames[handler.frame]).expectations[handler.site]
    if case .text = site.matcher { return true }
    return false
  }

  private mutating func expectationMet(_ code: String, _ rule: RuleID?, _ emit: Emit) -> Bool {
    tell(.expectedRefusal(code: code, rule: rule), emit)
    machine.assertionCount += 1
    machine.leaveExpectation()
    return true
  }

  /// A way on, where there is one to tell.
  private func help(for refusal: Refusal) -> String? {
    if case .poolNotFound(let pool, _) = refusal { return world.hint(forPoolNamed: pool) }
    guard refusal.httpStatus == 409, let busy = operation(behind: refusal) else { return nil }
    let name = busy.pool.map { world.path(of: $0) } ?? world.simulation[busy.cluster].name
    let wait =
      isAnsweringShell ? "az aks \(busy.pool == nil ? "" : "nodepool ")wait --updated" : "wait \(name)"
    let until = busy.expectedEnd.map { " (until about \(TimeFormat.instant($0)))" } ?? ""
    return "`\(wait)` lets the \(busy.kind.rawValue) end first\(until)"
  }

  /// The operation that stands in the way of what was refused.
  private func operation(behind refusal: Refusal) -> OperationRecord? {
    let simulation = world.simulation
    let inProgress = simulation.operations.reversed().filter { $0.status == .inProgress }
    switch refusal {
    case .poolOperationInProgress(let pool, _), .clusterBlockedByPool(let pool, _):
      return inProgress.first { $0.pool.map { simulation[$0].name == pool } ?? false }
    case .operationInProgress: return inProgress.first { $0.pool == nil }
    default: return inProgress.count == 1 ? inProgress[0] : nil
    }
  }

  // MARK: - Assertions

  /// An assertion does not hold: a `check` goes on, a scenario ends, a script stops.
  mutating func failed(_ failure: AssertionFailure, _ emit: Emit) -> Bool {
    tell(.assertionFailed(failure), emit)
    outcome.hasFailed = true
    machine.assertionCount += 1
    if !machine.checks.isEmpty {
      machine.checks[machine.checks.count - 1] = true
      return true
    }
    return giveUp(emit)
  }

  /// A group of assertions has ended with a failure.
  mutating func checkFailed(_ emit: Emit) -> Bool {
    if !machine.checks.isEmpty {
      machine.checks[machine.checks.count - 1] = true
      return true
    }
    return giveUp(emit)
  }

  // MARK: - Expectations

  /// The error that was expected did not come.
  func missingRefusal(_ site: ExpectationSite) -> AssertionFailure {
    expectationFailure(
      "T005", "an error was expected, and it went well", site, actual: "no error", refusal: nil)
  }

  /// Another error came than the expected one.
  private func otherError(_ actual: String, _ refusal: Refusal?) -> AssertionFailure {
    guard let handler = machine.handlers.last else { preconditionFailure("nothing was expected") }
    let site = machine.unit(of: machine.frames[handler.frame]).expectations[handler.site]
    return expectationFailure(
      "T006", "another error than expected", site, actual: actual, refusal: refusal)
  }

  private func expectationFailure(
    _ code: DiagnosticCode, _ title: String, _ site: ExpectationSite, actual: String, refusal: Refusal?
  ) -> AssertionFailure {
    // What could have refused, and what did.
    var rules = refusal.map { [$0.rule] } ?? []
    if case .code(let code) = site.matcher {
      rules += Refusal.examples.filter { $0.code.lowercased() == code.lowercased() }.map(\.rule)
    }
    return AssertionFailure(
      code: code, title: title, subject: site.range, actual: actual, expected: site.matcherText, message: nil,
      eventNumber: eventNumber, lastChange: nil, rule: refusal?.rule, help: nil,
      callers: machine.callers, ruleChanges: ruleChanges(of: rules))
  }
}
