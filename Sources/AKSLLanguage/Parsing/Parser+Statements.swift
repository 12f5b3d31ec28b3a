extension Parser {
  // `file = statements`
  mutating func parseFile() -> UInt32 {
    parseStatements(isFile: true)
    let whole = SourceRange(start: 0, end: UInt32(lexer.count))
    return tree.add(.block, whole, childrenFrom: 0, of: &scratch)
  }

  /// `statements = { statement ( NEWLINE | ";" ) }`: puts the statements on `scratch`.
  mutating func parseStatements(isFile: Bool) {
    while true {
      switch token.kind {
      case .end:
        return
      case .rightBrace:
        if !isFile { return }
        report(.nothingToClose(token.range, "}"))
        advance()
        resume()
        continue
      case .semicolon:
        report(.emptyStatement(token.range, isDoubled: previous.kind == .semicolon))
        resume()
        while token.kind == .semicolon { advance() }
        continue
      default:
        break
      }
      let start = token.start
      // The line before it is over: from here on a newline ends this statement.
      token.marks.remove(.newlineBefore)
      let statement = parseStatement()
      scratch.append(statement)
      if isFile, tree.node(statement).kind == .function { tree.addLandmark(ofFunction: statement) }
      if !panicking, !isAtLineEnd || token.start == start { reportTail() }
      if panicking { synchronize(from: start) }
      if token.kind == .semicolon, !token.newlineBefore { advance() }
    }
  }

  /// `block = "{" statements "}"`, always after the header of a construct; it may begin on the next line.
  ///
  /// After a mistake in the header the block is looked for on the same line, so that what stands in it is
  /// still checked.
  mutating func parseBlock(after header: String) -> UInt32 {
    if token.kind != .leftBrace {
      if token.newlineBefore || token.kind == .end {
        report(.missingBlock(place, header: header), isEnd: token.kind == .end)
      } else if !panicking {
        report(tailDiagnostic(expected: "a block, `{ … }`"))
      }
    }
    if panicking { skipToBlock() }
    guard token.kind == .leftBrace else {
      return tree.add(.block, SourceRange(start: place.start, end: place.start))
    }
    return parseBraces()
  }

  /// The block itself, from its brace.
  mutating func parseBraces() -> UInt32 {
    let opening = token.range
    resetBrackets()
    guard enter() else {
      leave()
      return tree.add(.block, opening)
    }
    advance()
    let base = scratch.count
    parseStatements(isFile: false)
    if !take(.rightBrace) {
      let hint = scratch.count > base && endsInRawBrace
      report(.blockNotClosed(opening, endsInRawBrace: hint), isEnd: !hint)
    }
    leave()
    return node(.block, from: opening.start, scratchBase: base)
  }

  /// The block's brace was taken by an `az` statement.
  private var endsInRawBrace: Bool {
    guard let last = scratch.last, tree.node(last).kind == .azure else { return false }
    let end = Int(tree.range(ofNode: last).end)
    return end > 0 && lexer.bytes[end - 1] == UInt8(ascii: "}")
  }

  // MARK: - One statement

  // `statement = construct | "az" RAW | NAME "=" expression | expression | command`
  mutating func parseStatement() -> UInt32 {
    switch token.kind {
    case .name:
      if let keyword = token.keyword, let construct = parseConstruct(keyword) { return construct }
      return parseNamedStatement()
    case .path:
      return isExpressionAfterName(peek()) ? parseExpressionStatement() : parseCommand()
    case .integer, .number, .version, .timeOfDay, .money, .duration, .memory,
      .minutesOrThousandths, .text, .textStart, .leftParenthesis, .leftBracket, .minus, .dot:
      return parseExpressionStatement()
    case .leftBrace:
      if opensMap { return parseExpressionStatement() }
      let start = token.start
      remark(.blockWithoutHeader(token.range))
      _ = parseBraces()
      return missingStatement(from: start)
    default:
      let start = token.start
      switch token.kind {
      case .invalid: panicking = true
      case .foreign where lexer.bytes[Int(token.start)] == UInt8(ascii: "!"):
        return parseExpressionStatement()
      case .slashSlash: report(.slashComment(token.range))
      case .rightParenthesis: report(.nothingToClose(token.range, ")"))
      case .rightBracket: report(.nothingToClose(token.range, "]"))
      case .option: report(.option(token.range, optionName))
      default: report(.noStatement(token.range, found))
      }
      advance()
      return missingStatement(from: start)
    }
  }

  /// A statement that starts with a name that begins no construct.
  private mutating func parseNamedStatement() -> UInt32 {
    let start = token.start
    let next = peek()
    if !next.newlineBefore, next.kind == .assign || next.kind == .plusAssign {
      return parseAssignment()
    }
    if next.is(.az), !next.newlineBefore, ["plan", "explain"].contains(tree.source.text(in: token.range)),
      peekSecond().kind == .name, !peekSecond().newlineBefore
    {
      return parseAzureInquiry()
    }
    if next.kind == .foreign, !next.newlineBefore, isAssignmentHabit(next) {
      report(.noSuchAssignment(next.range, tree.source.text(in: next.range)))
      advance()
      return missingStatement(from: start)
    }
    return isExpressionAfterName(next) ? parseExpressionStatement() : parseCommand()
  }

  private func isAssignmentHabit(_ token: Token) -> Bool {
    let spelling = tree.source.text(in: token.range)
    return ["-=", "*=", "/=", "++"].contains(spelling)
  }

  // `assignment = NAME ( "=" | "+=" ) expression`
  private mutating func parseAssignment() -> UInt32 {
    let start = token.start
    let name = parseDeclaredName(.variable)
    let detail: UInt8 = token.kind == .plusAssign ? BinaryOperator.add.rawValue + 1 : 0
    advance()
    let value = parseExpression()
    tree.landmarks.assigned.append(tree.node(name).first)
    return tree.add(.assignment, range(from: start), detail: detail, first: name, second: value)
  }

  /// Whether what follows a name or a path at the start of a statement makes it an expression.
  private mutating func isExpressionAfterName(_ next: Token) -> Bool {
    if next.newlineBefore { return false }
    switch next.kind {
    case .dot, .leftParenthesis, .leftBracket:
      return next.touchesPrevious
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .star, .percent,
      .dotDot, .slashSlash:
      return true
    case .slash, .minus:
      // `show -o json` is a habit of the shell, not a difference.
      return next.touchesPrevious || !peekSecond().touchesPrevious
        || peekSecond().kind != .name
    case .foreign:
      return !["|", "&", "&&", "||", "@", "?"].contains(tree.source.text(in: next.range))
    case .name:
      switch next.keyword {
      case .and, .or, .in, .where: return beginsOperand(peekSecond())
      case .not: return peekSecond().is(.in) && !peekSecond().newlineBefore
      default: return false
      }
    default:
      return false
    }
  }

  /// Whether a token can be the first of an operand on the same line.
  private func beginsOperand(_ token: Token) -> Bool {
    if token.newlineBefore { return false }
    switch token.kind {
    case .name:
      switch token.keyword {
      case .and, .or, .in, .where, .then, .else: return false
      default: return true
      }
    case .path, .integer, .number, .version, .timeOfDay, .money, .duration, .memory,
      .minutesOrThousandths, .text, .textStart, .leftParenthesis, .leftBracket, .leftBrace, .minus,
      .dot:
      return true
    default:
      return false
    }
  }

  private mutating func parseExpressionStatement() -> UInt32 {
    let start = token.start
    let expression = parseExpression()
    return tree.add(.expressionStatement, range(from: start), first: expression)
  }

  // MARK: - Names

  /// What a name is declared as, for messages.
  enum Declaration: String {
    case variable = "a variable"
    case function = "a function"
    case parameter = "a parameter"
    case schedule = "a schedule"
    case tag = "a tag"
  }

  /// A name where the grammar wants one: a node with its symbol.
  mutating func parseDeclaredName(_ declaration: Declaration) -> UInt32 {
    if token.kind == .name, !isAtLineEnd || openBrackets > 0 || previousAsksForMore {
      if let keyword = token.keyword, keyword.isReserved, declaration != .tag {
        remark(.reservedName(token.range, keyword.spelling, declaration.rawValue))
      }
      advance()
      return tree.add(.name, previous.range, first: previous.symbol)
    }
    report(.expectedName(place, found, declaration.rawValue))
    return tree.add(.name, SourceRange(start: place.start, end: place.start), first: 0)
  }
}
