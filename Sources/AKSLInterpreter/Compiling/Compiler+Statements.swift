import AKSLLanguage

extension Compiler {
  // MARK: - Blocks

  mutating func compile(_ block: BlockID) {
    let scope = openScope()
    let statements = tree.list(of: block)
    for index in statements.indices { compile(tree[statements, index]) }
    closeScope(scope)
  }

  /// One statement; its temporaries are free again afterwards.
  mutating func compile(_ id: StatementID) {
    let range = tree.range(of: id)
    code.origin = range
    var free = code.next
    switch tree.view(of: id) {
    case .missing: break
    case .letBinding(let name, let value):
      declare(name) { $0.expression(value, into: $1).type }
      free = code.next
    case .assignment(let name, let operation, let value): assign(name, operation, value)
    case .ifElse(let condition, let then, let otherwise): ifElse(condition, then, otherwise)
    case .forIn(let name, let sequence, let body): forIn(name, sequence, body)
    case .whileLoop(let condition, let body): whileLoop(condition, body)
    case .repeatLoop(let count, let body): repeatLoop(count, body)
    case .breakLoop: leaveLoop("break", range)
    case .continueLoop: leaveLoop("continue", range)
    case .function(let name, let parameters, let body): function(name, parameters, body)
    case .returnValue(let value): returnValue(value, range)
    case .print(let values): print(values)
    case .assertion(let condition, let message): assertion(condition, message, range)
    case .check(let body):
      code.emit(Instruction(.checkBegin))
      protected { $0.compile(body) }
      code.emit(Instruction(.checkEnd))
    case .fail(let message): fail(.fail, message, range)
    case .scenario(let scenario): compile(scenario, range)
    case .expectError(let matcher, let body): expectError(matcher, body, range)
    case .eventually(let within, let condition): eventually(within, condition, range)
    case .always(let span, let condition): throughout(span, condition, .always, range)
    case .never(let span, let condition): throughout(span, condition, .never, range)
    case .waitUntil(let condition, let within): waitUntil(condition, within)
    case .command(let items):
      let files = included.count
      command(items, range)
      // What a file that was loaded has declared stays.
      if included.count > files { free = code.next }
    case .expression(let expression): if !leaves(expression) { value(of: expression) }
    case .schedule(let schedule): compile(schedule, range)
    case .param(let name, let value):
      parameter(name, value, range)
      free = code.next
    case .invariant(let title, let condition): invariant(title, condition, range)
    case .include(let file):
      include(file, range)
      free = code.next
    case .requires(let items): requires(tree.elements(of: items), range)
    case .azure: azure(range)
    case .azureInquiry(let word, let start):
      inquire(
        ofAzure: SourceRange(start: start, end: range.end), isPlan: tree.spelling(of: word.symbol) == "plan")
    }
    code.next = free
  }

  /// Code that must be left through its end.
  mutating func protected(_ body: (inout Compiler) -> Void) {
    code.protectedDepth += 1
    body(&self)
    code.protectedDepth -= 1
  }

  // MARK: - Variables

  /// A new variable; `value` puts its first value into a register and tells its type.
  mutating func declare(
    _ name: Name, isConstant: Bool = false, value: (inout Compiler, Int) -> StaticType
  ) {
    let isGlobal = isAtTopLevel
    // At the prompt a `let` may take the place of an earlier one.
    let earlier = isGlobal && mode == .prompt ? variable(name.symbol) : nil
    if earlier == nil, let what = visibleMeaning(of: name.symbol) {
      report(.alreadyNamed(spelling(of: name), what: what, at: name.range))
    }
    let before = code.next
    let register = earlier?.register ?? temporary()
    let type = value(&self, register)
    code.next = earlier == nil ? register + 1 : before
    let known = assigned.contains(name.symbol) ? .unknown : type
    if isGlobal {
      let variable = Environment.Variable(register: register, type: known, isConstant: isConstant)
      let spelling = spelling(of: name)
      setGlobal(name.symbol, variable)
      environment.variables[spelling] = variable
      if earlier == nil { declarations.append((spelling, code.position)) }
    } else {
      addLocal(name.symbol, register, known)
    }
  }

  private mutating func assign(_ name: Name, _ operation: BinaryOperator?, _ value: ExpressionID) {
    guard let variable = variable(name.symbol) else {
      let nearest = Spelling.nearest(to: spelling(of: name), among: visibleVariables)
      report(.unknownVariable(spelling(of: name), nearest: nearest, at: name.range))
      _ = expression(value)
      return
    }
    if variable.isConstant { report(.constantAssigned(spelling(of: name), at: name.range)) }
    if !variable.isGlobalInFunction {
      if let addition = tree.addition(to: name.symbol, operation, value),
        code.isFunction || machine.functions.isEmpty || !mayCall(addition),
        update(variable.register, variable.type, adding: addition, at: tree.range(of: value))
      {
        return
      }
      if let operation {
        let right = expression(value)
        checkOperands(operation, variable.type, right.type, at: tree.range(of: value))
        code.emit(
          Instruction(opcode(for: operation), a: variable.register, b: variable.register, c: right.register))
      } else {
        // The value may mention the variable: every expression writes its result last.
        expression(value, into: variable.register)
      }
      return
    }
    // What `+=` adds is calculated first, so the variable can grow in place whatever is called meanwhile.
    if let addition = tree.addition(to: name.symbol, operation, value), operation != nil || !mayCall(addition)
    {
      let right = expression(addition)
      checkOperands(.add, variable.type, right.type, at: tree.range(of: value))
      code.emit(Instruction(.addToGlobal, a: right.register, wide: variable.register))
      return
    }
    let current = expression(value, into: temporary()).register
    code.emit(Instruction(.storeGlobal, a: current, wide: variable.register))
  }

  // MARK: - Control

  mutating func condition(_ id: ExpressionID) -> Operand {
    let operand = expression(id)
    checkCondition(operand.type, id)
    return operand
  }

  private mutating func ifElse(_ condition: ExpressionID, _ then: BlockID, _ otherwise: Otherwise?) {
    let free = code.next
    var skips = CodeBuilder.Jumps()
    jump(unless: condition, &skips)
    code.next = free
    compile(then)
    guard let otherwise else { return code.aimHere(skips) }
    let end = code.position
    code.emit(Instruction(.jump))
    code.aimHere(skips)
    switch otherwise {
    case .block(let block): compile(block)
    case .ifElse(let statement): compile(statement)
    }
    code.aimHere(end)
  }

  private mutating func forIn(_ name: Name, _ sequence: ExpressionID, _ body: BlockID) {
    if let what = visibleMeaning(of: name.symbol) {
      report(.alreadyNamed(spelling(of: name), what: what, at: name.range))
    }
    let state = temporaries(4)
    let element = iterate(sequence, state)
    let scope = openScope()
    addLocal(name.symbol, state + 3, assigned.contains(name.symbol) ? .unknown : element)
    loop(over: state) { compiler in compiler.compile(body) }
    closeScope(scope)
  }

  private mutating func whileLoop(_ condition: ExpressionID, _ body: BlockID) {
    let outerNumbers = code.numbers
    defer { code.numbers = outerNumbers }
    // A number that no instruction has room for is the same each time round.
    if case .binary(_, _, let limit) = tree.expression(condition),
      case .integer(let value) = tree.expression(limit), Int16(exactly: value) == nil,
      code.numbers[value] == nil
    {
      code.numbers[value] = load(.integer(value), into: nil)
    }
    let start = code.position
    code.loops.append(.init(start: start, depth: code.protectedDepth))
    let free = code.next
    var exits = CodeBuilder.Jumps()
    jump(unless: condition, &exits)
    code.next = free
    compile(body)
    // A plain comparison is repeated at the end, which saves a jump each time round.
    let first = code[start]
    code.origin = tree.range(of: condition)
    switch exits.isOnly(start + 1, in: code) ? first.opcode : .halt {
    case .testLess, .testLessNumber:
      code.emit(
        Instruction(first.opcode == .testLess ? .loopLess : .loopLessNumber, a: Int(first.a), b: Int(first.b))
      )
      code.emitJump(.jump, to: start + 2)
    default: code.emitJump(.loop, to: start)
    }
    code.aimHere(exits)
    code.aimHere(code.loops.removeLast().breaks)
  }

  private mutating func repeatLoop(_ count: ExpressionID, _ body: BlockID) {
    let state = temporaries(4)
    let times = expression(count)
    requireType(times.type, .integer, at: tree.range(of: count))
    let one = load(.integer(1), into: nil)
    code.emit(Instruction(.iterateRange, a: state, b: one, c: times.register))
    code.next = state + 4
    loop(over: state) { compiler in compiler.compile(body) }
  }

  /// A loop over the iteration whose state begins at a register.
  mutating func loop(over state: Int, _ body: (inout Compiler) -> Void) {
    let isRange = code.last == .iterateRange
    code.loops.append(.init(start: nil, depth: code.protectedDepth))
    let exit = code.position
    code.emit(Instruction(.enter, a: state))
    body(&self)
    let loop = code.loops.removeLast()
    code.aimHere(loop.continues)
    code.emitJump(isRange ? .loopRange : .loopNext, a: state, to: exit + 1)
    code.aimHere(loop.breaks)
    code.aimHere(exit)
  }

  private mutating func leaveLoop(_ word: String, _ range: SourceRange) {
    guard let loop = code.loops.last else {
      report(.outsideLoop(word, at: range))
      return
    }
    guard loop.depth == code.protectedDepth else {
      report(.mustLeaveInOrder(word, at: range))
      return
    }
    let last = code.loops.count - 1
    switch (word, loop.start) {
    case ("continue", let start?): code.emitJump(.loop, to: start)
    case ("continue", nil):
      var jumps = loop.continues
      code.emitJump(in: &jumps)
      code.loops[last].continues = jumps
    default:
      var jumps = loop.breaks
      code.emitJump(in: &jumps)
      code.loops[last].breaks = jumps
    }
  }

  // MARK: - Functions

  private mutating func function(_ name: Name, _ parameters: NodeList<Parameter>, _ body: BlockID) {
    guard isAtTopLevel else {
      report(.notAtTopLevel("a function", at: name.range))
      return
    }
    guard let number = function(name.symbol) else { return }
    readHead(ofFunction: number)
    machine.functions[number].block = block(at: name.range) { compiler in
      for index in parameters.indices {
        let parameter = compiler.tree[parameters, index]
        if let what = compiler.visibleMeaning(of: parameter.name.symbol) {
          let spelling = compiler.spelling(of: parameter.name)
          compiler.report(.alreadyNamed(spelling, what: what, at: parameter.name.range))
        }
        compiler.addLocal(parameter.name.symbol, compiler.temporary(), .unknown)
      }
      compiler.compile(body)
      let nothing = compiler.load(.null, into: nil)
      compiler.code.emit(Instruction(.returnValue, a: nothing))
    }
  }

  private mutating func returnValue(_ value: ExpressionID?, _ range: SourceRange) {
    guard code.isFunction else {
      report(.outsideFunction(at: range))
      return
    }
    guard code.protectedDepth == 0 else {
      report(.mustLeaveInOrder("return", at: range))
      return
    }
    let register = value.map { expression($0).register } ?? load(.null, into: nil)
    code.emit(Instruction(.returnValue, a: register))
  }

  // MARK: - Saying something

  private mutating func print(_ values: NodeList<ExpressionID>) {
    let first = temporaries(values.count)
    for index in values.indices { expression(tree[values, index], into: first + index) }
    code.emit(Instruction(.print, a: first, b: values.count))
  }

  /// An expression that stands alone: shown at the prompt, useless in a script unless it calls something.
  private mutating func value(of id: ExpressionID) {
    let operand = expression(id)
    if isPrompt, isAtTopLevel {
      code.emit(Instruction(.showValue, a: operand.register))
    } else if case .call = tree.expression(id) {
      return
    } else if case .missing = tree.expression(id) {
      return
    } else {
      report(.valueUnused(tree.spelling(of: id), at: tree.range(of: id)))
    }
  }
}
