import AKSLLanguage

// What expressions look like, where that makes a difference to the code.
extension SyntaxTree {
  func isBareWord(_ id: ExpressionID) -> Bool { symbol(at: id) != nil }

  /// The value of a whole number that fits into an operand of an instruction.
  func smallNumber(_ id: ExpressionID) -> Int16? {
    integer(at: id).flatMap { Int16(exactly: $0) }
  }

  /// What is added to a variable by `x += …` or `x = x + …`.
  func addition(to variable: Symbol, _ operation: BinaryOperator?, _ value: ExpressionID) -> ExpressionID? {
    if operation == .add { return value }
    guard operation == nil, case .binary(.add, let left, let right) = expression(value),
      symbol(at: left) == variable
    else { return nil }
    return right
  }

  /// Whether some arguments are given by the names of their parameters.
  func hasNames(_ arguments: NodeList<ExpressionID>) -> Bool {
    arguments.indices.contains { isNamedArgument(self[arguments, $0]) }
  }
}
