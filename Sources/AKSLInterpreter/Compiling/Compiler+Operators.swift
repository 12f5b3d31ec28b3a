import AKSLLanguage

// Operators, and the jumps of conditions.
extension Compiler {
  mutating func conditional(
    _ condition: ExpressionID, _ then: ExpressionID, _ otherwise: ExpressionID, _ expectation: Expectation,
    into target: Int?
  ) -> Operand {
    let result = destination(target)
    var skips = CodeBuilder.Jumps()
    jump(unless: condition, &skips)
    let first = expression(then, expectation, into: result).type.widened
    let end = code.position
    code.emit(Instruction(.jump))
    code.aimHere(skips)
    let second = expression(otherwise, expectation, into: result).type.widened
    code.aimHere(end)
    return Operand(register: result, type: first == second ? first : .unknown)
  }

  mutating func binary(
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
    let end = code.position
    code.emit(Instruction(decides, a: scratch))
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
    if !machine.functions.isEmpty, tree.isBareWord(left), mayCall(right) {
      let copy = temporary()
      code.emit(Instruction(.move, a: copy, b: a.register))
      a.register = copy
    }
    return (a, expression(right, isComparison(operation) ? expectation(from: a.type) : .any))
  }

  /// Whether the code of an expression may run a function of the script.
  mutating func mayCall(_ id: ExpressionID) -> Bool {
    switch tree.view(of: id) {
    case .integer, .number, .text, .name, .boolean, .null, .money, .quantity, .version, .timeOfDay, .path:
      false
    case .parenthesized(let inner), .property(let inner, _), .unary(_, let inner): mayCall(inner)
    case .binary(_, let left, let right), .index(let left, let right), .range(let left, let right):
      mayCall(left) || mayCall(right)
    case .list(let elements), .interpolation(let elements):
      elements.indices.contains { mayCall(tree[elements, $0]) }
    case .map(let entries): tree[entries].contains { mayCall($0.value) }
    case .call(let callee, let arguments):
      tree.symbol(at: callee).map { function($0) != nil } ?? false
        || arguments.indices.contains { mayCall(tree[arguments, $0]) }
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
    switch tree.view(of: condition) {
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

  mutating func isVariable(_ id: ExpressionID) -> Bool {
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

  // MARK: - What operators are and want

  func isComparison(_ operation: BinaryOperator) -> Bool {
    switch operation {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: true
    default: false
    }
  }

  func expectation(from type: StaticType) -> Expectation {
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
}
