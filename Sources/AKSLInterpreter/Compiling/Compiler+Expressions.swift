import AKSLLanguage

extension Compiler {
  /// Writes the code of an expression.
  ///
  /// Without a target the result may be a variable's own register.
  @discardableResult
  mutating func expression(
    _ id: ExpressionID, _ expectation: Expectation = .any, into target: Int? = nil
  ) -> Operand {
    // What goes wrong is underlined as closely as it can be.
    let statement = code.origin
    code.origin = tree.range(of: id)
    defer { code.origin = statement }
    func literal(_ value: Value, _ base: StaticType.Base) -> Operand {
      Operand(register: load(value, into: target), type: StaticType(base))
    }
    let range = tree.range(of: id)
    switch tree.expression(id) {
    case .missing: return Operand(register: destination(target), type: .unknown)
    case .null: return literal(.null, .null)
    case .boolean(let value): return literal(.boolean(value), .boolean)
    case .integer(let value):
      return expectation.isVersion ? version(id, into: target) : literal(.integer(value), .integer)
    case .number(let value):
      return expectation.isVersion ? version(id, into: target) : literal(.number(value), .number)
    case .version: return version(id, into: target)
    case .money(let amount): return literal(Value(.money, amount), .money)
    case .timeOfDay(let milliseconds): return literal(Value(.timeOfDay, milliseconds), .timeOfDay)
    case .quantity(.duration(let milliseconds)): return literal(Value(.duration, milliseconds), .duration)
    case .quantity(.memory(let bytes)): return literal(Value(.memory, bytes), .memory)
    case .quantity(.minutesOrThousandths(let count)):
      if expectation.isCPU { return literal(Value(.cpu, count), .cpu) }
      let (milliseconds, overflow) = count.multipliedReportingOverflow(by: 60_000)
      if overflow { report(.wrongType(expected: "a duration", actual: "too long", at: range)) }
      return literal(Value(.duration, milliseconds), .duration)
    case .text:
      let value = machine.arena.text(tree.text(of: id))
      return literal(value, .text)
    case .interpolation(let parts): return interpolation(tree.elements(of: parts), into: target)
    case .name(let symbol): return name(symbol, range, expectation, into: target)
    case .path(let segments):
      return path(tree.elements(of: segments).map { tree.spelling(of: $0) }, range, into: target)
    case .list(let elements): return list(tree.elements(of: elements), expectation, into: target)
    case .map(let entries): return map(tree.elements(of: entries), into: target)
    case .range(let lower, let upper):
      let result = destination(target)
      let low = expression(lower)
      let high = expression(upper)
      requireType(low.type, .integer, at: tree.range(of: lower))
      requireType(high.type, .integer, at: tree.range(of: upper))
      code.emit(Instruction(.makeRange, a: result, b: low.register, c: high.register))
      return Operand(register: result, type: StaticType(.range))
    case .unary(.minus, let operand):
      let result = destination(target)
      let value = expression(operand)
      code.emit(Instruction(.negate, a: result, b: value.register))
      return Operand(register: result, type: value.type)
    case .unary(.not, let operand):
      let result = destination(target)
      let value = condition(operand)
      code.emit(Instruction(.not, a: result, b: value.register))
      return Operand(register: result, type: StaticType(.boolean))
    case .binary(let operation, let left, let right):
      return binary(operation, left, right, range, into: target)
    case .property(let base, let name): return property(expression(base), name, base, into: target)
    case .elementProperty(let name):
      guard let element else {
        report(
          .unknownProperty(
            spelling(of: name), of: "nothing", nearest: nil,
            help: "`.name` stands for a property of the element inside `where`", at: range))
        return Operand(register: destination(target), type: .unknown)
      }
      return property(element, name, nil, into: target)
    case .call(let callee, let arguments):
      return call(callee, tree.elements(of: arguments), range, into: target)
    case .namedArgument(_, let value): return expression(value, into: target)
    case .index(let base, let index):
      let result = destination(target)
      let collection = expression(base)
      let position = expression(index)
      code.emit(Instruction(.index, a: result, b: collection.register, c: position.register))
      return Operand(register: result, type: collection.type.elementType)
    case .conditional(let condition, let then, let otherwise):
      return conditional(condition, then, otherwise, expectation, into: target)
    case .filter(let base, let predicate): return filter(base, predicate, into: target)
    case .comprehension(let element, let variable, let sequence, let condition):
      return comprehension(element, variable, sequence, condition, into: target)
    case .parenthesized(let inner): return expression(inner, expectation, into: target)
    case .block:
      report(.unexpectedItem("{ … }", expected: "a value", help: nil, at: range))
      return Operand(register: destination(target), type: .unknown)
    }
  }

  private mutating func version(_ id: ExpressionID, into target: Int?) -> Operand {
    let value = machine.arena.version(tree.spelling(of: id))
    return Operand(register: load(value, into: target), type: StaticType(.version))
  }

  // MARK: - Collections and texts

  private mutating func interpolation(_ parts: [ExpressionID], into target: Int?) -> Operand {
    let result = destination(target)
    let first = temporaries(parts.count)
    for (offset, part) in parts.enumerated() { expression(part, into: first + offset) }
    code.emit(Instruction(.makeText, a: result, b: first, c: parts.count))
    code.next = max(first, result + 1)
    return Operand(register: result, type: StaticType(.text))
  }

  private mutating func list(
    _ elements: [ExpressionID], _ expectation: Expectation, into target: Int?
  ) -> Operand {
    let result = destination(target)
    let first = temporaries(elements.count)
    var type: StaticType.Base?
    for (offset, element) in elements.enumerated() {
      let base = expression(element, expectation, into: first + offset).type.base
      type = type == nil || type == base ? base : .unknown
    }
    code.emit(Instruction(.makeList, a: result, b: first, c: elements.count))
    code.next = max(first, result + 1)
    return Operand(register: result, type: StaticType(.list, of: type ?? .unknown))
  }

  private mutating func map(_ entries: [MapEntry], into target: Int?) -> Operand {
    let result = destination(target)
    let first = temporaries(entries.count * 2)
    var keys: Set<String> = []
    for (offset, entry) in entries.enumerated() {
      let key = key(of: entry)
      if !keys.insert(key).inserted { report(.duplicateKey(key, at: tree.range(of: entry.key))) }
      _ = load(machine.arena.text(key), into: first + 2 * offset)
      expression(entry.value, Expectation(isCPU: key == "cpu"), into: first + 2 * offset + 1)
    }
    code.emit(Instruction(.makeMap, a: result, b: first, c: entries.count * 2))
    code.next = max(first, result + 1)
    return Operand(register: result, type: StaticType(.map))
  }

  // `[element for variable in sequence if condition]`
  private mutating func comprehension(
    _ element: ExpressionID, _ variable: Name, _ sequence: ExpressionID, _ condition: ExpressionID?,
    into target: Int?
  ) -> Operand {
    if let what = visibleMeaning(of: variable.symbol) {
      report(.alreadyNamed(spelling(of: variable), what: what, at: variable.range))
    }
    var type = StaticType.unknown
    let result = collect(from: sequence, into: target) { compiler, item, list in
      compiler.code.openScope()
      compiler.code.locals.append(
        .init(symbol: variable.symbol, register: item.register, type: item.type, range: variable.range))
      let skips = condition.map { compiler.jump(unless: $0) } ?? []
      let value = compiler.expression(element)
      type = value.type
      compiler.code.emit(Instruction(.append, a: list, b: value.register))
      for skip in skips { compiler.code.aimHere(skip) }
      compiler.code.locals.removeLast()
      compiler.code.scopes.removeLast()
    }
    return Operand(register: result.register, type: StaticType(.list, of: type.base))
  }

  // `nodes where .state == Running`
  private mutating func filter(_ base: ExpressionID, _ predicate: ExpressionID, into target: Int?) -> Operand
  {
    var type = StaticType.unknown
    let result = collect(from: base, into: target) { compiler, item, list in
      type = item.type
      let outer = compiler.element
      compiler.element = item
      let skips = compiler.jump(unless: predicate)
      compiler.element = outer
      compiler.code.emit(Instruction(.append, a: list, b: item.register))
      for skip in skips { compiler.code.aimHere(skip) }
    }
    // Filtered nodes still have their counts: `(nodes where …).running`.
    let base: StaticType.Base = type.base == .node ? .unknown : .list
    return Operand(register: result.register, type: StaticType(base, of: type.base))
  }

  /// Goes over a sequence and collects what the body appends to a new list.
  private mutating func collect(
    from sequence: ExpressionID, into target: Int?,
    _ body: (inout Compiler, _ item: Operand, _ list: Int) -> Void
  ) -> Operand {
    let result = destination(target)
    // The list grows in a register of its own: the target may be a variable that the body reads.
    let list = temporary()
    let state = temporaries(4)
    let type = iterate(sequence, state)
    code.emit(Instruction(.makeList, a: list, b: list, c: 0))
    loop(over: state) { compiler in
      body(&compiler, Operand(register: state + 3, type: type), list)
      compiler.code.next = state + 4
    }
    code.emit(Instruction(.move, a: result, b: list))
    code.next = max(list, result + 1)
    return Operand(register: result, type: StaticType(.list))
  }

  /// Prepares an iteration whose state begins at a register; gives the elements' type.
  ///
  /// A range that is written there needs no value of its own.
  mutating func iterate(_ sequence: ExpressionID, _ state: Int) -> StaticType {
    defer { code.next = state + 4 }
    if case .range(let lower, let upper) = tree.expression(sequence) {
      let low = expression(lower)
      let high = expression(upper)
      requireType(low.type, .integer, at: tree.range(of: lower))
      requireType(high.type, .integer, at: tree.range(of: upper))
      code.emit(Instruction(.iterateRange, a: state, b: low.register, c: high.register))
      return StaticType(.integer)
    }
    let collection = expression(sequence)
    code.emit(Instruction(.iterate, a: state, b: collection.register))
    return collection.type.elementType
  }

  // MARK: - Operators

  private mutating func conditional(
    _ condition: ExpressionID, _ then: ExpressionID, _ otherwise: ExpressionID, _ expectation: Expectation,
    into target: Int?
  ) -> Operand {
    let result = destination(target)
    let skips = jump(unless: condition)
    let first = expression(then, expectation, into: result).type
    let end = code.emit(Instruction(.jump))
    for skip in skips { code.aimHere(skip) }
    let second = expression(otherwise, expectation, into: result).type
    code.aimHere(end)
    return Operand(register: result, type: first == second ? first : .unknown)
  }

  private mutating func binary(
    _ operation: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID, _ range: SourceRange,
    into target: Int?
  ) -> Operand {
    if operation == .and || operation == .or {
      let result = destination(target)
      let scratch = target == nil ? result : temporary()
      let first = expression(left, into: scratch)
      checkCondition(first.type, left)
      let end = code.emit(Instruction(operation == .and ? .jumpIfFalse : .jumpIfTrue, a: scratch))
      let second = expression(right, into: scratch)
      checkCondition(second.type, right)
      code.emit(Instruction(.checkBoolean, a: scratch))
      code.aimHere(end)
      if scratch != result { code.emit(Instruction(.move, a: result, b: scratch)) }
      return Operand(register: result, type: StaticType(.boolean))
    }
    let result = destination(target)
    let free = code.next
    if let number = smallNumber(right), let opcode = opcode(withNumberFor: operation) {
      let a = expression(left)
      let type = checkOperands(operation, a.type, StaticType(.integer), at: range)
      code.emit(Instruction(opcode, a: result, b: a.register, c: Int(number)))
      code.next = free
      return Operand(register: result, type: type)
    }
    let (a, b) = operands(operation, left, right)
    let type = checkOperands(operation, a.type, b.type, at: range)
    code.emit(Instruction(opcode(for: operation), a: result, b: a.register, c: b.register))
    code.next = free
    return Operand(register: result, type: type)
  }

  /// Both sides of an operator; each may tell what a bare word on the other side means.
  mutating func operands(
    _ operation: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID
  ) -> (Operand, Operand) {
    // A bare word on the left is looked up with the right side's type in mind: `Stopped == dev.state`.
    if isComparison(operation), case .name = tree.expression(left), !isBareWord(right) {
      let b = expression(right)
      return (expression(left, expectation(from: b.type)), b)
    }
    var a = expression(left)
    // A call on the right may change the variable that was read on the left.
    if !environment.functions.isEmpty, case .name = tree.expression(left), mayCall(right) {
      let copy = temporary()
      code.emit(Instruction(.move, a: copy, b: a.register))
      a.register = copy
    }
    return (a, expression(right, isComparison(operation) ? expectation(from: a.type) : .any))
  }

  private func isBareWord(_ id: ExpressionID) -> Bool {
    if case .name = tree.expression(id) { return true }
    return false
  }

  /// Whether the code of an expression may run a function of the script.
  func mayCall(_ id: ExpressionID) -> Bool {
    switch tree.expression(id) {
    case .integer, .number, .text, .name, .boolean, .null, .money, .quantity, .version, .timeOfDay, .path:
      false
    case .parenthesized(let inner), .property(let inner, _), .unary(_, let inner): mayCall(inner)
    case .binary(_, let left, let right): mayCall(left) || mayCall(right)
    case .list(let elements), .interpolation(let elements):
      tree.elements(of: elements).contains { mayCall($0) }
    default: true
    }
  }

  /// The value of a whole number that fits into an operand of an instruction.
  private func smallNumber(_ id: ExpressionID) -> Int16? {
    if case .integer(let value) = tree.expression(id) { return Int16(exactly: value) }
    return nil
  }

  private func opcode(withNumberFor operation: BinaryOperator) -> Opcode? {
    switch operation {
    case .add: .addNumber
    case .subtract: .subtractNumber
    case .multiply: .multiplyNumber
    case .floorDivide: .floorDivideNumber
    case .remainder: .remainderNumber
    default: nil
    }
  }

  // MARK: - Branches

  /// Writes the code of a condition and jumps away unless it holds; the jumps are still to be aimed.
  mutating func jump(unless condition: ExpressionID) -> [Int] {
    switch tree.expression(condition) {
    case .parenthesized(let inner): return jump(unless: inner)
    case .binary(.and, let left, let right): return jump(unless: left) + jump(unless: right)
    case .binary(let operation, let left, let right):
      guard let general = testOpcode(for: operation) else { break }
      if let number = smallNumber(right), let opcode = testOpcode(withNumberFor: operation),
        !isBareWord(left) || isVariable(left)
      {
        let a = expression(left)
        if a.type.base == .version {
          // Beside a version even `1` is one.
          let b = expression(right, expectation(from: a.type))
          checkOperands(operation, a.type, b.type, at: tree.range(of: condition))
          code.emit(Instruction(general, a: a.register, b: b.register))
        } else {
          checkOperands(operation, a.type, StaticType(.integer), at: tree.range(of: condition))
          code.emit(Instruction(opcode, a: a.register, b: Int(number)))
        }
      } else {
        let (a, b) = operands(operation, left, right)
        checkOperands(operation, a.type, b.type, at: tree.range(of: condition))
        code.emit(Instruction(general, a: a.register, b: b.register))
      }
      return [code.emit(Instruction(.jump))]
    default: break
    }
    return [code.emit(Instruction(.jumpIfFalse, a: self.condition(condition).register))]
  }

  private mutating func isVariable(_ id: ExpressionID) -> Bool {
    if case .name(let symbol) = tree.expression(id) { return variable(symbol) != nil }
    return false
  }

  private func testOpcode(for operation: BinaryOperator) -> Opcode? {
    switch operation {
    case .equal: .testEqual
    case .notEqual: .testNotEqual
    case .less: .testLess
    case .lessOrEqual: .testLessOrEqual
    case .greater: .testGreater
    case .greaterOrEqual: .testGreaterOrEqual
    default: nil
    }
  }

  private func testOpcode(withNumberFor operation: BinaryOperator) -> Opcode? {
    switch operation {
    case .equal: .testEqualNumber
    case .notEqual: .testNotEqualNumber
    case .less: .testLessNumber
    case .lessOrEqual: .testLessOrEqualNumber
    case .greater: .testGreaterNumber
    case .greaterOrEqual: .testGreaterOrEqualNumber
    default: nil
    }
  }

  // MARK: - Updates

  /// Writes `variable = variable + [a, b]` or `+ {k: v}` as changes of the variable's own value, which the
  /// machine makes in place where it can.
  ///
  /// False: it is no such sum, and nothing was written.
  mutating func update(_ register: Int, _ type: StaticType, adding value: ExpressionID, at range: SourceRange)
    -> Bool
  {
    let free = code.next
    switch tree.expression(value) {
    case .list(let list):
      let elements = tree.elements(of: list)
      guard !elements.isEmpty, type.base == .unknown || type.base == .list else { return false }
      // All are calculated before the first is added: they may read the variable.
      let first = temporaries(elements.count)
      for (offset, element) in elements.enumerated() { expression(element, into: first + offset) }
      for offset in elements.indices { code.emit(Instruction(.push, a: register, b: first + offset)) }
    case .map(let list):
      let entries = tree.elements(of: list)
      guard !entries.isEmpty, type.base == .unknown || type.base == .map else { return false }
      let first = temporaries(entries.count)
      let keys = entries.map { key(of: $0) }
      for (offset, entry) in entries.enumerated() {
        expression(entry.value, Expectation(isCPU: keys[offset] == "cpu"), into: first + offset)
      }
      for (offset, key) in keys.enumerated() {
        code.emit(Instruction(.put, a: register, b: first + offset, c: code.name(key)))
      }
    default: return false
    }
    code.next = free
    return true
  }

  private func key(of entry: MapEntry) -> String {
    if case .name(let symbol) = tree.expression(entry.key) { return tree.spelling(of: symbol) }
    return tree.text(of: entry.key)
  }

  private func isComparison(_ operation: BinaryOperator) -> Bool {
    switch operation {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: true
    default: false
    }
  }

  private func expectation(from type: StaticType) -> Expectation {
    Expectation(
      enumeration: type.enumeration, isCPU: type.base == .cpu, isVersion: type.base == .version)
  }

  func opcode(for operation: BinaryOperator) -> Opcode {
    switch operation {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .remainder: .remainder
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .in: .contains
    case .and, .or: .checkBoolean  // these two are jumps, written by `binary`
    }
  }

  // MARK: - Properties

  mutating func property(
    _ base: Operand, _ name: Name, _ owner: ExpressionID?, into target: Int?
  ) -> Operand {
    let spelling = spelling(of: name)
    let result = destination(target)
    if let owner = PropertyTable.owner(of: base.type) {
      guard let row = PropertyTable.row(named: spelling, of: owner) else {
        reportUnknownProperty(spelling, PropertyTable.names(of: owner), base.type, name.range)
        return Operand(register: result, type: .unknown)
      }
      code.emit(Instruction(.property, a: result, b: base.register, c: row))
      return Operand(register: result, type: PropertyTable.type(ofRow: row))
    }
    switch base.type.base {
    case .unknown, .map, .list, .symbol, .enumeration:
      if base.type.isSymbolic, spelling == "code" {
        code.emit(Instruction(.move, a: result, b: base.register))
        return Operand(register: result, type: base.type)
      }
      if base.type.isSymbolic { break }
      code.emit(Instruction(.namedProperty, a: result, b: base.register, c: code.name(spelling)))
      return Operand(register: result, type: spelling == "length" ? StaticType(.integer) : .unknown)
    case .text where spelling == "length", .range where spelling == "length":
      code.emit(Instruction(.namedProperty, a: result, b: base.register, c: code.name(spelling)))
      return Operand(register: result, type: StaticType(.integer))
    default: break
    }
    reportUnknownProperty(
      spelling, base.type.base == .text || base.type.base == .range ? ["length"] : [], base.type, name.range)
    return Operand(register: result, type: .unknown)
  }

  private mutating func reportUnknownProperty(
    _ property: String, _ known: [String], _ type: StaticType, _ range: SourceRange
  ) {
    // `dev.count-1` reads as one name.
    let beforeDash = property.split(separator: "-").first.map(String.init) ?? ""
    let help =
      beforeDash != property && known.contains(beforeDash)
      ? "a minus has blanks around it: `\(beforeDash) - \(property.dropFirst(beforeDash.count + 1))`" : nil
    report(
      .unknownProperty(
        property, of: type.name, nearest: Spelling.nearest(to: property, among: known), help: help, at: range)
    )
  }

  // MARK: - Calls

  private mutating func call(
    _ callee: ExpressionID, _ arguments: [ExpressionID], _ range: SourceRange, into target: Int?
  ) -> Operand {
    let result = destination(target)
    guard case .name(let symbol) = tree.expression(callee) else {
      report(
        .unknownFunction(
          tree.spelling(of: callee), nearest: nil, help: "functions are called by their name: `f(x)`",
          at: tree.range(of: callee)))
      return Operand(register: result, type: .unknown)
    }
    let name = tree.spelling(of: symbol)
    // The result comes first, the arguments behind it, in the caller's free registers.
    let base = target == nil && result == code.next - 1 ? result : temporary()
    let type: StaticType
    if let number = environment.functions[name] {
      type = .unknown
      userCall(machine.functions[number], number, arguments, base, range)
    } else if let number = Builtin.number(named: name) {
      type = builtinCall(Builtin.table[number], number, arguments, base, range)
    } else {
      let known = Builtin.table.map(\.name) + environment.functions.keys.sorted()
      let help = Builtin.habit(name)
      report(
        .unknownFunction(
          name, nearest: Spelling.nearest(to: name, among: known), help: help, at: tree.range(of: callee)))
      return Operand(register: result, type: .unknown)
    }
    if base != result { code.emit(Instruction(.move, a: result, b: base)) }
    code.next = max(base, result + 1)
    return Operand(register: result, type: type)
  }

  /// A call of a function of the table, with its arguments where their parameters stand.
  private mutating func builtinCall(
    _ builtin: Builtin, _ number: Int, _ arguments: [ExpressionID], _ base: Int, _ range: SourceRange
  ) -> StaticType {
    var given: [ExpressionID?] = []
    for argument in arguments {
      guard case .namedArgument(let name, let value) = tree.expression(argument) else {
        given.append(argument)
        continue
      }
      let names = builtin.parameters.map(\.name)
      guard let index = names.firstIndex(of: spelling(of: name)), index >= given.count || given[index] == nil
      else {
        let nearest = Spelling.nearest(to: spelling(of: name), among: names)
        let isKnown = names.contains(spelling(of: name))
        report(
          .wrongArguments(
            "`\(builtin.name)` \(isKnown ? "is given" : "has no parameter") `\(spelling(of: name))`\(isKnown ? " twice" : "")",
            help: nearest.map { "did you mean `\($0)`?" } ?? "the form is `\(builtin.form)`", at: name.range))
        continue
      }
      while given.count <= index { given.append(nil) }
      given[index] = value
    }
    let isMissing = given.indices.contains {
      given[$0] == nil && builtin.parameter(at: $0)?.presence == .required
    }
    if !builtin.arity.contains(given.count) || isMissing {
      let count = arguments.count
      report(
        .wrongArguments(
          "`\(builtin.name)` does not take \(isMissing ? "these" : "\(count)") argument\(count == 1 && !isMissing ? "" : "s")",
          help: "the form is `\(builtin.form)`", at: range))
    }
    let first = temporaries(given.count)
    var types: [StaticType] = []
    for (offset, argument) in given.enumerated() {
      guard let argument else {
        _ = load(.null, into: first + offset)
        continue
      }
      let type = expression(argument, into: first + offset).type
      types.append(type)
      guard let parameter = builtin.parameter(at: offset), !parameter.kind.accepts(type.base),
        !(type.base == .null && parameter.presence == .optional)
      else { continue }
      report(
        .wrongType(
          expected: parameter.kind.expectation, actual: type.name, help: "the form is `\(builtin.form)`",
          at: tree.range(of: argument)))
    }
    code.emit(Instruction(.callBuiltin, a: base, b: number, c: given.count))
    return builtin.resultType(of: types)
  }

  private mutating func userCall(
    _ function: Function, _ number: Int, _ arguments: [ExpressionID], _ base: Int, _ range: SourceRange
  ) {
    var given = [ExpressionID?](repeating: nil, count: function.parameters.count)
    var position = 0
    for argument in arguments {
      if case .namedArgument(let name, let value) = tree.expression(argument) {
        guard let index = function.parameters.firstIndex(of: spelling(of: name)) else {
          let nearest = Spelling.nearest(to: spelling(of: name), among: function.parameters)
          report(
            .wrongArguments(
              "`\(function.name)` has no parameter `\(spelling(of: name))`",
              help: nearest.map { "did you mean `\($0)`?" }, at: name.range))
          continue
        }
        given[index] = value
      } else if position < given.count {
        given[position] = argument
        position += 1
      } else {
        position += 1
      }
    }
    let isMissing = zip(given, function.defaults).contains { $0 == nil && $1 == nil }
    if position > given.count || isMissing {
      report(
        .wrongArguments(
          "`\(function.name)` takes \(given.count) argument\(given.count == 1 ? "" : "s"), and here are \(arguments.count)",
          help: "it is `\(function.name)(\(function.parameters.joined(separator: ", ")))`", at: range))
    }
    let first = temporaries(given.count)
    for (offset, argument) in given.enumerated() {
      if let argument {
        expression(argument, into: first + offset)
      } else {
        _ = load(function.defaults[offset] ?? .null, into: first + offset)
      }
    }
    code.emit(Instruction(.call, a: base, b: number, c: given.count))
  }
}
