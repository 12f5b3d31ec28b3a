// Control, blocks with a header, and functions.
extension Parser {
  // `if = "if" expression block [ "else" ( if | block ) ]`
  mutating func parseIf() -> UInt32 {
    let start = token.start
    guard enter() else {
      leave()
      return missingStatement(from: start)
    }
    defer { leave() }
    advance()
    let condition = parseExpression()
    if !panicking, token.is(.then) {
      parseThen()
    }
    let block = parseBlock(after: "if")
    var otherwise = SyntaxTree.absent
    if !panicking, let keyword = token.keyword {
      switch keyword {
      case .else where !isAtLineEnd || previous.kind == .rightBrace:
        otherwise = parseElse()
      case .elif, .elsif, .elseif:
        if isHabit() { otherwise = parseElse() }
      default:
        break
      }
    }
    return node(.ifElse, from: start, scratchBase: scratch.count, condition, block, otherwise)
  }

  /// A `then` before the block is passed over; without a block, the rest of the line is not looked at.
  private mutating func parseThen() {
    let hasBlock = peek().kind == .leftBrace
    let blanks = hasBlock ? blanks(after: token.range) : nil
    let mistake = Diagnostic.thenInStatement(token.range, blanks: blanks)
    if hasBlock { remark(mistake) } else { report(mistake) }
    advance()
  }

  /// `elif` is a word like others: it is taken for a habit only if a block follows on its line.
  private mutating func isHabit() -> Bool { !peek().newlineBefore && peek().kind != .assign }

  /// What follows the block of an `if`, from its `else`.
  private mutating func parseElse() -> UInt32 {
    if token.is(.else) {
      if token.newlineBefore { remark(.elseOnItsOwnLine(token.range)) }
      advance()
      if token.is(.if), !token.newlineBefore { return parseIf() }
      return parseBlock(after: "else")
    }
    remark(.elseIf(token.range, tree.source.text(in: token.range)))
    return parseIf()
  }

  /// An `else` without an `if` before it.
  mutating func parseStrayElse() -> UInt32? {
    let start = token.start
    if !token.is(.else) {
      guard isHabit(), ![.semicolon, .end, .rightBrace].contains(peek().kind) else { return nil }
    }
    remark(.elseWithoutIf(token.range, tree.source.text(in: token.range)))
    let isElse = token.is(.else)
    if isElse { advance() }
    if !isElse || token.is(.if) { _ = parseIf() } else { _ = parseBlock(after: "else") }
    return missingStatement(from: start)
  }

  // `for = "for" NAME "in" expression block`
  mutating func parseFor() -> UInt32 {
    let start = token.start
    advance()
    let name = parseDeclaredName(.variable)
    if !panicking, !take(.in) {
      report(.expected(place, "`in`", found, "write `for p in pools { … }`"))
    }
    let sequence = panicking ? missing() : parseExpression()
    let block = parseBlock(after: "for")
    return node(.forIn, from: start, scratchBase: scratch.count, name, sequence, block)
  }

  // `while = "while" expression block`, `repeat = "repeat" expression block`
  mutating func parseHeaderAndBlock(_ kind: NodeKind, _ header: String) -> UInt32 {
    let start = token.start
    advance()
    let head = parseExpression()
    let block = parseBlock(after: header)
    return tree.add(kind, range(from: start), first: head, second: block)
  }

  // `check = "check" block`
  mutating func parseCheck() -> UInt32 {
    let start = token.start
    advance()
    let block = parseBlock(after: "check")
    return tree.add(.check, range(from: start), first: block)
  }

  // `def = "def" NAME "(" [ parameter { "," parameter } ] ")" block`,
  // `parameter = NAME [ "=" expression ]`
  mutating func parseFunction() -> UInt32 {
    let start = token.start
    advance()
    let name = parseDeclaredName(.function)
    let base = scratch.count
    let opening = token.range
    var hasDefaults: UInt8 = 0
    if !panicking, token.kind == .leftParenthesis, !isAtLineEnd {
      open(.rightParenthesis)
      while token.kind != .rightParenthesis {
        let parameter = parseDeclaredName(.parameter)
        if panicking { break }
        let value = take(.assign) ? parseExpression() : SyntaxTree.absent
        if value != SyntaxTree.absent { hasDefaults = 1 }
        scratch.append(parameter)
        scratch.append(value)
        if panicking || !take(.comma) { break }
      }
      close(.rightParenthesis, opening)
    } else if !panicking {
      let help = "parameters stand in parentheses: `def f(a, b = 2) { … }`"
      report(.expected(place, "`(`", found, help))
    }
    let block = parseBlock(after: "def")
    return node(.function, from: start, detail: hasDefaults, scratchBase: base, name, block)
  }
}
