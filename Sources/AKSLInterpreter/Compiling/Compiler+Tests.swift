import AKSLLanguage

// Assertions, expectations and scenarios.
extension Compiler {
  // MARK: - assert, fail

  mutating func assertion(_ condition: ExpressionID, _ message: ExpressionID?, _ range: SourceRange) {
    let messageRegister = message.map { expression($0, into: temporary()).register }
    assertHolds(condition, messageRegister, range)
  }

  /// The parts that an `and` joins are assertions of their own, so that a failure names the one.
  private mutating func assertHolds(_ condition: ExpressionID, _ message: Int?, _ range: SourceRange) {
    if case .binary(.and, let left, let right) = tree.view(of: condition) {
      assertHolds(left, message, range)
      return assertHolds(right, message, range)
    }
    let free = code.next
    let number = unit.assertions.count
    code.emit(Instruction(.assertionBegin))
    let site = test(condition, .assert, range, message)
    let held = code.position
    code.emit(Instruction(.jumpIfTrue, a: site.result))
    let failed = code.position
    code.emit(Instruction(.assertionFailed, wide: number))
    unit.assertions.append(site.site)
    code.setOrigin(of: failed, to: range)
    emitHeld(number, from: held)
    code.next = free
  }

  /// Where an assertion that holds goes on; what comes before, for one that does not, passes over it.
  private mutating func emitHeld(_ number: Int, from held: Int) {
    let end = code.position
    code.emit(Instruction(.jump))
    code.aimHere(held)
    code.emit(Instruction(.assertionHeld, wide: number))
    code.aimHere(end)
  }

  /// The condition of an invariant: all its parts, without anything counted.
  mutating func assertHolds(_ condition: ExpressionID, _ range: SourceRange) {
    if case .binary(.and, let left, let right) = tree.expression(condition) {
      assertHolds(left, range)
      return assertHolds(right, range)
    }
    let free = code.next
    let site = test(condition, .invariant, range, nil)
    let held = code.position
    code.emit(Instruction(.jumpIfTrue, a: site.result))
    code.emit(Instruction(.assertionFailed, wide: unit.assertions.count))
    unit.assertions.append(site.site)
    code.aimHere(held)
    code.next = free
  }

  /// A condition with its sides in registers, where a failure can still read them.
  private mutating func test(
    _ condition: ExpressionID, _ kind: AssertionSite.Kind, _ range: SourceRange, _ message: Int?
  ) -> (result: Int, site: AssertionSite) {
    let result = temporary()
    var site = AssertionSite(kind, condition: tree.range(of: condition), value: result, message: message)
    guard case .binary(let operation, let left, let right) = tree.view(of: condition),
      operation != .or, operation != .and
    else {
      unit.decisions.append(decision(condition, into: result))
      site.decision = UInt32(truncatingIfNeeded: unit.decisions.count)
      return (result, site)
    }
    var (a, b): (Operand, Operand)
    if case .property(let base, let name) = tree.view(of: left) {
      let owner = expression(base)
      site.subject = AssertionSite.Subject(
        owner: owner.register, property: tree.name(ofProperty: left).range)
      a = property(owner, name, at: left, into: nil)
      b = expression(
        right,
        Expectation(
          enumeration: a.type.enumeration, isCPU: a.type.base == .cpu, isVersion: a.type.base == .version))
    } else {
      (a, b) = operands(operation, left, right)
    }
    checkOperands(operation, a.type, b.type, at: tree.range(of: condition))
    code.emit(Instruction(opcode(for: operation), a: result, b: a.register, c: b.register))
    site.comparison = operation
    site.left = AssertionSite.Register(truncatingIfNeeded: a.register)
    site.leftRange = tree.range(of: left)
    site.right = AssertionSite.Register(truncatingIfNeeded: b.register)
    return (result, site)
  }

  mutating func fail(_ kind: AssertionSite.Kind, _ message: ExpressionID?, _ range: SourceRange) {
    let register = message.map { expression($0, into: temporary()).register }
    code.emit(Instruction(.assertionFailed, wide: unit.assertions.count))
    unit.assertions.append(
      AssertionSite(kind, condition: range, value: 0, message: register))
  }

  // MARK: - eventually, always, never, wait until

  /// Checks now and after each instant at which something happens, until it holds.
  mutating func eventually(_ within: ExpressionID, _ condition: ExpressionID, _ range: SourceRange) {
    let (deadline, more) = deadline(within)
    let start = code.position
    let number = unit.assertions.count
    code.emit(Instruction(.assertionBegin))
    let free = code.next
    let site = test(condition, .eventually, range, nil)
    let held = code.position
    code.emit(Instruction(.jumpIfTrue, a: site.result))
    code.emit(Instruction(.advanceInstant, a: more, b: deadline))
    let expired = code.position
    code.emit(Instruction(.jumpIfFalse, a: more))
    code.emitJump(.loop, to: start)
    code.aimHere(expired)
    code.emit(Instruction(.assertionFailed, wide: number))
    unit.assertions.append(site.site)
    emitHeld(number, from: held)
    code.next = free
  }

  /// `always` and `never`: as `eventually`, but a single failure ends it.
  mutating func throughout(
    _ span: ExpressionID, _ condition: ExpressionID, _ kind: AssertionSite.Kind, _ range: SourceRange
  ) {
    let (deadline, more) = deadline(span)
    let number = unit.assertions.count
    code.emit(Instruction(.assertionBegin))
    let start = code.position
    let free = code.next
    let site = test(condition, kind, range, nil)
    let violated = code.position
    code.emit(Instruction(kind == .always ? .jumpIfFalse : .jumpIfTrue, a: site.result))
    code.emit(Instruction(.advanceInstant, a: more, b: deadline))
    let expired = code.position
    code.emit(Instruction(.jumpIfFalse, a: more))
    code.emitJump(.loop, to: start)
    code.aimHere(violated)
    code.emit(Instruction(.assertionFailed, wide: number))
    unit.assertions.append(site.site)
    let end = code.position
    code.emit(Instruction(.jump))
    code.aimHere(expired)
    code.emit(Instruction(.assertionHeld, wide: number))
    code.aimHere(end)
    code.next = free
  }

  mutating func waitUntil(_ condition: ExpressionID, _ within: ExpressionID?) {
    let deadline: Int
    let more: Int
    if let within {
      (deadline, more) = self.deadline(within)
    } else {
      deadline = temporary()
      more = temporary()
      code.emit(Instruction(.deadlineOfLimit, a: deadline))
    }
    let start = code.position
    let free = code.next
    let site = test(condition, .wait, tree.range(of: condition), nil)
    let held = code.position
    code.emit(Instruction(.jumpIfTrue, a: site.result))
    code.emit(Instruction(.advanceInstant, a: more, b: deadline))
    let expired = code.position
    code.emit(Instruction(.jumpIfFalse, a: more))
    code.emitJump(.loop, to: start)
    code.aimHere(expired)
    code.emit(Instruction(.waitTimeout, wide: unit.assertions.count))
    unit.assertions.append(site.site)
    code.aimHere(held)
    code.next = free
  }

  /// Registers with the end of a wait, and for the answer whether there is time left.
  private mutating func deadline(_ span: ExpressionID) -> (deadline: Int, more: Int) {
    let length = expression(span)
    requireType(length.type, .duration, at: tree.range(of: span))
    let deadline = temporary()
    let more = temporary()
    code.emit(Instruction(.deadline, a: deadline, b: length.register))
    return (deadline, more)
  }

  // MARK: - expect error

  mutating func expectError(_ matcher: ExpressionID, _ body: ExpectedBody, _ range: SourceRange) {
    let kind: ExpectationSite.Matcher
    switch tree.expression(matcher) {
    case .name(let symbol):
      lookUp(errorCode: matcher)
      kind = .code(tree.spelling(of: symbol))
    case .missing: return
    default:
      let text = expression(matcher, into: temporary())
      requireType(text.type, .text, at: tree.range(of: matcher))
      kind = .text(text.register)
    }
    let scope = openScope()
    let last: StatementID
    switch body {
    case .statement(let statement): last = statement
    case .block(let block):
      let statements = tree[block]
      guard let final = statements.last else {
        report(.emptyExpectation(at: range))
        closeScope(scope)
        return
      }
      for statement in statements.dropLast() { compile(statement) }
      last = final
    }
    let number = unit.expectations.count
    unit.expectations.append(
      ExpectationSite(
        range: tree.range(of: last), whole: range, matcher: kind, matcherText: tree.spelling(of: matcher),
        end: 0))
    code.origin = range
    code.emit(Instruction(.expectBegin, wide: number))
    let outer = code.isExpectingError
    code.isExpectingError = true
    protected { $0.compile(last) }
    code.isExpectingError = outer
    code.origin = range
    code.emit(Instruction(.expectEnd))
    unit.expectations[number].end = code.position
    closeScope(scope)
  }

  // MARK: - scenario

  mutating func compile(_ scenario: Scenario, _ range: SourceRange) {
    // It gives everything back at its end, so nothing around it may wait for its own end.
    guard !code.isFunction, !code.isInSchedule, code.protectedDepth == 0 else {
      let place =
        code.isFunction
        ? "a function" : code.isInSchedule ? "a schedule" : "a block that has an end of its own"
      report(.misplacedScenario(in: place, at: tree.range(of: scenario.title)))
      return
    }
    checkTitle(of: scenario)
    let title = expression(scenario.title, into: temporary()).register
    let tags = tree.elements(of: scenario.tags).map { spelling(of: $0) }
    var site = ScenarioSite(range: range, title: title, tags: tags, row: nil, mark: nil, end: 0)
    if let mark = scenario.mark {
      site.mark = (mark.kind, expression(mark.reason, into: temporary()).register)
    }
    guard let rows = scenario.rows else {
      run(site) { $0.statements(of: scenario.body) }
      return
    }
    if let what = visibleMeaning(of: rows.variable.symbol) {
      report(.alreadyNamed(spelling(of: rows.variable), what: what, at: rows.variable.range))
    }
    // A scenario that has no rows is one that nobody runs: it fails, as if it were one of its own rows.
    let hasRow = load(.boolean(false), into: temporary())
    let state = temporaries(4)
    code.origin = tree.range(of: rows.values)
    let type = iterate(rows.values, state)
    code.origin = range
    let scope = openScope()
    addLocal(rows.variable.symbol, state + 3, type)
    var row = site
    row.row = (spelling(of: rows.variable), state + 3)
    loop(over: state) { compiler in
      _ = compiler.load(.boolean(true), into: hasRow)
      compiler.run(row) { $0.statements(of: scenario.body) }
    }
    closeScope(scope)
    let ran = code.position
    code.emit(Instruction(.jumpIfTrue, a: hasRow))
    run(site) { $0.fail(.noRows, nil, $0.tree.range(of: rows.values)) }
    code.aimHere(ran)
  }

  /// Reports tell scenarios apart by their names; what has to be calculated cannot be compared here.
  private mutating func checkTitle(of scenario: Scenario) {
    guard case .text = tree.expression(scenario.title) else { return }
    let title = tree.text(of: scenario.title)
    // The rows of `each` have the name of their variable behind the title.
    let row = scenario.rows.map { " [\(spelling(of: $0.variable))]" } ?? ""
    let range = tree.range(of: scenario.title)
    if let first = scenarioTitles[title + row] {
      report(.sameScenarioName(title, at: range, first: first))
    } else {
      scenarioTitles[title + row] = range
    }
  }

  private mutating func run(_ site: ScenarioSite, _ body: (inout Compiler) -> Void) {
    let number = unit.scenarios.count
    unit.scenarios.append(site)
    code.origin = site.range
    code.emit(Instruction(.scenarioBegin, wide: number))
    protected(body)
    code.origin = site.range
    code.emit(Instruction(.scenarioEnd))
    unit.scenarios[number].end = code.position
  }
}

extension Diagnostic {
  static func misplacedScenario(in place: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R015", title: "a scenario stands inside \(place)", range: range,
      label: "not in a function, a schedule, a check, an expectation or another scenario",
      help: "move it out; `if` and `for` may stand around it")
  }

  static func sameScenarioName(_ name: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R027", title: "a second scenario has the name `\(name)`", range: range,
      label: "the same name again", labels: [Label(range: first, text: "first used here")],
      help: "a report tells scenarios apart by their names: say what is particular to this one")
  }

  static func emptyExpectation(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R023", title: "nothing here can be refused", range: range, label: "the block is empty",
      help: "put the command that Azure refuses into the block")
  }
}
