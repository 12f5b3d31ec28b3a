import AKSLJSON

/// Everything in brackets and braces.
extension Parser {
  /// `[0]`, `[1:2]`, `[*]` or `[a, b]`, at the beginning of an expression.
  mutating func bracketOperand() throws(JMESPathError) -> Node {
    let start = token.range.lowerBound
    advance()
    switch current {
    case .number, .colon:
      let index = try indexOrSlice(at: start)
      return try projectedIfSlice([try here(start), index])
    case .star where following == .closeBracket:
      advance()
      advance()
      let each = try projected(Token.Kind.star.bindingPower)
      return try node(.projection(try here(start), each: each), at: start, above: [each])
    default: return try list(at: start)
    }
  }

  /// What stands behind: `left[0]`, `left[1:2]`, `left[*]`.
  mutating func bracket(on left: Node) throws(JMESPathError) -> Node {
    let start = token.range.lowerBound
    advance()
    switch current {
    case .number, .colon:
      let index = try indexOrSlice(at: start)
      // A slice behind an index is no projection; `az` has it so.
      if case .indexed(let parts) = left.kind {
        return try node(.indexed(parts + [index]), above: parts + [index])
      }
      return try projectedIfSlice([left, index])
    case .star:
      advance()
      try expect(.closeBracket)
      let each = try projected(Token.Kind.star.bindingPower)
      return try node(.projection(left, each: each), above: [left, each])
    default: throw unexpected("an index, a slice or `*`")
    }
  }

  private mutating func projectedIfSlice(_ parts: [Node]) throws(JMESPathError) -> Node {
    let indexed = try node(.indexed(parts), above: parts)
    guard case .slice = parts[1].kind else { return indexed }
    let each = try projected(Token.Kind.star.bindingPower)
    return try node(.projection(indexed, each: each), above: [indexed, each])
  }

  private mutating func indexOrSlice(at start: Int) throws(JMESPathError) -> Node {
    if case .number(let index) = current, following != .colon {
      advance()
      try expect(.closeBracket)
      return try node(.index(index), at: start)
    }
    var parts: [Int?] = [nil, nil, nil]
    var part = 0
    while current != .closeBracket {
      if current == .colon, part < 2 {
        part += 1
      } else if case .number(let number) = current {
        parts[part] = number
      } else {
        throw unexpected(part < 2 ? "a number, `:` or `]`" : "a number or `]`")
      }
      advance()
    }
    advance()
    return try node(.slice(.init(start: parts[0], end: parts[1], step: parts[2])), at: start)
  }

  mutating func flatten(_ left: Node) throws(JMESPathError) -> Node {
    let power = current.bindingPower
    advance()
    let flat = try node(.flatten(left), above: [left])
    let each = try projected(power)
    return try node(.projection(flat, each: each), above: [flat, each])
  }

  mutating func filter(on left: Node) throws(JMESPathError) -> Node {
    let power = current.bindingPower
    advance()
    let condition = try expression()
    try expect(.closeBracket)
    let each = try projected(power)
    return try node(
      .filter(left, each: each, condition: condition), above: [left, each, condition])
  }

  /// `a, b]`; the bracket has been read.
  mutating func list(at start: Int) throws(JMESPathError) -> Node {
    var elements: [Node] = []
    while true {
      elements.append(try expression())
      if current == .closeBracket { break }
      guard current == .comma else { throw unexpected("`,` or `]`") }
      advance()
    }
    advance()
    return try node(.list(elements), at: start, above: elements)
  }

  /// `a: b, c: d}`; the brace has been read.
  ///
  /// Commas are not insisted on, because `az` doesn't.
  mutating func object(at start: Int) throws(JMESPathError) -> Node {
    var members: [Node.Member] = []
    while true {
      let key: String
      switch current {
      case .identifier(let name), .quotedIdentifier(let name): key = name
      default: throw unexpected("a key", help: "a key is a name, in double quotes if it needs them")
      }
      advance()
      try expect(.colon)
      members.append(.init(key: key, node: try expression()))
      if current == .comma {
        advance()
      } else if current == .closeBrace {
        break
      }
    }
    advance()
    return try node(.object(members), at: start, above: members.map(\.node))
  }
}

extension Token.Kind {
  /// How a sign is told that is missing.
  var spelling: String {
    switch self {
    case .closeBracket: "`]`"
    case .closeParenthesis: "`)`"
    case .colon: "`:`"
    default: "an operator"
    }
  }
}
