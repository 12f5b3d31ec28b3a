import AKSLLanguage
import AKSModel

// The ways in which a script cannot go on: a refusal, a fault, a failed assertion.
extension Session {
  // MARK: - Refusals and faults

  /// Azure says no: as expected, or the script stops (a scenario fails).
  mutating func refuse(_ refusal: Refusal, _ emit: Emit) -> Bool {
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
          refusal: refusal, help: help(for: refusal), callers: machine.callers,
          ruleChanges: ruleChanges(of: [refusal.rule]))), emit)
    return stopped(emit)
  }

  /// The script cannot go on by itself.
  mutating func raise(_ fault: Fault, _ emit: Emit) -> Bool {
    if let isExpected = isExpected(code: fault.name, orCode: fault.code.name, message: fault.title) {
      return isExpected
        ? expectationMet(fault.name, nil, emit) : otherErrorCame("\(fault.name): \(fault.title)", emit, nil)
    }
    tell(
      .faulted(
        FaultReport(
          code: fault.code, name: fault.name, title: fault.title, help: fault.help, callers: machine.callers)),
      emit)
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
    if isInScenario { outcome.hasFailed = true } else { outcome.hasStopped = true }
    return giveUp(emit)
  }

  /// Whether the innermost `expect error` means this; nil when none is waiting.
  ///
  /// A fault has two codes: its name, and the short one of messages.
  private func isExpected(code: String, orCode other: String? = nil, message: String) -> Bool? {
    guard let handler = machine.handlers.last else { return nil }
    let frame = machine.frames[handler.frame]
    switch machine.unit(of: frame).expectations[handler.site].matcher {
    case .code(let wanted):
      return wanted.lowercased() == code.lowercased() || wanted.lowercased() == other?.lowercased()
    case .text(let register):
      let part = ValueFormat.text(machine.registers[frame.base + register], world, machine.arena)
      return Arithmetic.isPart(Array(part.utf8), of: Array(code.utf8))
        || Arithmetic.isPart(Array(part.utf8), of: Array(message.utf8))
    }
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
    let until = busy.expectedEnd.map { " (until about \(TimeFormat.instant($0)))" } ?? ""
    return "`wait \(name)` lets the \(busy.kind.rawValue) end first\(until)"
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

  func assertionFailure(_ site: AssertionSite) -> AssertionFailure {
    let kinds: (code: DiagnosticCode, title: String) =
      switch site.kind {
      case .assert, .invariant: ("T004", "assertion failed")
      case .eventually: ("T007", "it did not come to hold in time")
      case .always: ("T008", "it did not hold all the time")
      case .never: ("T008", "it held, and never should")
      case .fail: ("T009", "the script says that it failed")
      }
    // `fail` has no value, and a script of it alone no register.
    let actual: Value = site.kind == .fail ? .null : machine[Int(site.left)]
    let subject = site.subject.map {
      (owner: machine[Int($0.owner)], property: machine.unit.source.text(in: $0.property))
    }
    let lastChange = subject.flatMap { self.lastChange(of: $0.owner, $0.property) }
    let grounds = subject.flatMap { self.grounds(of: $0.owner, $0.property) }
    var failure = AssertionFailure(
      code: kinds.code, title: kinds.title, subject: site.leftRange,
      actual: site.kind == .fail ? "" : literal(actual) + standing(site, actual),
      expected: expectation(of: site), message: site.message.map { text(machine[Int($0)]) },
      eventNumber: world.simulation.events.count, lastChange: lastChange, rule: lastChange?.rule,
      evidence: grounds?.evidence, help: help(for: site, actual), callers: machine.callers,
      ruleChanges: ruleChanges(of: [lastChange?.rule, grounds?.rule].compactMap { $0 }))
    failure.comparison = site.comparison?.spelling
    if site.kind != .never, site.comparison == .equal, let right = site.right {
      compare(actual, machine[Int(right)], &failure)
    }
    switch site.kind {
    case .eventually, .always, .never:
      if let subject { failure.changes = recentChanges(of: subject.owner, subject.property) }
    case .assert, .invariant, .fail: break
    }
    return failure
  }

  /// Notes in what two values differ that should be the same.
  private func compare(_ actual: Value, _ expected: Value, _ failure: inout AssertionFailure) {
    failure.differences = ValueComparison.differences(
      actual: actual, expected: expected, world, machine.arena)
    guard actual.tag == .text, expected.tag == .text else { return }
    let pair = TextPair(expected: text(expected), actual: text(actual))
    if [pair.expected, pair.actual].contains(where: { $0.utf8.contains(UInt8(ascii: "\n")) }) {
      failure.texts = pair
    }
  }

  private func literal(_ value: Value) -> String { ValueFormat.literal(value, world, machine.arena) }
  private func text(_ value: Value) -> String { ValueFormat.text(value, world, machine.arena) }

  private func expectation(of site: AssertionSite) -> String? {
    guard site.kind != .fail else { return nil }
    guard let comparison = site.comparison, let right = site.right else {
      return site.kind == .never ? "false" : "true"
    }
    let value = literal(machine[Int(right)])
    let isNever = site.kind == .never
    switch comparison {
    case .equal: return isNever ? "never \(value)" : value
    case .notEqual: return isNever ? value : "anything but \(value)"
    default: return "\(isNever ? "never " : "")\(comparison.spelling) \(value)"
    }
  }

  /// Since when a state holds, and until when the operation behind it goes on.
  private func standing(_ site: AssertionSite, _ actual: Value) -> String {
    guard actual.tag == .symbol, let subject = site.subject, machine[Int(subject.owner)].tag == .pool,
      let operation = world.simulation[PoolID(bits: machine[Int(subject.owner)].unsigned)].activeOperation
    else { return "" }
    let record = world.simulation[operation]
    let until = record.expectedEnd.map { ", until about \(TimeFormat.instant($0))" } ?? ""
    return " (since \(TimeFormat.instant(record.accepted))\(until))"
  }

  private func help(for site: AssertionSite, _ actual: Value) -> String? {
    guard site.kind == .assert, let subject = site.subject, machine[Int(subject.owner)].tag == .pool else {
      return nil
    }
    let pool = world.simulation[PoolID(bits: machine[Int(subject.owner)].unsigned)]
    guard pool.activeOperation != nil else { return nil }
    let condition = machine.unit.source.text(in: site.condition)
    return "use `wait \(pool.name)` or `eventually within 15m: \(condition)`"
  }

  /// The last event that changed a property of a resource.
  private func lastChange(of owner: Value, _ property: String) -> LastChange? {
    lastChanges(of: owner, property).first.map { change(ofEvent: $0, of: owner) }
  }

  private func change(ofEvent index: Int, of owner: Value) -> LastChange {
    let simulation = world.simulation
    let event = simulation.events[index]
    let change = WorldChange(event, number: index + 1, simulation)
    let isOfNode = owner.tag == .nodesOfPool
    return LastChange(
      at: event.at, text: isOfNode ? "\(change.name) \(change.summary)" : change.summary,
      cause: event.operation.flatMap { asker(of: simulation[$0]) }, rule: event.rule)
  }

  /// How many changes tell enough of what a watch saw.
  private static let changeLimit = 5

  /// The last changes of a property of a resource, the newest first.
  private func recentChanges(of owner: Value, _ property: String) -> [LastChange] {
    switch owner.tag {
    case .pool, .cluster, .node, .nodesOfPool: break
    default: return []
    }
    let properties = property == "state" ? ["state", "provisioningState", "powerState"] : [property]
    let simulation = world.simulation
    var found: [LastChange] = []
    for index in simulation.events.indices.reversed() where found.count < Self.changeLimit {
      let event = simulation.events[index]
      guard event.change.concerns(owner) else { continue }
      let isMeant =
        owner.tag == .nodesOfPool
        || properties.contains(WorldChange(event, number: index + 1, simulation).property)
      if isMeant { found.append(change(ofEvent: index, of: owner)) }
    }
    return found
  }

  /// The last event of the log that changed a property of a resource, for each part of it.
  func lastChanges(of owner: Value, _ property: String) -> [Int] {
    let simulation = world.simulation
    // `state` is the activity while there is one, and then the power state.
    var properties = [property]
    switch owner.tag {
    case .pool where property == "state":
      let isActive = simulation[PoolID(bits: owner.unsigned)].provisioningState != .succeeded
      properties = isActive ? ["provisioningState"] : ["provisioningState", "powerState"]
    case .cluster where property == "state":
      let isActive = simulation[ClusterID(bits: owner.unsigned)].provisioningState != .succeeded
      properties = isActive ? ["provisioningState"] : ["provisioningState", "powerState"]
    case .pool, .cluster, .node, .nodesOfPool: break
    default: return []
    }
    var found: [Int] = []
    for index in simulation.events.indices.reversed() where !properties.isEmpty {
      let event = simulation.events[index]
      guard event.change.concerns(owner) else { continue }
      // Counts of nodes change with the nodes.
      if owner.tag == .nodesOfPool { return [index] }
      let change = WorldChange(event, number: index + 1, simulation)
      guard let place = properties.firstIndex(of: change.property) else { continue }
      properties.remove(at: place)
      found.append(index)
    }
    return found
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
      eventNumber: world.simulation.events.count, lastChange: nil, rule: refusal?.rule, help: nil,
      callers: machine.callers, ruleChanges: ruleChanges(of: rules))
  }
}
