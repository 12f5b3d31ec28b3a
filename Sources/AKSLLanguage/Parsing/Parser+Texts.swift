extension Parser {
  // MARK: - Texts

  // `text = TEXT | TEXT_START expression { TEXT_MIDDLE expression } TEXT_END`
  mutating func parseText() -> UInt32 {
    height = 1
    if token.kind == .text {
      advance()
      return tree.add(.text, previous.range)
    }
    let opening = token.range
    let base = scratch.count
    let outerBrackets = openBrackets
    guard enter() else {
      leave()
      return missing()
    }
    defer { leave() }
    openTexts += 1
    brackets.append(.textEnd)
    openBrackets += 1
    var tallest = 1
    // The quote, or the brace of an interpolation, and `${` belong to no segment.
    addSegment(token.start + 1, token.end - 2)
    while true {
      advance()
      scratch.append(parseExpression())
      tallest = max(tallest, height)
      if !panicking, token.kind == .textMiddle {
        addSegment(token.start + 1, token.end - 2)
        continue
      }
      break
    }
    brackets.shorten(to: brackets.count - (openBrackets - outerBrackets))
    openBrackets = outerBrackets
    openTexts -= 1
    if !panicking, token.kind == .textEnd {
      let isClosed = lexer.bytes[Int(token.end) - 1] == UInt8(ascii: "\"") && token.end > token.start + 1
      addSegment(token.start + 1, isClosed ? token.end - 1 : token.end)
      advance()
    } else {
      abandonText(opening)
    }
    let index = node(.interpolation, from: opening.start, scratchBase: base)
    raise(to: tallest + 1)
    return index
  }

  private mutating func addSegment(_ start: UInt32, _ end: UInt32) {
    if start < end {
      scratch.append(tree.add(.textSegment, SourceRange(start: start, end: end)))
    }
  }

  /// Goes on behind a text whose interpolation went wrong.
  private mutating func abandonText(_ opening: SourceRange) {
    let dollar = SourceRange(start: opening.end - 2, end: opening.end)
    if token.kind == .end {
      report(.interpolationNotClosed(dollar), isEnd: true)
      return
    }
    report(.interpolationNotClosed(dollar))
    // What the lexer says of a character that means nothing is the only complaint, and must stay.
    let behind = token.kind == .invalid ? token.end : token.start
    let place = token.newlineBefore ? previous.end : behind
    lexer.abandonText(at: Int(place), interpolationDepth: openTexts)
    resume()
    previous.range.end = UInt32(lexer.position)
    restart()
  }
}
