extension Parser {
  // `primary = literal | NAME | PATH | "." NAME | "(" expression ")" | list | map`
  //
  // - Parameter isItem: among the items of a command keywords are words.
  @inline(__always)
  mutating func parsePrimary(isItem: Bool) -> UInt32 {
    // Most of them are.
    if token.kind == .name, token.keyword == nil, !isMissingOperand { return parseName() }
    return parseAnyPrimary(isItem: isItem)
  }

  private mutating func parseAnyPrimary(isItem: Bool) -> UInt32 {
    if isMissingOperand { return reportNoOperand() }
    switch token.kind {
    case .name: return parseWord(isItem: isItem)
    case .integer: return literal(.integer)
    case .number: return literal(.number)
    case .money: return literal(.money)
    case .version: return literal(.version)
    case .timeOfDay: return literal(.timeOfDay)
    case .duration: return literal(.quantity, detail: 0)
    case .memory: return literal(.quantity, detail: 1)
    case .minutesOrThousandths: return literal(.quantity, detail: 2)
    case .path: return parsePath()
    case .text, .textStart: return parseText()
    case .leftParenthesis: return parseParentheses()
    case .leftBracket: return parseList()
    case .leftBrace where opensMap: return parseMap()
    case .dot: return parseElementProperty()
    case .invalid:
      advance()
      return missing()
    default:
      return reportNoOperand()
    }
  }

  /// Says that an operand should stand here, and stands in for it.
  @inline(never)
  private mutating func reportNoOperand() -> UInt32 {
    switch token.kind {
    case _ where isMissingOperand: report(.expectedExpression(place, found))
    case .leftBrace where !token.newlineBefore || openBrackets > 0:
      report(.expectedExpression(token.range, "a block"))
    case .option: report(.option(token.range, optionName))
    case .foreign: report(.foreign(token.range, tree.source.text(in: token.range)))
    default: report(.expectedExpression(place, found))
    }
    return missing()
  }

  @inline(__always)
  private mutating func literal(_ kind: NodeKind, detail: UInt8 = 0) -> UInt32 {
    height = 1
    advance()
    return tree.add(kind, previous.range, detail: detail, bits: previous.value)
  }

  /// A name, or a keyword that is a value.
  @inline(__always)
  private mutating func parseWord(isItem: Bool) -> UInt32 {
    if let keyword = token.keyword, let node = parseKeyword(keyword, isItem: isItem) { return node }
    return parseName()
  }

  // `NAME`
  @inline(__always)
  mutating func parseName() -> UInt32 {
    height = 1
    advance()
    return tree.add(.name, previous.range, first: previous.symbol)
  }

  private mutating func parseKeyword(_ keyword: Keyword, isItem: Bool) -> UInt32? {
    func constant(_ kind: NodeKind, _ detail: UInt8 = 0) -> UInt32 {
      height = 1
      advance()
      return tree.add(kind, previous.range, detail: detail)
    }
    switch keyword {
    case .true: return constant(.boolean, 1)
    case .false: return constant(.boolean)
    case .null: return constant(.null)
    case _ where isItem: return nil
    case .True, .False, .None, .nil:
      let word: Keyword = keyword == .True ? .true : keyword == .False ? .false : .null
      remark(.constantHabit(token.range, keyword.spelling, word.spelling))
      return constant(word == .null ? .null : .boolean, word == .true ? 1 : 0)
    case .if:
      remark(.needsParentheses(token.range, "if … then … else …"))
      return parseExpression()
    case .not:
      remark(.needsParentheses(token.range, "not …"))
      return parseExpression()
    default:
      guard keyword.isReserved else { return nil }
      if token.newlineBefore, openBrackets == 0 {
        report(.expectedExpression(place, found))
      } else {
        report(.keywordAsValue(token.range, keyword.spelling))
      }
      return missing()
    }
  }

  /// `PATH = NAME "/" ( NAME | DIGITS ) [ "/" ( NAME | DIGITS ) ]`, all touching.
  private mutating func parsePath() -> UInt32 {
    let base = scratch.count
    var start = Int(token.start)
    let end = Int(token.end)
    for index in start...end where index == end || lexer.bytes[index] == UInt8(ascii: "/") {
      scratch.append(lexer.names.intern(start, index, in: lexer.bytes))
      if lexer.classes.has(lexer.bytes[start], .digit), lexer.end(of: .digit, from: start) < index {
        remark(.badPathSegment(lexer.at(start, index), tree.source.text(in: lexer.at(start, index))))
      }
      start = index + 1
    }
    if scratch.count - base > 3 { remark(.pathTooLong(token.range)) }
    height = 1
    advance()
    return node(.path, from: previous.start, scratchBase: base)
  }

  // MARK: - Brackets

  // `"(" expression ")"`
  private mutating func parseParentheses() -> UInt32 {
    let opening = token.range
    guard enter() else {
      leave()
      return missing()
    }
    defer { leave() }
    open(.rightParenthesis)
    let inner = parseExpression()
    close(.rightParenthesis, opening)
    let index = tree.add(.parenthesized, range(from: opening.start), first: inner)
    raise(to: height + 1)
    return index
  }

  // `list = "[" [ expression { "," expression } [ "," ] | comprehension ] "]"`
  private mutating func parseList() -> UInt32 {
    let opening = token.range
    let base = scratch.count
    var tallest = 0
    guard enter() else {
      leave()
      return missing()
    }
    defer { leave() }
    open(.rightBracket)
    while token.kind != .rightBracket {
      scratch.append(parseExpression())
      if token.is(.for), scratch.count == base + 1, !panicking {
        return parseComprehension(opening, scratchBase: base)
      }
      tallest = max(tallest, height)
      if panicking || !take(.comma) { break }
    }
    close(.rightBracket, opening)
    let index = node(.list, from: opening.start, scratchBase: base)
    raise(to: tallest + 1)
    return index
  }

  /// `comprehension = expression "for" NAME "in" expression [ "if" expression ]`, from its `for`.
  private mutating func parseComprehension(_ opening: SourceRange, scratchBase base: UInt32) -> UInt32 {
    var tallest = height
    advance()
    scratch.append(parseDeclaredName(.variable))
    if !panicking, !take(.in) {
      report(.expected(place, "`in`", found, "write `[p.name for p in pools if p.count > 2]`"))
    }
    scratch.append(panicking ? missing() : parseExpression())
    tallest = max(tallest, height)
    if !panicking, take(.if) {
      scratch.append(parseExpression())
      tallest = max(tallest, height)
    } else {
      scratch.append(SyntaxTree.absent)
    }
    close(.rightBracket, opening)
    let index = node(.comprehension, from: opening.start, scratchBase: base)
    raise(to: tallest + 1)
    return index
  }

  /// Whether a `{` opens a map: a name or a text and `:` follow, or nothing stands in it.
  var opensMap: Bool {
    mutating get {
      switch peek().kind {
      case .rightBrace: true
      case .name, .text: peekSecond().kind == .colon
      default: false
      }
    }
  }

  // `map = "{" [ entry { "," entry } [ "," ] ] "}"`, `entry = ( NAME | TEXT ) ":" expression`
  mutating func parseMap() -> UInt32 {
    let opening = token.range
    let base = scratch.count
    var tallest = 0
    guard enter() else {
      leave()
      return missing()
    }
    defer { leave() }
    open(.rightBrace)
    while token.kind != .rightBrace {
      switch token.kind {
      case .name: scratch.append(parseName())
      case .text: scratch.append(parseText())
      default:
        report(.expected(place, "a key", found, "write `{name: value}`; a key is a name or a text"))
      }
      if panicking { break }
      if !take(.colon) {
        report(.expected(place, "`:`", found, "write `{name: value}`"))
        scratch.append(missing())
        break
      }
      scratch.append(parseExpression())
      tallest = max(tallest, height)
      if panicking || !take(.comma) { break }
    }
    close(.rightBrace, opening)
    let index = node(.map, from: opening.start, scratchBase: base)
    raise(to: tallest + 1)
    return index
  }
}
