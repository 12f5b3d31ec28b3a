extension Parser {
  /// The construct that a keyword at the start of a statement begins, or nil if it is a word here.
  mutating func parseConstruct(_ keyword: Keyword) -> UInt32? {
    if keyword == .az { return parseAzure() }
    // `check = 1`: an assignment to a word that is taken.
    if keyword.isReserved, keyword != .let, keyword != .param, peek().kind == .assign,
      !peek().newlineBefore
    {
      return nil
    }
    switch keyword {
    case .let: return parseBinding(.letBinding)
    case .param: return parseBinding(.param)
    case .if: return parseIf()
    case .for: return parseFor()
    case .while: return parseHeaderAndBlock(.whileLoop, "while")
    case .repeat: return parseHeaderAndBlock(.repeatLoop, "repeat")
    case .break: return parseWord(.breakLoop)
    case .continue: return parseWord(.continueLoop)
    case .def: return parseFunction()
    case .return: return parseOptionalValue(.returnValue)
    case .fail: return parseOptionalValue(.fail)
    case .print: return parsePrint()
    case .assert: return parseAssertion()
    case .check: return parseCheck()
    case .scenario: return parseScenario()
    case .expect: return parseExpectation()
    case .eventually: return parseTimed(.eventually, .within)
    case .always: return parseTimed(.always, .for)
    case .never: return parseTimed(.never, .for)
    case .at: return parseSchedule(.at)
    case .every: return parseSchedule(.every)
    case .after: return parseSchedule(.after)
    case .invariant: return parseInvariant()
    case .include: return parseInclude()
    case .requires: return parseRequires()
    case .wait: return peek().is(.until) && !peek().newlineBefore ? parseWaitUntil() : nil
    case .else, .elif, .elsif, .elseif: return parseStrayElse()
    case .true, .false, .null, .not:
      let start = token.start
      let expression = parseExpression()
      return tree.add(.expressionStatement, range(from: start), first: expression)
    default: return nil
    }
  }

  // MARK: - Names and values

  // `let = "let" NAME "=" expression`, `param = "param" NAME "=" expression`
  private mutating func parseBinding(_ kind: NodeKind) -> UInt32 {
    let start = token.start
    advance()
    let name = parseDeclaredName(.variable)
    if token.kind == .assign, !isAtLineEnd {
      advance()
    } else if !panicking {
      let help =
        kind == .param
        ? "a parameter has a default: `param n = 3`" : "a variable begins with a value: `let n = 3`"
      report(.expected(place, "`=`", found, help))
    }
    let value = panicking ? missing() : parseExpression()
    return tree.add(kind, range(from: start), first: name, second: value)
  }

  private mutating func parseWord(_ kind: NodeKind) -> UInt32 {
    advance()
    return tree.add(kind, previous.range)
  }

  // `return = "return" [ expression ]`, `fail = "fail" [ expression ]`
  private mutating func parseOptionalValue(_ kind: NodeKind) -> UInt32 {
    let start = token.start
    advance()
    let value = isAtLineEnd ? SyntaxTree.absent : parseExpression()
    return tree.add(kind, range(from: start), first: value)
  }

  // `print = "print" [ expression { "," expression } ]`
  private mutating func parsePrint() -> UInt32 {
    let start = token.start
    let base = scratch.count
    advance()
    if !isAtLineEnd {
      repeat { scratch.append(parseExpression()) } while !panicking && take(.comma)
    }
    return node(.print, from: start, scratchBase: base)
  }

  // `assert = "assert" expression [ "," expression ]`
  private mutating func parseAssertion() -> UInt32 {
    let start = token.start
    advance()
    let condition = parseExpression()
    let message = take(.comma) ? parseExpression() : SyntaxTree.absent
    return tree.add(.assertion, range(from: start), first: condition, second: message)
  }

  // `include = "include" expression`
  private mutating func parseInclude() -> UInt32 {
    let start = token.start
    advance()
    let file = parseExpression()
    return tree.add(.include, range(from: start), first: file)
  }

  // `requires = "requires" item { item }`
  private mutating func parseRequires() -> UInt32 {
    let start = token.start
    let base = scratch.count
    advance()
    if isAtLineEnd {
      report(.expected(place, "`model` and a version", found, "write `requires model 2026.11`"))
    }
    parseItems(allowsBlock: false)
    return node(.requires, from: start, scratchBase: base)
  }

  // `invariant = "invariant" TEXT ":" expression`
  private mutating func parseInvariant() -> UInt32 {
    let start = token.start
    advance()
    let title = parseTitle("write `invariant \"what always holds\": condition`")
    parseColon("write `invariant \"what always holds\": condition`")
    let condition = panicking ? missing() : parseExpression()
    return tree.add(.invariant, range(from: start), first: title, second: condition)
  }

  private mutating func parseTitle(_ help: String) -> UInt32 {
    if !isAtLineEnd, token.kind == .text || token.kind == .textStart { return parseText() }
    report(.expected(place, "a title in quotes", found, help))
    return missing()
  }

  private mutating func parseColon(_ help: String) {
    if panicking { return }
    if token.kind == .colon, !isAtLineEnd {
      advance()
    } else {
      report(.expected(place, "`:`", found, help))
    }
  }

  // MARK: - Control

  // `if = "if" expression block [ "else" ( if | block ) ]`
  private mutating func parseIf() -> UInt32 {
    let start = token.start
    guard enter() else {
      leave()
      return missingStatement(from: start)
    }
    defer { leave() }
    advance()
    let condition = parseExpression()
    if !panicking, token.is(.then) {
      remark(.thenInStatement(token.range, blanks: blanks(after: token.range)))
      advance()
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
  private mutating func parseStrayElse() -> UInt32? {
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
  private mutating func parseFor() -> UInt32 {
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
  private mutating func parseHeaderAndBlock(_ kind: NodeKind, _ header: String) -> UInt32 {
    let start = token.start
    advance()
    let head = parseExpression()
    let block = parseBlock(after: header)
    return tree.add(kind, range(from: start), first: head, second: block)
  }

  // `check = "check" block`
  private mutating func parseCheck() -> UInt32 {
    let start = token.start
    advance()
    let block = parseBlock(after: "check")
    return tree.add(.check, range(from: start), first: block)
  }

  // `def = "def" NAME "(" [ parameter { "," parameter } ] ")" block`,
  // `parameter = NAME [ "=" expression ]`
  private mutating func parseFunction() -> UInt32 {
    let start = token.start
    advance()
    let name = parseDeclaredName(.function)
    let base = scratch.count
    let opening = token
    if !panicking, token.kind == .leftParenthesis, !isAtLineEnd {
      open(.rightParenthesis)
      while token.kind != .rightParenthesis {
        let parameter = parseDeclaredName(.parameter)
        if panicking { break }
        let value = take(.assign) ? parseExpression() : SyntaxTree.absent
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
    return node(.function, from: start, scratchBase: base, name, block)
  }

  // MARK: - Tests

  // `scenario = "scenario" TEXT [ "[" tag { "," tag } "]" ] [ "each" NAME "in" expression ]`
  // `           [ ( "skip" | "todo" ) TEXT ] block`
  private mutating func parseScenario() -> UInt32 {
    let start = token.start
    let base = scratch.count
    advance()
    let title = parseTitle("write `scenario \"what it shows\" { … }`")
    if !panicking, token.kind == .leftBracket, !isAtLineEnd {
      let opening = token
      open(.rightBracket)
      while token.kind != .rightBracket {
        scratch.append(parseDeclaredName(.tag))
        if panicking || !take(.comma) { break }
      }
      close(.rightBracket, opening)
    }
    var variable = SyntaxTree.absent
    var rows = SyntaxTree.absent
    if !panicking, take(.each) {
      variable = parseDeclaredName(.variable)
      if !panicking, !take(.in) {
        report(.expected(place, "`in`", found, "write `each m in [delete, deallocate]`"))
      }
      rows = panicking ? missing() : parseExpression()
    }
    let mark = panicking ? SyntaxTree.absent : parseScenarioMark()
    let block = parseBlock(after: "scenario")
    return node(.scenario, from: start, scratchBase: base, title, variable, rows, mark, block)
  }

  // `mark = ( "skip" | "todo" ) TEXT`
  private mutating func parseScenarioMark() -> UInt32 {
    let start = token.start
    let kind: NodeKind
    if take(.skip) {
      kind = .skipMark
    } else if take(.todo) {
      kind = .todoMark
    } else {
      return SyntaxTree.absent
    }
    let word = kind == .skipMark ? "skip" : "todo"
    guard !isAtLineEnd, token.kind == .text || token.kind == .textStart else {
      report(
        .expected(place, "a reason in quotes", found, "write `\(word) \"why\"`: a report shows the reason"))
      return SyntaxTree.absent
    }
    let reason = parseText()
    return tree.add(kind, range(from: start), first: reason)
  }

  // `expectation = "expect" "error" ( NAME | TEXT ) block`
  private mutating func parseExpectation() -> UInt32 {
    let start = token.start
    let matcher = parseMatcher()
    let block = parseBlock(after: "expect error")
    return tree.add(.expectError, range(from: start), first: matcher, second: block)
  }

  // `matcher = "expect" "error" ( NAME | TEXT )`
  mutating func parseMatcher() -> UInt32 {
    advance()
    let help = "write `expect error OperationNotAllowed`, or a text of the message in quotes"
    guard take(.error) else {
      report(.expected(place, "`error`", found, help))
      return missing()
    }
    if !isAtLineEnd {
      if token.kind == .text || token.kind == .textStart { return parseText() }
      if token.kind == .name { return parseName() }
    }
    report(.expected(place, "a code or a text", found, help))
    return missing()
  }

  // MARK: - Time

  // `timed = ( "eventually" "within" | ( "always" | "never" ) "for" ) expression ":" expression`
  private mutating func parseTimed(_ kind: NodeKind, _ preposition: Keyword) -> UInt32 {
    let start = token.start
    let word = tree.source.text(in: token.range)
    let help = "write `\(word) \(preposition.spelling) 10m: condition`"
    advance()
    if !take(preposition) {
      report(.expected(place, "`\(preposition.spelling)`", found, help))
    }
    let time = panicking ? missing() : parseExpression()
    parseColon(help)
    let condition = panicking ? missing() : parseExpression()
    return tree.add(kind, range(from: start), first: time, second: condition)
  }

  // `wait = "wait" "until" expression [ "within" expression ]`
  private mutating func parseWaitUntil() -> UInt32 {
    let start = token.start
    advance()
    advance()
    let condition = parseExpression()
    let limit = !panicking && take(.within) ? parseExpression() : SyntaxTree.absent
    return tree.add(.waitUntil, range(from: start), first: condition, second: limit)
  }

  // `schedule = ( "at" | "every" | "after" ) item { item } [ "as" NAME ] block`
  private mutating func parseSchedule(_ kind: Schedule.Kind) -> UInt32 {
    let start = token.start
    let word = tree.source.text(in: token.range)
    let base = scratch.count
    advance()
    while !isAtLineEnd, !panicking, token.kind != .leftBrace, !token.is(.as) {
      scratch.append(parseItem())
    }
    if scratch.count == base {
      let help = "write `at 19:00 { … }`, `every 15m { … }` or `after 20m { … }`"
      report(.expected(place, "a time", found, help))
    }
    let name = !panicking && take(.as) ? parseDeclaredName(.schedule) : SyntaxTree.absent
    let block = parseBlock(after: word)
    return node(.schedule, from: start, detail: kind.rawValue, scratchBase: base, name, block)
  }

  /// `azure = "az" RAW`: raw to the end of the line or an unquoted `;`.
  private mutating func parseAzure() -> UInt32 {
    let start = token.start
    lexer.interpolations = []
    lexer.rewind(toOffset: Int(token.end))
    let end = UInt32(lexer.skipRawLine())
    previous = token
    previous.end = end
    restart()
    return tree.add(.azure, SourceRange(start: start, end: end))
  }
}
