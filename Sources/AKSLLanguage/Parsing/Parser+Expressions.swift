/// The binding strengths, loosest first; what is no operator binds less than any.
private enum Precedence: UInt8, Comparable {
  case none
  case or, and, not, comparison, range, sum, product

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }
}

/// An operator between two operands.
private struct Infix {
  var precedence: Precedence
  /// Nil for `..`.
  var operation: BinaryOperator?

  static let none = Infix(.none, nil)

  init(_ precedence: Precedence, _ operation: BinaryOperator?) {
    self.precedence = precedence
    self.operation = operation
  }

  /// The operator that a sign is.
  @inline(__always)
  init(_ sign: TokenKind) {
    switch sign {
    case .plus: self.init(.sum, .add)
    case .minus: self.init(.sum, .subtract)
    case .star: self.init(.product, .multiply)
    case .slash: self.init(.product, .divide)
    case .slashSlash: self.init(.product, .floorDivide)
    case .percent: self.init(.product, .remainder)
    case .equal: self.init(.comparison, .equal)
    case .notEqual: self.init(.comparison, .notEqual)
    case .less: self.init(.comparison, .less)
    case .lessOrEqual: self.init(.comparison, .lessOrEqual)
    case .greater: self.init(.comparison, .greater)
    case .greaterOrEqual: self.init(.comparison, .greaterOrEqual)
    case .dotDot: self.init(.range, nil)
    default: self.init(.none, nil)
    }
  }
}

extension TokenKind {
  /// There may be something to say about it even where it is an operator.
  fileprivate var needsLook: Bool {
    switch self {
    case .minus, .slash, .assign, .foreign: true
    default: false
    }
  }
}

extension Parser {
  // `expression = conditional | binary { "where" binary }`
  mutating func parseExpression() -> UInt32 {
    if token.is(.if), !isMissingOperand { return parseConditional() }
    var left = parseBinary(inside: .none)
    while !panicking, take(.where) {
      let leftHeight = height
      let predicate = parseBinary(inside: .none)
      left = tree.add(
        .filter, range(from: tree.node(left).start), first: left, second: predicate)
      raise(to: max(leftHeight, height) + 1)
    }
    return left
  }

  // `conditional = "if" expression "then" expression "else" expression`
  private mutating func parseConditional() -> UInt32 {
    let start = token.start
    guard enter() else {
      leave()
      return missing()
    }
    defer { leave() }
    advance()
    let base = scratch.count
    var tallest = 0
    func help() -> String { "write `if condition then value else value`" }
    scratch.append(parseExpression())
    tallest = height
    for keyword in [Keyword.then, .else] {
      if !panicking, !take(keyword) {
        report(.expected(place, "`\(keyword.spelling)`", found, help()))
      }
      scratch.append(panicking ? missing() : parseExpression())
      tallest = max(tallest, height)
    }
    let index = node(.conditional, from: start, scratchBase: base)
    raise(to: tallest + 1)
    return index
  }

  // MARK: - Operators

  /// `binary = operand { operator operand }`, the operators that bind stronger than an outer one.
  private mutating func parseBinary(inside outer: Precedence) -> UInt32 {
    let first = parseOperand(inside: outer)
    let infix = infix()
    return infix.precedence > outer ? parseOperators(behind: first, infix, inside: outer) : first
  }

  @inline(__always)
  private mutating func parseOperand(inside outer: Precedence) -> UInt32 {
    token.is(.not) && outer < .comparison && !isMissingOperand ? parseNot() : parseUnary()
  }

  /// The rest of a `binary`.
  ///
  /// It calls itself only for an operator that binds stronger than the one before it, which is seldom.
  private mutating func parseOperators(
    behind first: UInt32, _ firstInfix: Infix, inside outer: Precedence
  ) -> UInt32 {
    var (left, infix) = (first, firstInfix)
    while infix.precedence > outer {
      if isSignedNumber {
        left = parseMissingMinus(left)
        infix = self.infix()
        continue
      }
      let leftHeight = height
      let operatorToken = token
      let isNotIn = token.is(.not)
      advance()
      if isNotIn { advance() }
      if operatorToken.kind.needsLook { checkBlanks(operatorToken, left) }
      var right = parseOperand(inside: infix.precedence)
      var next = self.infix()
      if next.precedence > infix.precedence {
        right = parseOperators(behind: right, next, inside: infix.precedence)
        next = self.infix()
      }
      raise(to: max(leftHeight, height) + 1)
      let range = range(from: tree.node(left).start)
      if let operation = infix.operation {
        left = tree.add(.binary, range, detail: operation.rawValue, first: left, second: right)
      } else {
        left = tree.add(.range, range, first: left, second: right)
      }
      if isNotIn {
        left = tree.add(.unary, range, detail: UnaryOperator.not.rawValue, first: left)
        raise(to: height + 1)
      }
      if next.precedence == infix.precedence { checkChain(infix) }
      infix = panicking ? .none : next
    }
    return left
  }

  /// Remarks on a second comparison or range behind one: they don't chain.
  @inline(never)
  private mutating func checkChain(_ infix: Infix) {
    guard infix.precedence == .comparison || infix.precedence == .range, !panicking, token.kind != .assign
    else { return }
    let spelling = tree.source.text(in: token.range)
    remark(.chained(token.range, spelling, isRange: infix.operation == nil))
  }

  /// The operator that `token` is, or is meant to be.
  @inline(__always)
  private mutating func infix() -> Infix {
    if panicking || (token.newlineBefore && openBrackets == 0) { return .none }
    switch token.kind {
    case .name: return wordInfix()
    case .assign, .foreign, .integer, .number, .duration, .memory, .minutesOrThousandths: return habitInfix()
    default: return Infix(token.kind)
    }
  }

  @inline(__always)
  private mutating func wordInfix() -> Infix {
    switch token.keyword {
    case .or: Infix(.or, .or)
    case .and: Infix(.and, .and)
    case .in: Infix(.comparison, .in)
    case .not where peek().is(.in): Infix(.comparison, .in)
    default: .none
    }
  }

  /// An operator of another language, which is reported and understood.
  @inline(never)
  private mutating func habitInfix() -> Infix {
    switch token.kind {
    case .assign:
      return Infix(.comparison, .equal)
    case .foreign:
      switch tree.source.text(in: token.range) {
      case "&&": return Infix(.and, .and)
      case "||": return Infix(.or, .or)
      case "===": return Infix(.comparison, .equal)
      case "<>": return Infix(.comparison, .notEqual)
      default: return .none
      }
    case .integer, .number, .duration, .memory, .minutesOrThousandths:
      // `dev.count -1`: the sign was read as part of the number.
      return lexer.bytes[Int(token.start)] == UInt8(ascii: "-")
        ? Infix(.sum, .add) : .none
    default:
      return .none
    }
  }

  /// A number where an operator should be: it can only be one with a sign.
  private var isSignedNumber: Bool {
    switch token.kind {
    case .integer, .number, .duration, .memory, .minutesOrThousandths: true
    default: false
    }
  }

  /// `a -1`, where the number took the sign that was meant as an operator.
  @inline(never)
  private mutating func parseMissingMinus(_ left: UInt32) -> UInt32 {
    let sign = SourceRange(start: token.start, end: token.start + 1)
    let number = SourceRange(start: sign.end, end: token.end)
    remark(
      .missingBlanks(
        sign, "-", left: tree.source.text(in: tree.range(ofNode: left)),
        right: tree.source.text(in: number)))
    let leftHeight = height
    let right = parseUnary()
    raise(to: max(leftHeight, height) + 1)
    return tree.add(
      .binary, range(from: tree.node(left).start), detail: BinaryOperator.add.rawValue,
      first: left, second: right)
  }

  /// Reports an operator that is a habit, or that touches what it must not touch.
  @inline(never)
  private mutating func checkBlanks(_ operatorToken: Token, _ left: UInt32) {
    switch operatorToken.kind {
    case .minus, .slash:
      guard operatorToken.touchesPrevious || token.touchesPrevious else { return }
      remark(
        .missingBlanks(
          operatorToken.range, tree.source.text(in: operatorToken.range),
          left: tree.source.text(in: tree.range(ofNode: left)),
          right: tree.source.text(in: token.range)))
    case .assign:
      remark(.assignmentInExpression(operatorToken.range))
    case .foreign:
      remark(.foreign(operatorToken.range, tree.source.text(in: operatorToken.range)))
    default:
      return
    }
  }

  // `not = "not" ( not | comparison )`
  private mutating func parseNot() -> UInt32 {
    let start = token.start
    guard enter() else {
      leave()
      return missing()
    }
    defer { leave() }
    advance()
    let operand = parseBinary(inside: .not)
    return unary(.not, operand, from: start)
  }

  // `unary = "-" unary | postfix`
  @inline(__always)
  private mutating func parseUnary() -> UInt32 {
    token.kind == .minus || token.kind == .foreign
      ? parseSigned() : parsePostfix(parsePrimary(isItem: false))
  }

  @inline(never)
  private mutating func parseSigned() -> UInt32 {
    let isNot = token.kind == .foreign
    if isMissingOperand || (isNot && tree.source.text(in: token.range) != "!") {
      return parsePrimary(isItem: false)
    }
    let start = token.start
    guard enter() else {
      leave()
      return missing()
    }
    defer { leave() }
    if isNot { remark(.foreign(token.range, "!")) }
    advance()
    let operand = parseUnary()
    return unary(isNot ? .not : .minus, operand, from: start)
  }

  private mutating func unary(_ operation: UnaryOperator, _ operand: UInt32, from start: UInt32) -> UInt32 {
    let index = tree.add(.unary, range(from: start), detail: operation.rawValue, first: operand)
    raise(to: height + 1)
    return index
  }
}
