import AKSLLanguage

/// W002, W003, W004: conditions whose answer is known before anything runs.
///
/// Only literals, and an expression that is compared with itself, count: a sum that is written out
/// (`assert 7 / 2 == 3.5`) says something about the language and may well be meant.
enum ConstantConditions {
  @Sendable static func warnings(in source: CheckedSource) -> [Diagnostic] {
    let judge = Judge(tree: source.tree)
    let tree = source.tree
    var warnings: [Diagnostic] = []
    func assertion(_ condition: ExpressionID, isNegated: Bool = false) {
      let parts = isNegated ? [condition] : tree.conjuncts(of: condition)
      for part in parts {
        guard let answer = judge.answer(to: part) else { continue }
        let range = tree.range(of: part)
        warnings.append(
          answer != isNegated
            ? .alwaysHolds(at: range, isNegated: isNegated, isSelf: judge.isSelfComparison(part))
            : .neverHolds(at: range, isNegated: isNegated, isSelf: judge.isSelfComparison(part)))
      }
    }
    func condition(_ id: ExpressionID, of what: String) {
      guard let answer = judge.answer(to: id) else { return }
      warnings.append(.constantCondition(at: tree.range(of: id), answer, of: what))
    }
    source.forEachStatement { id in
      switch tree.statement(id) {
      case .assertion(let test, _), .always(_, let test), .eventually(_, let test), .invariant(_, let test):
        assertion(test)
      case .never(_, let test): assertion(test, isNegated: true)
      case .ifElse(let test, _, _): condition(test, of: "if")
      case .whileLoop(let test, _):
        // `while true` with a `break` is how a loop with its end in the middle is written.
        if case .boolean(true) = tree.expression(tree.unwrapped(test)) { return }
        condition(test, of: "while")
      case .waitUntil(let test, _): condition(test, of: "wait until")
      default: break
      }
    }
    source.forEachExpression { id in
      switch tree.expression(id) {
      case .conditional(let test, _, _): condition(test, of: "if")
      case .filter(_, let test): condition(test, of: "where")
      case .comprehension(_, _, _, .some(let test)): condition(test, of: "if")
      default: break
      }
    }
    return warnings
  }

  /// Answers conditions that need no running.
  private struct Judge {
    let tree: SyntaxTree

    /// True or false, or nil when only running can tell.
    func answer(to id: ExpressionID) -> Bool? {
      switch tree.expression(id) {
      case .boolean(let value): return value
      case .parenthesized(let inner): return answer(to: inner)
      case .unary(.not, let operand): return answer(to: operand).map { !$0 }
      case .binary(.and, let left, let right):
        let (a, b) = (answer(to: left), answer(to: right))
        if a == false || b == false { return false }
        return a == true && b == true ? true : nil
      case .binary(.or, let left, let right):
        let (a, b) = (answer(to: left), answer(to: right))
        if a == true || b == true { return true }
        return a == false && b == false ? false : nil
      case .binary(let operation, let left, let right):
        if isSelfComparison(id) { return holdsForEqualSides(operation) }
        return compare(operation, tree.unwrapped(left), tree.unwrapped(right))
      default: return nil
      }
    }

    /// Whether both sides of a comparison are the same, and something that is looked up rather than written.
    func isSelfComparison(_ id: ExpressionID) -> Bool {
      guard case .binary(let operation, let left, let right) = tree.expression(tree.unwrapped(id)),
        holdsForEqualSides(operation) != nil
      else { return false }
      return isPlain(left) && tree.spelling(of: left) == tree.spelling(of: right)
    }

    /// A name and its properties: the same twice in a row.
    ///
    /// A call may answer anything.
    private func isPlain(_ id: ExpressionID) -> Bool {
      switch tree.expression(id) {
      case .name, .path, .elementProperty: true
      case .property(let base, _), .parenthesized(let base): isPlain(base)
      default: false
      }
    }

    private func holdsForEqualSides(_ operation: BinaryOperator) -> Bool? {
      switch operation {
      case .equal, .lessOrEqual, .greaterOrEqual: true
      case .notEqual, .less, .greater: false
      default: nil
      }
    }

    private func compare(_ operation: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID) -> Bool? {
      switch (tree.expression(left), tree.expression(right)) {
      case (.integer(let a), .integer(let b)), (.money(let a), .money(let b)),
        (.timeOfDay(let a), .timeOfDay(let b)),
        (.quantity(.duration(let a)), .quantity(.duration(let b))),
        (.quantity(.memory(let a)), .quantity(.memory(let b))):
        return holds(operation, a, b)
      case (.number(let a), .number(let b)): return holds(operation, a, b)
      case (.text, .text):
        let (a, b) = (tree.text(of: left), tree.text(of: right))
        if operation == .equal { return a == b }
        return operation == .notEqual ? a != b : nil
      case (.boolean(let a), .boolean(let b)):
        if operation == .equal { return a == b }
        return operation == .notEqual ? a != b : nil
      default: return nil
      }
    }

    private func holds<Number: Comparable>(_ operation: BinaryOperator, _ a: Number, _ b: Number) -> Bool? {
      switch operation {
      case .equal: a == b
      case .notEqual: a != b
      case .less: a < b
      case .lessOrEqual: a <= b
      case .greater: a > b
      case .greaterOrEqual: a >= b
      default: nil
      }
    }
  }
}

extension Diagnostic {
  static func alwaysHolds(at range: SourceRange, isNegated: Bool, isSelf: Bool) -> Diagnostic {
    Diagnostic(
      code: "W002", severity: .warning, title: "this assertion cannot fail", range: range,
      label: isSelf ? "both sides are the same" : isNegated ? "always false" : "always true",
      help: isSelf
        ? "one side was probably meant to be the value that is expected"
        : "an assertion is about what may change, such as `dev.count == 5`")
  }

  static func neverHolds(at range: SourceRange, isNegated: Bool, isSelf: Bool) -> Diagnostic {
    Diagnostic(
      code: "W003", severity: .warning, title: "this assertion cannot hold", range: range,
      label: isSelf ? "both sides are the same" : isNegated ? "always true" : "always false",
      help: isSelf
        ? "one side was probably meant to be something else"
        : "to end a script or a scenario on purpose, write `fail \"why\"`")
  }

  static func constantCondition(at range: SourceRange, _ answer: Bool, of what: String) -> Diagnostic {
    Diagnostic(
      code: "W004", severity: .warning, title: "the condition of this `\(what)` never changes", range: range,
      label: "always \(answer)",
      help: "the answer is known before the script runs: compare something that may change")
  }
}
