// What stands directly inside what, for those who look through a tree without caring for each construct.
extension SyntaxTree {
  /// What a statement is made of, in source order.
  package struct StatementParts: Sendable {
    package var expressions: [ExpressionID] = []
    package var blocks: [BlockID] = []
    /// An `else if`, or the command before an `expect error`.
    package var statements: [StatementID] = []
  }

  /// The expressions, blocks and statements directly inside a statement.
  package func parts(of id: StatementID) -> StatementParts {
    func parts(
      _ expressions: [ExpressionID?], _ blocks: [BlockID] = [], _ statements: [StatementID] = []
    ) -> StatementParts {
      StatementParts(expressions: expressions.compactMap(\.self), blocks: blocks, statements: statements)
    }
    switch statement(id) {
    case .missing, .breakLoop, .continueLoop, .azure, .azureInquiry: return parts([])
    case .letBinding(_, let value), .assignment(_, _, let value), .param(_, let value): return parts([value])
    case .ifElse(let condition, let then, let otherwise):
      switch otherwise {
      case .block(let block): return parts([condition], [then, block])
      case .ifElse(let statement): return parts([condition], [then], [statement])
      case nil: return parts([condition], [then])
      }
    case .forIn(_, let value, let body), .whileLoop(let value, let body), .repeatLoop(let value, let body):
      return parts([value], [body])
    case .function(_, let parameters, let body):
      return parts(elements(of: parameters).map(\.defaultValue), [body])
    case .returnValue(let value), .fail(let value): return parts([value])
    case .print(let values), .command(let values), .requires(let values):
      return parts(elements(of: values), elements(of: values).compactMap(blockItem))
    case .assertion(let condition, let message): return parts([condition, message])
    case .check(let body): return parts([], [body])
    case .scenario(let scenario):
      return parts([scenario.title, scenario.rows?.values, scenario.mark?.reason], [scenario.body])
    case .expectError(let matcher, .block(let body)): return parts([matcher], [body])
    case .expectError(let matcher, .statement(let statement)): return parts([matcher], [], [statement])
    case .eventually(let span, let condition), .always(let span, let condition),
      .never(let span, let condition):
      return parts([span, condition])
    case .waitUntil(let condition, let within): return parts([condition, within])
    case .schedule(let schedule): return parts(elements(of: schedule.items), [schedule.body])
    case .invariant(let title, let condition): return parts([title, condition])
    case .include(let value), .expression(let value): return parts([value])
    }
  }

  private func blockItem(_ id: ExpressionID) -> BlockID? {
    if case .block(let block) = expression(id) { return block }
    return nil
  }

  /// The expressions directly inside an expression; the keys of a map are none.
  package func children(of id: ExpressionID) -> [ExpressionID] {
    var children: [ExpressionID] = []
    forEachChild(of: id) { children.append($0) }
    return children
  }

  /// Calls a function with the expressions directly inside an expression: no list is made of them.
  private func forEachChild(of id: ExpressionID, _ body: (ExpressionID) -> Void) {
    switch expression(id) {
    case .missing, .null, .boolean, .integer, .number, .quantity, .money, .version, .timeOfDay, .text, .name,
      .path, .elementProperty, .block:
      break
    case .interpolation(let parts), .list(let parts): for part in self[parts] { body(part) }
    case .map(let entries): for entry in elements(of: entries) { body(entry.value) }
    case .range(let a, let b), .binary(_, let a, let b), .index(let a, let b), .filter(let a, let b):
      body(a)
      body(b)
    case .unary(_, let a), .property(let a, _), .namedArgument(_, let a), .parenthesized(let a): body(a)
    case .call(let callee, let arguments):
      body(callee)
      for argument in self[arguments] { body(argument) }
    case .conditional(let condition, let then, let otherwise):
      body(condition)
      body(then)
      body(otherwise)
    case .comprehension(let element, _, let sequence, let condition):
      body(sequence)
      if let condition { body(condition) }
      body(element)
    }
  }

  /// Calls a function with every statement below a block, each before those inside it.
  package func forEachStatement(below block: BlockID, _ body: (StatementID) -> Void) {
    for statement in statements(of: block) { forEachStatement(from: statement, body) }
  }

  /// Calls a function with a statement and everything inside it.
  package func forEachStatement(from statement: StatementID, _ body: (StatementID) -> Void) {
    body(statement)
    let parts = parts(of: statement)
    for inner in parts.statements { forEachStatement(from: inner, body) }
    for block in parts.blocks { forEachStatement(below: block, body) }
  }

  /// Calls a function with an expression and everything inside it, the outer before the inner.
  package func forEachExpression(from expression: ExpressionID, _ body: (ExpressionID) -> Void) {
    body(expression)
    forEachChild(of: expression) { forEachExpression(from: $0, body) }
  }

  /// An expression without the parentheses around it.
  package func unwrapped(_ id: ExpressionID) -> ExpressionID {
    if case .parenthesized(let inner) = expression(id) { return unwrapped(inner) }
    return id
  }

  /// The parts that an `and` joins: an assertion holds each of them to be true.
  package func conjuncts(of id: ExpressionID) -> [ExpressionID] {
    if case .binary(.and, let left, let right) = expression(id) {
      return conjuncts(of: left) + conjuncts(of: right)
    }
    return [id]
  }
}
