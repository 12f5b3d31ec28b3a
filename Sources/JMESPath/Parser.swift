import AKSLJSON

/// Builds the tree of an expression by the binding powers of its tokens.
struct Parser {
  let text: [UInt8]
  private let tokens: [Token]
  private let limits: JMESPath.Limits
  private var index = 0
  private var depth = 0

  init(text: [UInt8], limits: JMESPath.Limits) throws(JMESPathError) {
    guard text.count <= limits.size else {
      throw JMESPathError(
        .limit, "an expression of \(text.count) bytes; the most is \(limits.size)", at: 0, in: text)
    }
    var lexer = Lexer(text: text)
    self.text = text
    self.limits = limits
    tokens = try lexer.tokens()
  }

  mutating func parse() throws(JMESPathError) -> Node {
    let root = try expression()
    guard current == .end else { throw unexpected("an operator or the end") }
    return root
  }

  /// Reads an expression up to the first token that binds no stronger than `power`.
  mutating func expression(_ power: Int = 0) throws(JMESPathError) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= limits.depth else { throw tooDeep(at: token.range.lowerBound) }
    var left = try operand()
    while power < current.bindingPower { left = try operation(on: left) }
    return left
  }

  // MARK: What an expression begins with

  private mutating func operand() throws(JMESPathError) -> Node {
    let start = token.range.lowerBound
    switch current {
    case .literal(let value): return try leaf(.literal(value))
    case .identifier(let name): return try leaf(.field(name))
    case .quotedIdentifier(let name):
      let field = try leaf(.field(name))
      guard current != .openParenthesis else {
        throw syntaxError("the name of a function stands without quotes", at: start)
      }
      return field
    case .current: return try leaf(.current)
    case .star:
      advance()
      let each = try projected(Token.Kind.star.bindingPower)
      return try node(.valueProjection(try here(start), each: each), at: start, above: [each])
    case .filter: return try filter(on: try here(start))
    case .flatten: return try flatten(try here(start))
    case .openBrace:
      advance()
      return try object(at: start)
    case .openParenthesis:
      advance()
      let inner = try expression()
      try expect(.closeParenthesis)
      return inner
    case .not:
      advance()
      let inner = try expression(Token.Kind.not.bindingPower)
      return try node(.not(inner), at: start, above: [inner])
    case .openBracket: return try bracketOperand()
    case .number:
      let written = String(decoding: text[token.range], as: UTF8.self)
      throw unexpected("an expression", help: "a number is written in backticks: `\(written)`")
    case .reference:
      throw unexpected("an expression", help: "`&` makes an argument of a function")
    default: throw unexpected("an expression")
    }
  }

  // MARK: What goes on with it

  private mutating func operation(on left: Node) throws(JMESPathError) -> Node {
    switch current {
    case .dot: return try member(of: left)
    case .pipe:
      let parts = if case .chain(let parts) = left.kind { parts } else { [left] }
      let all = try operands(.pipe, after: parts)
      return try node(.chain(all), above: all)
    case .or:
      let all = try operands(.or, after: [left])
      return try node(.or(all), above: all)
    case .and:
      let all = try operands(.and, after: [left])
      return try node(.and(all), above: all)
    case .comparator(let comparator):
      let power = current.bindingPower
      advance()
      let right = try expression(power)
      return try node(.comparison(comparator, left, right), above: [left, right])
    case .flatten: return try flatten(left)
    case .filter: return try filter(on: left)
    case .openBracket: return try bracket(on: left)
    case .openParenthesis: return try call(left)
    default: throw unexpected("an operator or the end")
    }
  }

  /// The operands between one and the same operator, so that a thousand of them are no deeper than two.
  private mutating func operands(_ sign: Token.Kind, after left: [Node]) throws(JMESPathError) -> [Node] {
    var operands = left
    while current == sign {
      advance()
      operands.append(try expression(sign.bindingPower))
    }
    return operands
  }

  /// What stands behind a dot: `left.name`, `left.*`, `left.[…]`, `left.{…}`.
  private mutating func member(of left: Node) throws(JMESPathError) -> Node {
    let power = Token.Kind.dot.bindingPower
    var parts = if case .chain(let parts) = left.kind { parts } else { [left] }
    while current == .dot, following != .star {
      advance()
      parts.append(try afterDot(power))
    }
    let whole = parts.count == 1 ? left : try node(.chain(parts), above: parts)
    guard current == .dot else { return whole }
    advance()
    advance()
    let each = try projected(power)
    return try node(.valueProjection(whole, each: each), above: [whole, each])
  }

  mutating func afterDot(_ power: Int) throws(JMESPathError) -> Node {
    let start = token.range.lowerBound
    switch current {
    case .identifier, .quotedIdentifier, .star: return try expression(power)
    case .openBracket:
      advance()
      return try list(at: start)
    case .openBrace:
      advance()
      return try object(at: start)
    default: throw unexpected("a name, `*`, `[` or `{` after `.`")
    }
  }

  /// What a projection does with each element: nothing if it ends here.
  mutating func projected(_ power: Int) throws(JMESPathError) -> Node {
    if current.bindingPower < Token.Kind.projectionStop { return try here() }
    switch current {
    case .openBracket, .filter: return try expression(power)
    case .dot:
      advance()
      return try afterDot(power)
    default: throw unexpected("`.`, `[` or an operator")
    }
  }

  // Commas between the arguments are not insisted on, because `az` doesn't.
  private mutating func call(_ left: Node) throws(JMESPathError) -> Node {
    guard case .field(let name) = left.kind else {
      throw unexpected("an operator or the end", help: "only the name of a function stands before `(`")
    }
    advance()
    var arguments: [Node] = []
    while current != .closeParenthesis {
      arguments.append(try argument())
      if current == .comma { advance() }
    }
    advance()
    return try node(.call(name, arguments), at: left.offset, above: arguments)
  }

  private mutating func argument() throws(JMESPathError) -> Node {
    guard current == .reference else { return try expression() }
    let start = token.range.lowerBound
    advance()
    let inner = try expression()
    return try node(.reference(inner), at: start, above: [inner])
  }

  // MARK: Tokens

  var token: Token { tokens[index] }
  var current: Token.Kind { token.kind }
  /// The token behind the current one, or the end.
  var following: Token.Kind { tokens[min(index + 1, tokens.count - 1)].kind }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  mutating func expect(_ kind: Token.Kind) throws(JMESPathError) {
    guard current == kind else { throw unexpected(kind.spelling) }
    advance()
  }

  // MARK: Nodes

  /// The value at hand, where nothing is written.
  func here(_ offset: Int? = nil) throws(JMESPathError) -> Node {
    try node(.current, at: offset ?? token.range.lowerBound)
  }

  private mutating func leaf(_ kind: Node.Kind) throws(JMESPathError) -> Node {
    let leaf = try node(kind, at: token.range.lowerBound)
    advance()
    return leaf
  }

  func node(_ kind: Node.Kind, above children: [Node]) throws(JMESPathError) -> Node {
    try node(kind, at: children.first?.offset ?? 0, above: children)
  }

  func node(_ kind: Node.Kind, at offset: Int, above children: [Node] = []) throws(JMESPathError) -> Node {
    let height = 1 + (children.map(\.height).max() ?? 0)
    guard height <= limits.depth else { throw tooDeep(at: offset) }
    return Node(kind: kind, offset: offset, height: height)
  }

  // MARK: Errors

  func syntaxError(_ message: String, help: String? = nil, at offset: Int) -> JMESPathError {
    JMESPathError(.syntax, message, help: help, at: offset, in: text)
  }

  func unexpected(_ expected: String, help: String? = nil) -> JMESPathError {
    let found =
      current == .end ? "the end" : "`\(String(decoding: text[token.range].prefix(40), as: UTF8.self))`"
    return syntaxError("expected \(expected), found \(found)", help: help, at: token.range.lowerBound)
  }

  private func tooDeep(at offset: Int) -> JMESPathError {
    JMESPathError(.limit, "an expression nested deeper than \(limits.depth)", at: offset, in: text)
  }
}
