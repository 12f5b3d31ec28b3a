extension Parser {
  // MARK: - Brackets

  /// Takes an opening bracket.
  @inline(__always)
  mutating func open(_ closing: TokenKind) {
    brackets.append(closing)
    openBrackets += 1
    advance()
  }

  /// Takes a closing bracket.
  ///
  /// After a mistake the bracket stays open, so that `synchronize` knows of it.
  @inline(__always)
  mutating func close(_ closing: TokenKind, _ opening: SourceRange) {
    if panicking { return }
    guard token.kind == closing else {
      reportNotClosed(closing, opening)
      return
    }
    brackets.shorten(to: brackets.count - 1)
    openBrackets -= 1
    advance()
  }

  private mutating func reportNotClosed(_ closing: TokenKind, _ opening: SourceRange) {
    let bracket = tree.source.text(in: opening)
    let wanted = closing == .rightParenthesis ? ")" : closing == .rightBracket ? "]" : "}"
    switch token.kind {
    case .end:
      report(.notClosed(opening, bracket, wanted), isEnd: true)
    case .rightParenthesis, .rightBracket, .rightBrace, .semicolon, .textMiddle, .textEnd:
      report(.notClosed(opening, bracket, wanted))
    default:
      if token.newlineBefore, !closesLater() {
        report(.notClosed(opening, bracket, wanted))
      } else {
        var diagnostic = tailDiagnostic(expected: "`,` or `\(wanted)`")
        diagnostic.labels.append(.init(range: opening, text: "opened here"))
        report(diagnostic)
      }
    }
  }

  mutating func resetBrackets() {
    brackets.shorten(to: brackets.count - openBrackets)
    openBrackets = 0
  }

  /// Whether the brackets that are open close further on, before a line that can only be a new statement.
  private mutating func closesLater() -> Bool {
    let mark = mark
    defer { rewind(to: mark) }
    return skipBrackets()
  }

  /// Goes behind the brackets that the statement has opened; false when they are never closed.
  private mutating func skipBrackets() -> Bool {
    var awaited = (brackets.count - openBrackets..<brackets.count).map { brackets[$0] }
    while !awaited.isEmpty {
      switch token.kind {
      case .leftParenthesis: awaited.append(.rightParenthesis)
      case .leftBracket: awaited.append(.rightBracket)
      case .leftBrace: awaited.append(.rightBrace)
      case .textStart: awaited.append(.textEnd)
      case .rightParenthesis, .rightBracket, .rightBrace, .textEnd:
        if awaited.removeLast() != token.kind { return false }
      case .end, .semicolon:
        return false
      case .name
      where token.newlineBefore && (token.keyword?.beginsStatement ?? false)
        && !token.is(.if) && !token.is(.for):
        return false
      default:
        break
      }
      advance()
    }
    return true
  }

  // MARK: - Statements

  /// Goes to the end of the statement that went wrong.
  ///
  /// Brackets that it opened are skipped with all that stands in them, if they are closed further on.
  /// Otherwise the statement ends with its line: one forgotten bracket must not swallow the file.
  mutating func synchronize(from start: UInt32) {
    if openBrackets > 0 {
      let mark = mark
      if !skipBrackets() { rewind(to: mark) }
      resetBrackets()
    }
    if token.start == start, token.kind != .end { advance() }
    var depth = 0
    skipping: while token.kind != .end {
      // The line ends, and so does the statement, unless what follows its mistake has opened brackets.
      if token.newlineBefore, depth == 0 || token.keyword?.beginsStatement ?? false { break }
      switch token.kind {
      case .leftParenthesis, .leftBracket, .leftBrace, .textStart:
        depth += 1
      case .rightParenthesis, .rightBracket, .textEnd:
        depth = max(0, depth - 1)
      case .rightBrace:
        if depth == 0 { break skipping }
        depth -= 1
      case .semicolon where depth == 0:
        break skipping
      default:
        break
      }
      advance()
    }
    resume()
  }

  /// After a mistake in a header: goes to the block on the same line, if there is one.
  mutating func skipToBlock() {
    if openBrackets > 0 {
      let mark = mark
      if !skipBrackets() { rewind(to: mark) }
      resetBrackets()
    }
    let mark = mark
    while !token.newlineBefore || token.start == mark.start {
      switch token.kind {
      case .leftBrace:
        if opensMap { break }
        resume()
        return
      case .end, .semicolon, .rightBrace:
        rewind(to: mark)
        return
      default:
        break
      }
      advance()
    }
    rewind(to: mark)
  }

  // MARK: - What is left of a statement

  /// Reports that something stands behind a complete statement.
  mutating func reportTail() { report(tailDiagnostic(expected: "the end of the statement")) }

  /// Says what is wrong with a token that cannot follow what stands before it.
  mutating func tailDiagnostic(expected: String) -> Diagnostic {
    let spelling = tree.source.text(in: token.range)
    if let comment = slashCommentOnLine { return .slashComment(comment) }
    switch token.kind {
    case .name where token.is(.expect):
      return .expectAfterExpression(token.range)
    case .name where spelling == "is":
      return .comparisonHabit(token.range)
    case .leftParenthesis, .leftBracket:
      if !token.touchesPrevious, previous.kind == .name {
        return .blankBeforeBracket(
          token.range, tree.source.text(in: previous.range), spelling,
          blank: SourceRange(start: previous.end, end: token.start))
      }
    case .dot where !token.touchesPrevious:
      return .blankBeforeDot(token.range, blank: SourceRange(start: previous.end, end: token.start))
    case .integer, .number:
      if token.touchesPrevious, lexer.bytes[Int(previous.end) - 1] == UInt8(ascii: "%") {
        let left = String(tree.source.text(in: previous.range).dropLast())
        return .missingBlanks(
          SourceRange(start: previous.end - 1, end: previous.end), "%", left: left, right: spelling)
      }
    case .foreign: return .foreign(token.range, spelling)
    case .option: return .option(token.range, optionName)
    case .slashSlash: return .slashComment(token.range)
    case .rightParenthesis, .rightBracket:
      if openBrackets == 0 { return .nothingToClose(token.range, spelling) }
    default: break
    }
    return .unexpected(token.range, found, expected: expected)
  }

  /// `//` before `token` on its line, where words follow it: meant as a comment.
  private var slashCommentOnLine: SourceRange? {
    guard token.kind == .name, previous.kind == .name else { return nil }
    var index = Int(token.start)
    while index > 1, lexer.bytes[index - 1] != UInt8(ascii: "\n") {
      index -= 1
      if lexer.bytes[index] == UInt8(ascii: "/"), lexer.bytes[index - 1] == UInt8(ascii: "/") {
        return lexer.at(index - 1, index + 1)
      }
    }
    return nil
  }
}
