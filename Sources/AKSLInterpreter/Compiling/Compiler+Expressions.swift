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
    let range = tree.range(of: id)
    code.origin = range
    defer { code.origin = statement }
    func literal(_ value: Value, _ base: StaticType.Base) -> Operand {
      Operand(register: load(value, into: target), type: StaticType(base))
    }
    switch tree.expression(id) {
    case .missing: return Operand(register: destination(target), type: .unknown)
    case .null: return literal(.null, .null)
    case .boolean(let value): return literal(.boolean(value), .boolean)
    case .integer(let value):
      if expectation.isVersion { return version(id, into: target) }
      if target == nil, !code.numbers.isEmpty, let register = code.numbers[value] {
        return Operand(register: register, type: StaticType(.integer))
      }
      return literal(.integer(value), .integer)
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
    case .interpolation(let parts): return interpolation(tree[parts], into: target)
    case .name(let symbol): return name(symbol, range, expectation, into: target)
    case .path(let segments):
      return path(tree.elements(of: segments).map { tree.spelling(of: $0) }, range, into: target)
    case .list(let elements): return list(tree[elements], expectation, into: target)
    case .map(let entries): return map(tree[entries], into: target)
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
    case .property(let base, let name): return property(owner(base), name, base, into: target)
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
      return call(callee, tree[arguments], range, into: target)
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

  /// What a property is read of: mostly a name.
  private mutating func owner(_ id: ExpressionID) -> Operand {
    guard let symbol = tree.symbol(at: id) else { return expression(id) }
    let property = code.origin
    let range = tree.range(of: id)
    code.origin = range
    defer { code.origin = property }
    return name(symbol, range, .any, into: nil)
  }

  private mutating func version(_ id: ExpressionID, into target: Int?) -> Operand {
    let value = machine.arena.version(tree.spelling(of: id))
    return Operand(register: load(value, into: target), type: StaticType(.version))
  }

  // MARK: - Collections and texts

  private mutating func interpolation(_ parts: Children<ExpressionID>, into target: Int?) -> Operand {
    let result = destination(target)
    let first = temporaries(parts.count)
    for (offset, part) in parts.enumerated() { expression(part, into: first + offset) }
    code.emit(Instruction(.makeText, a: result, b: first, c: parts.count))
    code.next = max(first, result + 1)
    return Operand(register: result, type: StaticType(.text))
  }

  private mutating func list(
    _ elements: Children<ExpressionID>, _ expectation: Expectation, into target: Int?
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

  private mutating func map(_ entries: Children<MapEntry>, into target: Int?) -> Operand {
    let result = destination(target)
    let first = temporaries(entries.count)
    let keys = entries.map { key(of: $0) }
    var known: Set<String> = []
    for (offset, entry) in entries.enumerated() {
      if entries.count > 1, !known.insert(keys[offset]).inserted {
        report(.duplicateKey(keys[offset], at: tree.range(of: entry.key)))
      }
      expression(entry.value, Expectation(isCPU: keys[offset] == "cpu"), into: first + offset)
    }
    code.emit(Instruction(.makeMap, a: result, b: first, c: entries.count))
    for entry in entries { emitKey(entry) }
    code.next = max(first, result + 1)
    return Operand(register: result, type: StaticType(.map))
  }

  /// The key that the instruction before it wants.
  private mutating func emitKey(_ symbol: Symbol) {
    if meanings[symbol].key == Meaning.unknown {
      meanings[symbol].key = Int32(bitPattern: machine.arena.key(tree.spelling(of: symbol)))
    }
    code.emit(Instruction(.key, wide: Int(UInt32(bitPattern: meanings[symbol].key))))
  }

  private mutating func emitKey(_ entry: MapEntry) {
    if let symbol = tree.symbol(at: entry.key) { return emitKey(symbol) }
    code.emit(Instruction(.key, wide: Int(machine.arena.key(tree.text(of: entry.key)))))
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
      let scope = compiler.openScope()
      compiler.addLocal(variable.symbol, item.register, item.type)
      var skips = CodeBuilder.Jumps()
      if let condition { compiler.jump(unless: condition, &skips) }
      let value = compiler.expression(element)
      type = value.type
      compiler.code.emit(Instruction(.append, a: list, b: value.register))
      compiler.code.aimHere(skips)
      compiler.closeScope(scope)
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
      var skips = CodeBuilder.Jumps()
      compiler.jump(unless: predicate, &skips)
      compiler.element = outer
      compiler.code.emit(Instruction(.append, a: list, b: item.register))
      compiler.code.aimHere(skips)
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
    code.emit(Instruction(.makeList, a: list, b: list, c: 0))
    let type = iterate(sequence, state)
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
    var skips = CodeBuilder.Jumps()
    jump(unless: condition, &skips)
    let first = expression(then, expectation, into: result).type
    let end = code.emit(Instruction(.jump))
    code.aimHere(skips)
    let second = expression(otherwise, expectation, into: result).type
    code.aimHere(end)
    return Operand(register: result, type: first == second ? first : .unknown)
  }

  private mutating func binary(
    _ operation: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID, _ range: SourceRange,
    into target: Int?
  ) -> Operand {
    switch operation {
    case .and: return logical(.jumpIfFalse, left, right, into: target)
    case .or: return logical(.jumpIfTrue, left, right, into: target)
    default: break
    }
    let result = destination(target)
    let free = code.next
    if let number = tree.smallNumber(right), let opcode = opcode(withNumberFor: operation) {
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

  /// `and` and `or`: the right side is only looked at when the left one does not decide.
  private mutating func logical(
    _ decides: Opcode, _ left: ExpressionID, _ right: ExpressionID, into target: Int?
  ) -> Operand {
    let result = destination(target)
    let scratch = target == nil ? result : temporary()
    let first = expression(left, into: scratch)
    checkCondition(first.type, left)
    let end = code.emit(Instruction(decides, a: scratch))
    let second = expression(right, into: scratch)
    checkCondition(second.type, right)
    code.emit(Instruction(.checkBoolean, a: scratch))
    code.aimHere(end)
    if scratch != result { code.emit(Instruction(.move, a: result, b: scratch)) }
    return Operand(register: result, type: StaticType(.boolean))
  }

  /// Both sides of an operator; each may tell what a bare word on the other side means.
  mutating func operands(
    _ operation: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID
  ) -> (Operand, Operand) {
    // A bare word on the left is looked up with the right side's type in mind: `Stopped == dev.state`.
    if tree.isBareWord(left), isComparison(operation), !tree.isBareWord(right) {
      let b = expression(right)
      return (expression(left, expectation(from: b.type)), b)
    }
    var a = expression(left)
    // A call on the right may change the variable that was read on the left.
    if !environment.functions.isEmpty, tree.isBareWord(left), mayCall(right) {
      let copy = temporary()
      code.emit(Instruction(.move, a: copy, b: a.register))
      a.register = copy
    }
    return (a, expression(right, isComparison(operation) ? expectation(from: a.type) : .any))
  }

  /// Whether the code of an expression may run a function of the script.
  mutating func mayCall(_ id: ExpressionID) -> Bool {
    switch tree.expression(id) {
    case .integer, .number, .text, .name, .boolean, .null, .money, .quantity, .version, .timeOfDay, .path:
      false
    case .parenthesized(let inner), .property(let inner, _), .unary(_, let inner): mayCall(inner)
    case .binary(_, let left, let right), .index(let left, let right), .range(let left, let right):
      mayCall(left) || mayCall(right)
    case .list(let elements), .interpolation(let elements): tree[elements].contains { mayCall($0) }
    case .map(let entries): tree[entries].contains { mayCall($0.value) }
    case .call(let callee, let arguments):
      tree.symbol(at: callee).map { function($0) != nil } ?? false || tree[arguments].contains { mayCall($0) }
    case .namedArgument(_, let value): mayCall(value)
    default: true
    }
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
  mutating func jump(unless condition: ExpressionID, _ jumps: inout CodeBuilder.Jumps) {
    switch tree.expression(condition) {
    case .parenthesized(let inner): return jump(unless: inner, &jumps)
    case .binary(.and, let left, let right):
      jump(unless: left, &jumps)
      return jump(unless: right, &jumps)
    case .binary(let operation, let left, let right):
      guard let general = testOpcode(for: operation) else { break }
      if let number = tree.smallNumber(right), let opcode = testOpcode(withNumberFor: operation),
        !tree.isBareWord(left) || isVariable(left)
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
      return code.emitJump(in: &jumps)
    default: break
    }
    let value = self.condition(condition)
    code.emitJump(.jumpIfFalse, a: value.register, in: &jumps)
  }

  private mutating func isVariable(_ id: ExpressionID) -> Bool {
    tree.symbol(at: id).map { variable($0) != nil } ?? false
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
      let elements = tree[list]
      guard !elements.isEmpty, type.base == .unknown || type.base == .list else { return false }
      // All are calculated before the first is added: they may read the variable.
      let isPlain = !mayCall(any: elements)
      let parts = elements.map { part($0, .any, isPlain ? register : nil) }
      for part in parts { code.emit(Instruction(.push, a: register, b: part)) }
    case .map(let list):
      let entries = tree[list]
      guard !entries.isEmpty, type.base == .unknown || type.base == .map else { return false }
      let keys = entries.map { key(of: $0) }
      let isPlain = !mayCall(any: entries.map(\.value))
      let parts = zip(keys, entries).map { key, entry in
        part(entry.value, Expectation(isCPU: key == "cpu"), isPlain ? register : nil)
      }
      for (entry, part) in zip(entries, parts) {
        code.emit(Instruction(.put, a: register, b: part))
        emitKey(entry)
      }
    default: return false
    }
    code.next = free
    return true
  }

  /// One of the values that are added to a variable; another variable is taken from where it is, if `register`
  /// says which one grows and nothing else can change meanwhile.
  private mutating func part(
    _ value: ExpressionID, _ expectation: Expectation, _ register: Int?
  ) -> Int {
    if let register, case .name(let symbol) = tree.expression(value), let variable = variable(symbol),
      !variable.isGlobalInFunction, variable.register != register
    {
      return variable.register
    }
    return expression(value, expectation, into: temporary()).register
  }

  private mutating func mayCall(any all: some Sequence<ExpressionID>) -> Bool {
    !environment.functions.isEmpty && all.contains { mayCall($0) }
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
    let result = destination(target)
    if let owner = PropertyTable.owner(of: base.type) {
      guard let row = row(of: name.symbol, owner) else {
        reportUnknownProperty(name, PropertyTable.names(of: owner), base.type)
        return Operand(register: result, type: .unknown)
      }
      code.emit(Instruction(.property, a: result, b: base.register, c: row))
      return Operand(register: result, type: PropertyTable.type(ofRow: row))
    }
    switch base.type.base {
    case .symbol, .enumeration:
      guard spelling(of: name) == "code" else { break }
      code.emit(Instruction(.move, a: result, b: base.register))
      return Operand(register: result, type: base.type)
    case .unknown, .map, .tags, .list:
      return namedProperty(base, name, into: result)
    case .text, .range:
      guard name.symbol == lengthSymbol else { break }
      return namedProperty(base, name, into: result)
    default: break
    }
    reportUnknownProperty(
      name, base.type.base == .text || base.type.base == .range ? ["length"] : [], base.type)
    return Operand(register: result, type: .unknown)
  }

  /// A property that is looked up by its name when the code runs.
  private mutating func namedProperty(_ base: Operand, _ name: Name, into result: Int) -> Operand {
    code.emit(Instruction(.namedProperty, a: result, b: base.register))
    emitKey(name.symbol)
    return Operand(register: result, type: name.symbol == lengthSymbol ? StaticType(.integer) : .unknown)
  }

  /// The row of an owner's property in the table.
  private mutating func row(of property: Symbol, _ owner: Property.Owner) -> Int? {
    if meanings[property].owner != owner {
      let row = PropertyTable.row(named: tree.spelling(of: property), of: owner)
      meanings[property].owner = owner
      meanings[property].row = row.map { Int16($0) } ?? -1
    }
    let row = meanings[property].row
    return row >= 0 ? Int(row) : nil
  }

  private mutating func reportUnknownProperty(_ name: Name, _ known: [String], _ type: StaticType) {
    let property = spelling(of: name)
    // `dev.count-1` reads as one name.
    let beforeDash = property.split(separator: "-").first.map(String.init) ?? ""
    let help =
      beforeDash != property && known.contains(beforeDash)
      ? "a minus has blanks around it: `\(beforeDash) - \(property.dropFirst(beforeDash.count + 1))`" : nil
    report(
      .unknownProperty(
        property, of: type.name, nearest: Spelling.nearest(to: property, among: known), help: help,
        at: name.range)
    )
  }
}
