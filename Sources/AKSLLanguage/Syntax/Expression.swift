// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// An expression, or an item of a command, as it was written.
public enum Expression: Hashable, Sendable {
  /// Something that could not be understood; a diagnostic has told why.
  case missing
  case null
  case boolean(Bool)
  case integer(Int64)
  /// A number with a point, or a percentage (`33%` is 0.33); `spelling(of:)` keeps `1.30` and `33%` as written.
  case number(Double)
  case quantity(Quantity)
  /// `$12.50`, in nano-dollars.
  case money(Int64)
  /// `1.33.2`: `spelling(of:)` has the text.
  case version
  /// `19:00`, in milliseconds since midnight.
  case timeOfDay(Int64)
  /// `"text"` or `'raw'` without interpolation: `text(of:)` has the value.
  case text
  /// `"a ${b} c"`: `text` parts and expressions, in order.
  case interpolation(NodeList<ExpressionID>)
  /// A bare word.
  case name(Symbol)
  /// `dev/3`, `prod/web`, `prod/web/3`: two or three segments.
  case path(NodeList<Symbol>)
  case list(NodeList<ExpressionID>)
  case map(NodeList<MapEntry>)
  /// `1..100`, both ends included.
  case range(lower: ExpressionID, upper: ExpressionID)
  case unary(UnaryOperator, ExpressionID)
  case binary(BinaryOperator, ExpressionID, ExpressionID)
  /// `dev.count`; `name(ofProperty:)` tells where the name stands.
  case property(ExpressionID, Symbol)
  /// `.state`: a property of the element that a `where` looks at.
  case elementProperty(Name)
  /// `max(1, 4)`; an argument may be a `namedArgument`.
  case call(ExpressionID, NodeList<ExpressionID>)
  /// `within: 5m` among the arguments of a call.
  case namedArgument(Name, ExpressionID)
  /// `sizes[0]`
  case index(ExpressionID, ExpressionID)
  /// `if a then b else c`
  case conditional(condition: ExpressionID, then: ExpressionID, otherwise: ExpressionID)
  /// `dev.nodes where .state == Running`
  case filter(ExpressionID, predicate: ExpressionID)
  /// `[p.name for p in pools if p.count > 2]`
  case comprehension(
    element: ExpressionID, variable: Name, sequence: ExpressionID, condition: ExpressionID?)
  /// `(x)`, kept because it matters to commands and to the formatter.
  case parenthesized(ExpressionID)
  /// `{ … }` as the last item of a command.
  case block(BlockID)
}

/// A number with a unit.
public enum Quantity: Hashable, Sendable {
  /// `45s`, `1h30m`: milliseconds.
  case duration(milliseconds: Int64)
  /// `4Gi`: bytes.
  case memory(bytes: Int64)
  /// `500m`: minutes, or thousandths of a cpu where a cpu is expected.
  case minutesOrThousandths(Int64)
}

/// An operator before its operand.
public enum UnaryOperator: UInt8, Hashable, Sendable {
  case minus, not
}

/// An operator between two operands, those that bind weakest first.
public enum BinaryOperator: UInt8, BitwiseCopyable, Hashable, Sendable {
  case or, and
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, `in`
  case add, subtract, multiply, divide, floorDivide, remainder

  /// As it is written.
  package var spelling: String {
    switch self {
    case .or: "or"
    case .and: "and"
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .in: "in"
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .floorDivide: "//"
    case .remainder: "%"
    }
  }
}

/// One entry of a map literal.
///
/// A key is a `name` (taken as text) or a text.
public struct MapEntry: Hashable, Sendable {
  public let key: ExpressionID
  public let value: ExpressionID

  @inlinable
  init(key: ExpressionID, value: ExpressionID) {
    self.key = key
    self.value = value
  }
}

extension SyntaxTree {
  /// The view of an expression.
  package func expression(_ id: ExpressionID) -> Expression { view(of: id) }

  /// The same, inlined where it is called.
  ///
  /// Then nothing is made of it, and looking at the kind of node is all that is left. It is long, and for those who
  /// read every node.
  @inlinable @inline(__always)
  public func view(of id: ExpressionID) -> Expression {
    let node = node(id.index)
    let bits = UInt64(node.first) | UInt64(node.second) << 32
    func first() -> ExpressionID { ExpressionID(index: node.first) }
    func second() -> ExpressionID { ExpressionID(index: node.second) }
    switch node.kind {
    case .null: return .null
    case .boolean: return .boolean(node.detail != 0)
    case .integer: return .integer(Int64(bitPattern: bits))
    case .number: return .number(Double(bitPattern: bits))
    case .money: return .money(Int64(bitPattern: bits))
    case .version: return .version
    case .timeOfDay: return .timeOfDay(Int64(bitPattern: bits))
    case .quantity:
      switch node.detail {
      case 0: return .quantity(.duration(milliseconds: Int64(bitPattern: bits)))
      case 1: return .quantity(.memory(bytes: Int64(bitPattern: bits)))
      default: return .quantity(.minutesOrThousandths(Int64(bitPattern: bits)))
      }
    case .text, .textSegment: return .text
    case .interpolation: return .interpolation(list(node))
    case .name: return .name(Symbol(index: node.first))
    case .path: return .path(list(node))
    case .list: return .list(list(node))
    case .map: return .map(list(node))
    case .range: return .range(lower: first(), upper: second())
    case .unary: return .unary(node.detail == 0 ? .minus : .not, first())
    case .binary:
      guard let operation = BinaryOperator(rawValue: node.detail) else { return .missing }
      return .binary(operation, first(), second())
    case .property:
      return .property(first(), node.second == Self.absent ? Symbol(index: 0) : Symbol(index: node.second))
    case .elementProperty: return .elementProperty(name(atEndOf: id, node.first))
    case .call: return .call(ExpressionID(index: child(node, 0)), tail(node))
    case .namedArgument: return .namedArgument(name(atNode: node.first), second())
    case .index: return .index(first(), second())
    case .conditional:
      return .conditional(
        condition: ExpressionID(index: child(node, 0)), then: ExpressionID(index: child(node, 1)),
        otherwise: ExpressionID(index: child(node, 2)))
    case .filter: return .filter(first(), predicate: second())
    case .comprehension:
      return .comprehension(
        element: ExpressionID(index: child(node, 0)), variable: name(atNode: child(node, 1)),
        sequence: ExpressionID(index: child(node, 2)),
        condition: optionalExpression(child(node, 3)))
    case .parenthesized: return .parenthesized(first())
    case .blockItem: return .block(BlockID(index: node.first))
    default: return .missing
    }
  }

  /// The name of a property that is read, `count` in `dev.count`.
  package func name(ofProperty id: ExpressionID) -> Name { name(atEndOf: id, node(id.index).second) }

  /// The symbol of an expression that is a bare word.
  @inlinable
  public func symbol(at id: ExpressionID) -> Symbol? {
    let node = node(id.index)
    guard case .name = node.kind else { return nil }
    return Symbol(index: node.first)
  }

  /// The value of an expression that is a whole number.
  @inlinable
  public func integer(at id: ExpressionID) -> Int64? {
    let node = node(id.index)
    guard case .integer = node.kind else { return nil }
    return Int64(bitPattern: UInt64(node.first) | UInt64(node.second) << 32)
  }

  /// Whether an argument of a call is given by the name of its parameter.
  @inlinable
  public func isNamedArgument(_ id: ExpressionID) -> Bool {
    guard case .namedArgument = node(id.index).kind else { return false }
    return true
  }

  /// The value of a `text` expression, escapes resolved.
  ///
  /// The parser has reported escapes that are wrong.
  package func text(of id: ExpressionID) -> String {
    source.text(ofLiteral: range(of: id), isSegment: isSegment(id))
  }

  /// Whether a `text` expression is a part of a text with interpolations, without quotes of its own.
  package func isSegment(_ id: ExpressionID) -> Bool { node(id.index).kind == .textSegment }
}
