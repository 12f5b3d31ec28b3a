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

  mutating func parseTitle(_ help: String) -> UInt32 {
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
    let line = tree.add(.azure, SourceRange(start: start, end: skipRawLine()))
    tree.landmarks.azure.append(line)
    return line
  }

  // `inquiry = ( "plan" | "explain" ) azure`
  mutating func parseAzureInquiry() -> UInt32 {
    let start = token.start
    let word = parseDeclaredName(.variable)
    let line = token.start
    return tree.add(
      .azureInquiry, SourceRange(start: start, end: skipRawLine()), first: word, second: line)
  }

  /// Goes to the end of a raw line that begins here, and gives it.
  private mutating func skipRawLine() -> UInt32 {
    lexer.interpolations = []
    lexer.rewind(toOffset: Int(token.end))
    let end = UInt32(lexer.skipRawLine())
    previous = token
    previous.range.end = end
    restart()
    return end
  }
}
