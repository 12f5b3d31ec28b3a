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
    switch tree.view(of: id) {
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
      let register = destination(target)
      code.emit(Instruction(.loadText, a: register, wide: machine.texts.count))
      machine.texts.append(CodeText(unit: UInt32(unitNumber), range: range, isSegment: tree.isSegment(id)))
      return Operand(register: register, type: StaticType(.text))
    case .interpolation(let parts): return interpolation(parts, into: target)
    case .name(let symbol): return name(symbol, range, expectation, into: target)
    case .path(let segments):
      return path(tree.elements(of: segments).map { tree.spelling(of: $0) }, range, into: target)
    case .list(let elements): return list(elements, expectation, into: target)
    case .map(let entries): return map(tree[entries], into: target)
    case .range(let lower, let upper): return makeRange(lower, upper, into: target)
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
    case .property(let base, let name): return property(owner(base), name, at: id, into: target)
    case .elementProperty(let name):
      guard let element else { return strayProperty(name, range, into: target) }
      return property(element, name.symbol, at: id, into: target)
    case .call(let callee, let arguments):
      return call(callee, arguments, range, into: target)
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

  private mutating func makeRange(
    _ lower: ExpressionID, _ upper: ExpressionID, into target: Int?
  ) -> Operand {
    let result = destination(target)
    let low = expression(lower)
    let high = expression(upper)
    requireType(low.type, .integer, at: tree.range(of: lower))
    requireType(high.type, .integer, at: tree.range(of: upper))
    code.emit(Instruction(.makeRange, a: result, b: low.register, c: high.register))
    return Operand(register: result, type: StaticType(.range))
  }

  /// `.state` outside of a `where`.
  private mutating func strayProperty(_ name: Name, _ range: SourceRange, into target: Int?) -> Operand {
    report(
      .unknownProperty(
        spelling(of: name), of: "nothing", nearest: nil,
        help: "`.name` stands for a property of the element inside `where`", at: range))
    return Operand(register: destination(target), type: .unknown)
  }

  private mutating func version(_ id: ExpressionID, into target: Int?) -> Operand {
    let value = machine.arena.version(tree.spelling(of: id))
    return Operand(register: load(value, into: target), type: StaticType(.version))
  }

  // MARK: - Collections and texts

  private mutating func interpolation(_ parts: NodeList<ExpressionID>, into target: Int?) -> Operand {
    let result = destination(target)
    let first = temporaries(parts.count)
    for index in parts.indices { expression(tree[parts, index], into: first + index) }
    code.emit(Instruction(.makeText, a: result, b: first, c: parts.count))
    code.next = max(first, result + 1)
    return Operand(register: result, type: StaticType(.text))
  }

  private mutating func list(
    _ elements: NodeList<ExpressionID>, _ expectation: Expectation, into target: Int?
  ) -> Operand {
    let result = destination(target)
    let first = temporaries(elements.count)
    var type: StaticType.Base?
    for index in elements.indices {
      let base = expression(tree[elements, index], expectation, into: first + index).type.widened.base
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
  mutating func emitKey(_ symbol: Symbol) {
    if meanings[symbol].key == Meaning.unknown {
      meanings[symbol].key = Int32(bitPattern: machine.arena.key(tree.spelling(of: symbol)))
    }
    code.emit(Instruction(.key, wide: Int(UInt32(bitPattern: meanings[symbol].key))))
  }

  mutating func emitKey(_ entry: MapEntry) {
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
}
