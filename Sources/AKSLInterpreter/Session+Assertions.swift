import AKSLLanguage
import AKSModel

// What is told of an assertion that does not hold.
extension Session {
  /// A property that a condition has read, and its owner.
  private typealias Subject = (owner: Value, property: String)

  /// How many events the world's log holds; nil for none.
  var eventNumber: Int? {
    let count = world.simulation.events.endIndex
    return count > 0 ? count : nil
  }

  mutating func assertionFailure(_ site: AssertionSite) -> AssertionFailure {
    world.index.read(world.simulation)
    let kinds: (code: DiagnosticCode, title: String) =
      switch site.kind {
      case .assert, .invariant: ("T004", "assertion failed")
      case .eventually: ("T007", "it did not come to hold in time")
      case .always: ("T008", "it did not hold all the time")
      case .never: ("T008", "it held, and never should")
      case .fail: ("T009", "the script says that it failed")
      case .noRows: ("T012", "`each` has no rows, so nothing was tested")
      case .wait: ("E011", "what was waited for did not happen in time")
      }
    // A script of `fail` alone has no register.
    let actual: Value = site.kind.isBare ? .null : machine[Int(site.left)]
    let tests = machine.unit.decision(of: site).map { $0.deciding(holds) } ?? []
    let sites = tests.flatMap(\.operands).compactMap(\.subject) + (site.subject.map { [$0] } ?? [])
    let subjects = sites.map(subject(of:))
    let changes = changes(of: subjects, isWatch: site.isWatch)
    let grounds = subjects.reduce(into: Grounds()) { sum, subject in
      if let grounds = self.grounds(of: subject.owner, subject.property) { sum.add(grounds) }
    }
    let isSingle = site.decision == 0 && !site.kind.isBare
    let lastRule = changes.first.flatMap { $0.rule ?? rule(besideEvent: $0.event) }
    var failure = AssertionFailure(
      code: kinds.code, title: kinds.title, subject: site.leftRange,
      actual: site.kind.isBare
        ? "" : literal(actual) + (isSingle ? standing(actual, subjects.first?.owner) : ""),
      expected: expectation(of: site), message: site.message.map { text(machine[Int($0)]) },
      eventNumber: eventNumber, lastChange: changes.first,
      changes: site.isWatch || changes.count > 1 ? changes : [], rule: lastRule ?? grounds.rule,
      evidence: subjects.isEmpty ? nil : grounds.evidence, help: help(for: site, subjects),
      callers: machine.callers,
      ruleChanges: ruleChanges(of: [lastRule, grounds.rule].compactMap { $0 }))
    failure.comparison = site.comparison?.spelling
    failure.parts = tests.map(part)
    if site.kind != .never, site.comparison == .equal, let right = site.right {
      compare(actual, machine[Int(right)], &failure)
    }
    return failure
  }

  // MARK: - What decided

  private func holds(_ register: AssertionSite.Register) -> Bool { machine[Int(register)] == .boolean(true) }

  private func subject(of site: AssertionSite.Subject) -> Subject {
    (machine[Int(site.owner)], machine.unit.source.text(in: site.property))
  }

  private func part(_ test: ConditionSite.Test) -> ConditionPart {
    let source = machine.unit.source
    return ConditionPart(
      range: test.range, condition: source.text(in: test.range), holds: holds(test.result),
      values: test.operands.map { operand in
        let value = machine[Int(operand.register)]
        return ConditionPart.Value(
          range: operand.range, expression: source.text(in: operand.range),
          value: literal(value) + standing(value, operand.subject.map { machine[Int($0.owner)] }))
      })
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
    guard !site.kind.isBare else { return nil }
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
  private func standing(_ value: Value, _ owner: Value?) -> String {
    guard value.tag == .symbol, let owner, owner.tag == .pool,
      let operation = world.simulation[PoolID(bits: owner.unsigned)].activeOperation
    else { return "" }
    let record = world.simulation[operation]
    let until = record.expectedEnd.map { ", until about \(TimeFormat.instant($0))" } ?? ""
    return " (since \(TimeFormat.instant(record.accepted))\(until))"
  }

  private func help(for site: AssertionSite, _ subjects: [Subject]) -> String? {
    guard site.kind == .assert else { return nil }
    let pools = subjects.lazy.filter { $0.owner.tag == .pool }.map {
      world.simulation[PoolID(bits: $0.owner.unsigned)]
    }
    guard let pool = pools.first(where: { $0.activeOperation != nil }) else { return nil }
    let condition = machine.unit.source.text(in: site.condition)
    return "use `wait \(pool.name)` or `eventually within 15m: \(condition)`"
  }

  // MARK: - Last changes

  /// How many changes tell enough of what a watch saw.
  private static let changeLimit = 5

  /// What changed the values that decided, the newest first: of an assertion the last change of each, of a
  /// watch the last few.
  private func changes(of subjects: [Subject], isWatch: Bool) -> [LastChange] {
    var found: Set<Int> = []
    for subject in subjects {
      if isWatch {
        found.formUnion(recentChanges(of: subject.owner, subject.property))
      } else if let last = lastChanges(of: subject.owner, subject.property).first {
        found.insert(last)
      }
    }
    let isNamed = Set(subjects.map(\.owner)).count > 1
    let kept = found.filter { $0 >= world.simulation.events.startIndex }
    return kept.sorted(by: >).prefix(Self.changeLimit).map { index in
      change(ofEvent: index, isNamed: isNamed || subjects.contains { $0.owner.tag == .nodesOfPool })
    }
  }

  /// The rule behind what a resource is doing: that of what it is to be, where the same operation set it at the same
  /// time.
  private func rule(besideEvent number: Int?) -> RuleID? {
    let events = world.simulation.events
    guard let number, number > events.startIndex else { return nil }
    let event = events[number - 1]
    guard event.operation != nil, event.change.property == "provisioningState" else { return nil }
    func isBeside(_ other: ModelEvent) -> Bool { other.at == event.at && other.operation == event.operation }
    let before = events[..<(number - 1)].reversed().prefix(while: isBeside)
    let after = events[number...].prefix(while: isBeside)
    return (Array(after) + Array(before)).first {
      $0.change.property == "powerState" && $0.change.subject == event.change.subject
    }?.rule
  }

  private func change(ofEvent index: Int, isNamed: Bool) -> LastChange {
    let simulation = world.simulation
    let event = simulation.events[index]
    let change = WorldChange(event, number: index + 1, simulation)
    return LastChange(
      at: event.at, text: isNamed ? "\(change.name) \(change.summary)" : change.summary, event: index + 1,
      from: change.from, to: change.to, cause: event.operation.flatMap { asker(of: simulation[$0]) },
      rule: event.rule)
  }

  /// The last changes of a property of a resource, the newest first.
  private func recentChanges(of owner: Value, _ property: String) -> [Int] {
    guard let subject = EventIndex.Subject(owner) else { return [] }
    let properties = property == "state" ? ["state", "provisioningState", "powerState"] : [property]
    let simulation = world.simulation
    var found: [Int] = []
    for index in simulation.events.indices.reversed() where found.count < Self.changeLimit {
      let event = simulation.events[index]
      guard event.change.concerns(subject) else { continue }
      let isMeant =
        owner.tag == .nodesOfPool
        || properties.contains(WorldChange(event, number: index + 1, simulation).property)
      if isMeant { found.append(index) }
    }
    return found
  }

  /// The last event of the log that changed a property of a resource, for each part of it, the newest first.
  ///
  /// The index has read the log.
  func lastChanges(of owner: Value, _ property: String) -> [Int] {
    guard let subject = EventIndex.Subject(owner) else { return [] }
    var properties = [property]
    if case .nodes(let pool) = subject {
      // Counts of nodes change with the nodes.
      return world.index.lastChange(ofNodesOf: pool).map { [$0] } ?? []
    }
    // `state` is the activity while there is one, and then the power state.
    if property == "state", let isActive = isActive(subject) {
      properties = isActive ? ["provisioningState"] : ["provisioningState", "powerState"]
    }
    return properties.compactMap { world.index.lastChange(of: subject, $0) }.sorted(by: >)
  }

  /// Whether an operation is going on; nil for what has none.
  private func isActive(_ subject: EventIndex.Subject) -> Bool? {
    switch subject {
    case .cluster(let id): world.simulation[id].provisioningState != .succeeded
    case .pool(let id): world.simulation[id].provisioningState != .succeeded
    case .node, .nodes, .workload: nil
    }
  }
}
