/// The binding strengths, loosest first: `or`, `and`, (`not`), comparisons, `..`, sums, products.
private enum Precedence {
  static let or = 1
  static let and = 2
  static let comparison = 4
  static let range = 5
  static let sum = 6
  static let product = 7
}

/// An operator between two operands.
private struct Infix {
  var precedence: Int
  /// Nil for `..`.
  var operation: BinaryOperator?

  /// What is no operator binds less than any.
  static let none = Infix(precedence: 0)
}

extension Parser {
  // `expression = conditional | binary { "where" binary }`
  mutating func parseExpression() -> UInt32 {
    if token.is(.if), !isMissingOperand { return parseConditional() }
    var left = parseBinary(Precedence.or)
    while !panicking, take(.where) {
      let leftHeight = height
      let predicate = parseBinary(Precedence.or)
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

  /// `binary = operand { operator operand }`, the operators at least as strong as a precedence.
  private mutating func parseBinary(_ minimum: Int) -> UInt32 {
    var left =
      token.is(.not) && minimum <= Precedence.comparison && !isMissingOperand
      ? parseNot() : parseUnary()
    while !panicking {
      if token.newlineBefore && openBrackets == 0 { break }
      let infix = infix()
      guard infix.precedence >= minimum else { break }
      if isSignedNumber {
        left = parseMissingMinus(left)
        continue
      }
      let leftHeight = height
      let operatorToken = token
      let isNotIn = token.is(.not)
      advance()
      if isNotIn { advance() }
      checkBlanks(operatorToken, left)
      let right = parseBinary(infix.precedence + 1)
      raise(to: max(leftHeight, height) + 1)
      let range = range(from: tree.node(left).start)
      if let operation = infix.operation {
        left = tree.add(.binary, range, detail: operation.rawValue, first: left, second: right)
        if isNotIn {
          left = tree.add(.unary, range, detail: UnaryOperator.not.rawValue, first: left)
          raise(to: height + 1)
        }
      } else {
        left = tree.add(.range, range, first: left, second: right)
      }
      if infix.precedence == Precedence.comparison || infix.precedence == Precedence.range,
        !panicking, !token.newlineBefore || openBrackets > 0,
        self.infix().precedence == infix.precedence, token.kind != .assign
      {
        let spelling = tree.source.text(in: token.range)
        remark(.chained(token.range, spelling, isRange: infix.operation == nil))
      }
    }
    return left
  }

  /// The operator that `token` is, or is meant to be.
  @inline(__always)
  private mutating func infix() -> Infix {
    switch token.kind {
    case .rightParenthesis, .rightBracket, .comma, .end, .leftBrace, .rightBrace: return .none
    case .plus: return Infix(precedence: Precedence.sum, operation: .add)
    case .minus: return Infix(precedence: Precedence.sum, operation: .subtract)
    case .star: return Infix(precedence: Precedence.product, operation: .multiply)
    case .slash: return Infix(precedence: Precedence.product, operation: .divide)
    case .slashSlash: return Infix(precedence: Precedence.product, operation: .floorDivide)
    case .percent: return Infix(precedence: Precedence.product, operation: .remainder)
    case .equal: return Infix(precedence: Precedence.comparison, operation: .equal)
    case .notEqual: return Infix(precedence: Precedence.comparison, operation: .notEqual)
    case .less: return Infix(precedence: Precedence.comparison, operation: .less)
    case .lessOrEqual: return Infix(precedence: Precedence.comparison, operation: .lessOrEqual)
    case .greater: return Infix(precedence: Precedence.comparison, operation: .greater)
    case .greaterOrEqual: return Infix(precedence: Precedence.comparison, operation: .greaterOrEqual)
    case .dotDot: return Infix(precedence: Precedence.range, operation: nil)
    case .name: return wordInfix()
    default: return habitInfix()
    }
  }

  private mutating func wordInfix() -> Infix {
    switch token.keyword {
    case .or: Infix(precedence: Precedence.or, operation: .or)
    case .and: Infix(precedence: Precedence.and, operation: .and)
    case .in: Infix(precedence: Precedence.comparison, operation: .in)
    case .not where peek().is(.in): Infix(precedence: Precedence.comparison, operation: .in)
    default: .none
    }
  }

  /// An operator of another language, which is reported and understood.
  private mutating func habitInfix() -> Infix {
    switch token.kind {
    case .assign:
      return Infix(precedence: Precedence.comparison, operation: .equal)
    case .foreign:
      switch tree.source.text(in: token.range) {
      case "&&": return Infix(precedence: Precedence.and, operation: .and)
      case "||": return Infix(precedence: Precedence.or, operation: .or)
      case "===": return Infix(precedence: Precedence.comparison, operation: .equal)
      case "<>": return Infix(precedence: Precedence.comparison, operation: .notEqual)
      default: return .none
      }
    case .integer, .number, .duration, .memory, .minutesOrThousandths:
      // `dev.count -1`: the sign was read as part of the number.
      return lexer.bytes[Int(token.start)] == UInt8(ascii: "-")
        ? Infix(precedence: Precedence.sum, operation: .add) : .none
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
  @inline(__always)
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
    let operand = parseBinary(Precedence.comparison)
    return unary(.not, operand, from: start)
  }

  // `unary = "-" unary | postfix`
  private mutating func parseUnary() -> UInt32 {
    guard token.kind == .minus || token.kind == .foreign else {
      return parsePostfix(parsePrimary(isItem: false))
    }
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

  /// `postfix = primary { "." NAME | "(" [ arguments ] ")" | "[" expression "]" }`, all touching.
  @inline(__always)
  mutating func parsePostfix(_ primary: UInt32) -> UInt32 {
    var base = primary
    while token.touchesPrevious, !panicking {
      switch token.kind {
      case .dot: base = parseProperty(of: base)
      case .leftParenthesis: base = parseCall(of: base)
      case .leftBracket: base = parseIndex(of: base)
      default: return base
      }
    }
    return base
  }

  private mutating func parseProperty(of base: UInt32) -> UInt32 {
    advance()
    let start = tree.node(base).start
    let name = parsePropertyName(ofOwnerAt: start)
    let index = tree.add(.property, range(from: start), first: base, second: name)
    raise(to: height + 1)
    return index
  }

  /// The name behind a `.`, which it touches: its symbol, because it ends where the property ends.
  @inline(__always)
  private mutating func parsePropertyName(ofOwnerAt start: UInt32?) -> UInt32 {
    guard token.kind == .name, token.touchesPrevious else {
      reportNoProperty()
      return SyntaxTree.absent
    }
    if token.hasHyphen { checkHyphen(ofOwnerAt: start ?? token.start) }
    advance()
    return UInt32(truncatingIfNeeded: previous.value)
  }

  private mutating func reportNoProperty() {
    let place = token.touchesPrevious ? token.range : previous.range
    let help = "a property touches its `.`, as in `dev.count`"
    report(.expected(place, "the name of a property", found, help))
  }

  /// Remarks that `dev.count-1` is a name, but hardly meant as one.
  private mutating func checkHyphen(ofOwnerAt start: UInt32) {
    var hyphen = Int(token.start)
    while lexer.bytes[hyphen] != UInt8(ascii: "-") { hyphen += 1 }
    guard lexer.classes.has(lexer.bytes[hyphen + 1], .digit) else { return }
    let left = SourceRange(start: start, end: UInt32(hyphen))
    let right = SourceRange(start: UInt32(hyphen + 1), end: token.end)
    remark(
      .missingBlanks(
        lexer.at(hyphen, hyphen + 1), "-", left: tree.source.text(in: left),
        right: tree.source.text(in: right)))
  }

  // `arguments = argument { "," argument } [ "," ]`, `argument = [ NAME ":" ] expression`
  private mutating func parseCall(of base: UInt32) -> UInt32 {
    let opening = token
    let scratchBase = scratch.count
    var tallest = height
    scratch.append(base)
    guard enter() else {
      leave()
      scratch.shorten(to: scratchBase)
      return base
    }
    open(.rightParenthesis)
    while token.kind != .rightParenthesis {
      if token.kind == .name, peek().kind == .colon {
        let start = token.start
        advance()
        let name = tree.add(.name, previous.range, first: UInt32(truncatingIfNeeded: previous.value))
        advance()
        let value = parseExpression()
        scratch.append(tree.add(.namedArgument, range(from: start), first: name, second: value))
      } else {
        scratch.append(parseExpression())
      }
      tallest = max(tallest, height)
      if panicking || !take(.comma) { break }
    }
    close(.rightParenthesis, opening)
    leave()
    let index = node(.call, from: tree.node(base).start, scratchBase: scratchBase)
    raise(to: tallest + 1)
    return index
  }

  private mutating func parseIndex(of base: UInt32) -> UInt32 {
    let opening = token
    let baseHeight = height
    guard enter() else {
      leave()
      return base
    }
    open(.rightBracket)
    let subscripted = parseExpression()
    close(.rightBracket, opening)
    leave()
    let index = tree.add(
      .index, range(from: tree.node(base).start), first: base, second: subscripted)
    raise(to: max(baseHeight, height) + 1)
    return index
  }

  /// The line ends where an operand should stand.
  @inline(__always)
  var isMissingOperand: Bool {
    token.newlineBefore && openBrackets == 0 && !previousAsksForMore
  }

  /// `.state`: a property of the element that a `where` looks at.
  mutating func parseElementProperty() -> UInt32 {
    let start = token.start
    advance()
    let name = parsePropertyName(ofOwnerAt: nil)
    height = 1
    return tree.add(.elementProperty, range(from: start), first: name)
  }
}
