// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// A statement as it was written.
public enum Statement: Hashable, Sendable {
  /// Something that could not be understood; a diagnostic has told why.
  case missing
  /// `let x = 1`
  case letBinding(Name, ExpressionID)
  /// `x = 1`, or `x += 1` with its operator.
  case assignment(Name, BinaryOperator?, ExpressionID)
  /// `if a { … } else …`; what follows `else` is a block or another `if`.
  case ifElse(ExpressionID, then: BlockID, otherwise: Otherwise?)
  /// `for p in pools { … }`
  case forIn(Name, ExpressionID, BlockID)
  case whileLoop(ExpressionID, BlockID)
  /// `repeat 3 { … }`
  case repeatLoop(ExpressionID, BlockID)
  case breakLoop
  case continueLoop
  /// `def drain-to(p, n = 2) { … }`
  case function(Name, NodeList<Parameter>, BlockID)
  case returnValue(ExpressionID?)
  /// `print a, b`
  case print(NodeList<ExpressionID>)
  /// `assert a == b, "message"`
  case assertion(ExpressionID, message: ExpressionID?)
  /// `check { … }`: all its assertions are evaluated.
  case check(BlockID)
  case fail(ExpressionID?)
  /// `scenario "name" [D5, night] each m in [1, 2] { … }`
  case scenario(Scenario)
  /// `expect error CODE { … }`, or a command that ends in `expect error CODE`.
  case expectError(matcher: ExpressionID, ExpectedBody)
  /// `eventually within 15m: a`
  case eventually(within: ExpressionID, ExpressionID)
  /// `always for 10m: a`
  case always(for: ExpressionID, ExpressionID)
  /// `never for 10m: a`
  case never(for: ExpressionID, ExpressionID)
  /// `wait until a within 5m`
  case waitUntil(ExpressionID, within: ExpressionID?)
  /// `every weekday at 19:00 as night { … }`, `at d3 07:00 { … }`, `after 20m { … }`
  case schedule(Schedule)
  /// `param n = 3`
  case param(Name, ExpressionID)
  /// `invariant "text": a`
  case invariant(title: ExpressionID, ExpressionID)
  /// `include "file.aksl"`
  case include(ExpressionID)
  /// `requires model 2026.11`
  case requires(NodeList<ExpressionID>)
  /// A row of items; the first is the verb or the noun.
  case command(NodeList<ExpressionID>)
  /// `az …`, raw to the end of the line or an unquoted `;`: the statement's range has the text.
  case azure
  /// `plan az …`, `explain az …`: the first word, and where the line of az begins.
  case azureInquiry(Name, lineStart: UInt32)
  case expression(ExpressionID)
}

/// What stands after `else`.
public enum Otherwise: Hashable, Sendable {
  case block(BlockID)
  /// An `ifElse` statement.
  case ifElse(StatementID)
}

/// What an expected error is expected of.
public enum ExpectedBody: Hashable, Sendable {
  case block(BlockID)
  case statement(StatementID)
}

/// A parameter of a function.
public struct Parameter: Hashable, Sendable {
  public let name: Name
  public let defaultValue: ExpressionID?

  @inlinable
  init(name: Name, defaultValue: ExpressionID?) {
    self.name = name
    self.defaultValue = defaultValue
  }
}

/// The parts of a `scenario` statement.
public struct Scenario: Hashable, Sendable {
  /// A text.
  public let title: ExpressionID
  /// The words between brackets: rule ids and free tags.
  public let tags: NodeList<Name>
  /// `each m in […]`: the variable and the rows.
  public let rows: (variable: Name, values: ExpressionID)?
  /// `skip "why"` or `todo "why"`: the reason is a text.
  public let mark: (kind: Mark, reason: ExpressionID)?
  public let body: BlockID

  /// A scenario that does not count as others do.
  public enum Mark: UInt8, Hashable, Sendable {
    /// It does not run.
    case skip
    /// It is known to fail: its failure is no failure, and its success is one.
    case todo
  }

  public static func == (a: Scenario, b: Scenario) -> Bool { a.body == b.body }
  public func hash(into hasher: inout Hasher) { hasher.combine(body) }
}

/// The parts of a schedule.
public struct Schedule: Hashable, Sendable {
  public enum Kind: UInt8, Hashable, Sendable { case at, every, after }

  public let kind: Kind
  /// What stands between the keyword and `as` or the block: `weekday at 19:00`, `15m`, `d3 07:00`.
  public let items: NodeList<ExpressionID>
  public let name: Name?
  public let body: BlockID
}

extension SyntaxTree {
  /// The view of a statement.
  package func statement(_ id: StatementID) -> Statement { view(of: id) }

  /// The same, inlined where it is called, as that of expressions.
  @inlinable @inline(__always)
  public func view(of id: StatementID) -> Statement {
    let node = node(id.index)
    func expression(_ index: UInt32) -> ExpressionID { ExpressionID(index: index) }
    func block(_ index: UInt32) -> BlockID { BlockID(index: index) }
    switch node.kind {
    case .letBinding: return .letBinding(name(atNode: node.first), expression(node.second))
    case .assignment:
      let operation = node.detail == 0 ? nil : BinaryOperator(rawValue: node.detail - 1)
      return .assignment(name(atNode: node.first), operation, expression(node.second))
    case .ifElse:
      return .ifElse(
        expression(child(node, 0)), then: block(child(node, 1)), otherwise: otherwise(child(node, 2)))
    case .forIn:
      return .forIn(
        name(atNode: child(node, 0)), expression(child(node, 1)), block(child(node, 2)))
    case .whileLoop: return .whileLoop(expression(node.first), block(node.second))
    case .repeatLoop: return .repeatLoop(expression(node.first), block(node.second))
    case .breakLoop: return .breakLoop
    case .continueLoop: return .continueLoop
    case .function:
      return .function(
        name(atNode: child(node, fromEnd: 2)), list(node, without: 2), block(child(node, fromEnd: 1)))
    case .returnValue: return .returnValue(optionalExpression(node.first))
    case .print: return .print(list(node))
    case .assertion:
      return .assertion(expression(node.first), message: optionalExpression(node.second))
    case .check: return .check(block(node.first))
    case .fail: return .fail(optionalExpression(node.first))
    case .scenario: return .scenario(scenario(node))
    case .expectError:
      let body = node.second
      return .expectError(
        matcher: expression(node.first),
        self.node(body).kind == .block
          ? .block(block(body)) : .statement(StatementID(index: body)))
    case .eventually: return .eventually(within: expression(node.first), expression(node.second))
    case .always: return .always(for: expression(node.first), expression(node.second))
    case .never: return .never(for: expression(node.first), expression(node.second))
    case .waitUntil:
      return .waitUntil(expression(node.first), within: optionalExpression(node.second))
    case .schedule: return .schedule(schedule(node))
    case .param: return .param(name(atNode: node.first), expression(node.second))
    case .invariant: return .invariant(title: expression(node.first), expression(node.second))
    case .include: return .include(expression(node.first))
    case .requires: return .requires(list(node))
    case .command: return .command(list(node))
    case .azure: return .azure
    case .azureInquiry: return .azureInquiry(name(atNode: node.first), lineStart: node.second)
    case .expressionStatement: return .expression(expression(node.first))
    default: return .missing
    }
  }

  @inlinable
  func otherwise(_ index: UInt32) -> Otherwise? {
    guard index != Self.absent else { return nil }
    return node(index).kind == .block
      ? .block(BlockID(index: index)) : .ifElse(StatementID(index: index))
  }

  @usableFromInline
  func schedule(_ node: Node) -> Schedule {
    let name = child(node, fromEnd: 2)
    return Schedule(
      kind: Schedule.Kind(rawValue: node.detail) ?? .after, items: list(node, without: 2),
      name: name == Self.absent ? nil : self.name(atNode: name),
      body: BlockID(index: child(node, fromEnd: 1)))
  }

  @usableFromInline
  func scenario(_ node: Node) -> Scenario {
    let variable = child(node, fromEnd: 4)
    let mark = child(node, fromEnd: 2)
    return Scenario(
      title: ExpressionID(index: child(node, fromEnd: 5)), tags: list(node, without: 5),
      rows: variable == Self.absent
        ? nil : (name(atNode: variable), ExpressionID(index: child(node, fromEnd: 3))),
      mark: mark == Self.absent
        ? nil
        : (
          self.node(mark).kind == .skipMark ? .skip : .todo, ExpressionID(index: self.node(mark).first)
        ),
      body: BlockID(index: child(node, fromEnd: 1)))
  }
}
