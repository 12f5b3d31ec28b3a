import AKSLLanguage

// Conditions of assertions that are no single comparison: everything that decides them stays in registers, where
// a failure can still read it.
extension Compiler {
  /// Writes the code of a condition, whose value comes into a register.
  ///
  /// No register that it uses is free behind it.
  mutating func decision(_ condition: ExpressionID, into result: Int) -> ConditionSite {
    let statement = code.origin
    let range = tree.range(of: condition)
    code.origin = range
    defer { code.origin = statement }
    switch tree.expression(condition) {
    case .parenthesized(let inner): return decision(inner, into: result)
    // `a not in b` is one test, with `not` in its middle.
    case .unary(.not, let operand) where tree.range(of: operand) != range:
      let value = temporary()
      let site = decision(operand, into: value)
      code.emit(Instruction(.not, a: result, b: value))
      return .opposite(site)
    case .binary(.and, let left, let right):
      let (first, second) = joined(.jumpIfFalse, left, right, into: result)
      return .both(first, second)
    case .binary(.or, let left, let right):
      let (first, second) = joined(.jumpIfTrue, left, right, into: result)
      return .either(first, second)
    default: break
    }
    let operands = operandsOfTest(condition, range, into: result)
    return .test(
      ConditionSite.Test(
        range: range, result: AssertionSite.Register(truncatingIfNeeded: result), operands: operands))
  }

  /// Two conditions, of which the second is only looked at when the first does not decide.
  private mutating func joined(
    _ decides: Opcode, _ left: ExpressionID, _ right: ExpressionID, into result: Int
  ) -> (ConditionSite, ConditionSite) {
    let first = temporary()
    let second = temporary()
    let leftSite = decision(left, into: first)
    code.emit(Instruction(.move, a: result, b: first))
    let end = code.position
    code.emit(Instruction(decides, a: first))
    let rightSite = decision(right, into: second)
    code.emit(Instruction(.checkBoolean, a: second))
    code.emit(Instruction(.move, a: result, b: second))
    code.aimHere(end)
    return (leftSite, rightSite)
  }

  private mutating func operandsOfTest(
    _ condition: ExpressionID, _ range: SourceRange, into result: Int
  ) -> [ConditionSite.Operand] {
    switch tree.expression(condition) {
    case .unary(.not, let inner):
      let value = temporary()
      let operands = operandsOfTest(inner, range, into: value)
      code.emit(Instruction(.not, a: result, b: value))
      return operands
    case .binary(let operation, let left, let right) where isComparison(operation):
      let (a, b) = sides(operation, left, right)
      checkOperands(operation, a.operand.type, b.operand.type, at: range)
      code.emit(Instruction(opcode(for: operation), a: result, b: a.operand.register, c: b.operand.register))
      return [(left, a), (right, b)].filter { !isWrittenAsItIs($0.0) }.map { id, side in
        ConditionSite.Operand(tree.range(of: id), side.operand.register, side.subject)
      }
    case .property(let base, let name):
      let owner = expression(base)
      checkCondition(property(owner, name, at: condition, into: result).type, condition)
      let subject = AssertionSite.Subject(
        owner: owner.register, property: tree.name(ofProperty: condition).range)
      return [ConditionSite.Operand(range, result, subject)]
    case .call(let callee, let arguments) where !tree.hasNames(arguments):
      let first = call(callee, arguments, keepingArgumentsFor: condition, into: result)
      let operands = tree[arguments].enumerated().filter { !isWrittenAsItIs($1) }.map { offset, argument in
        ConditionSite.Operand(tree.range(of: argument), first + offset)
      }
      return operands.isEmpty ? [ConditionSite.Operand(range, result)] : operands
    default:
      checkCondition(expression(condition, into: result).type, condition)
      return [ConditionSite.Operand(range, result)]
    }
  }

  /// Both sides of a comparison, and the properties that they are.
  private mutating func sides(
    _ operation: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID
  ) -> (
    (operand: Operand, subject: AssertionSite.Subject?), (operand: Operand, subject: AssertionSite.Subject?)
  ) {
    guard case .property(let base, let name) = tree.expression(left) else {
      let (a, b) = operands(operation, left, right)
      return ((a, nil), (b, nil))
    }
    let owner = expression(base)
    let a = property(owner, name, at: left, into: nil)
    let subject = AssertionSite.Subject(
      owner: owner.register, property: tree.name(ofProperty: left).range)
    guard case .property(let base, let name) = tree.expression(right) else {
      return ((a, subject), (expression(right, expectation(from: a.type)), nil))
    }
    let other = expression(base)
    let b = property(other, name, at: right, into: nil)
    let otherSubject = AssertionSite.Subject(
      owner: other.register, property: tree.name(ofProperty: right).range)
    return ((a, subject), (b, otherSubject))
  }

  /// Writes a call; gives the first of the registers in which its arguments stay.
  private mutating func call(
    _ callee: ExpressionID, _ arguments: NodeList<ExpressionID>, keepingArgumentsFor condition: ExpressionID,
    into result: Int
  ) -> Int {
    let called = tree.symbol(at: callee).flatMap { function($0) }
    if let called { readHead(ofFunction: called) }
    if let number = called, machine.functions[number].parameters.count == arguments.count {
      // A function of the script may assign to its parameters, so that it gets copies.
      let kept = temporaries(arguments.count)
      for index in arguments.indices { expression(tree[arguments, index], into: kept + index) }
      let base = temporary()
      let first = temporaries(arguments.count)
      for offset in 0..<arguments.count { code.emit(Instruction(.move, a: first + offset, b: kept + offset)) }
      code.emit(Instruction(.call, a: base, wide: number))
      code.emit(Instruction(.move, a: result, b: base))
      code.next = base
      return kept
    }
    // The result comes first, the arguments behind it.
    let base = code.next
    checkCondition(expression(condition, into: result).type, condition)
    code.next = base
    return temporaries(arguments.count + 1) + 1
  }

  /// A value that everybody can read off the source.
  private mutating func isWrittenAsItIs(_ id: ExpressionID) -> Bool {
    switch tree.expression(id) {
    case .null, .boolean, .integer, .number, .quantity, .money, .version, .timeOfDay, .text, .missing: true
    case .parenthesized(let inner), .unary(_, let inner): isWrittenAsItIs(inner)
    case .list(let elements): tree[elements].allSatisfy { isWrittenAsItIs($0) }
    case .map(let entries): tree[entries].allSatisfy { isWrittenAsItIs($0.value) }
    case .range(let lower, let upper): isWrittenAsItIs(lower) && isWrittenAsItIs(upper)
    // A state, or the name of a resource.
    case .name: !isVariable(id)
    default: false
    }
  }
}
