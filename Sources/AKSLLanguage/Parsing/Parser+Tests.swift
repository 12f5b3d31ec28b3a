// Scenarios, and errors that are expected.
extension Parser {
  // `scenario = "scenario" TEXT [ "[" tag { "," tag } "]" ] [ "each" NAME "in" expression ]`
  // `           [ ( "skip" | "todo" ) TEXT ] block`
  mutating func parseScenario() -> UInt32 {
    let start = token.start
    let base = scratch.count
    advance()
    let title = parseTitle("write `scenario \"what it shows\" { … }`")
    if !panicking, token.kind == .leftBracket, !isAtLineEnd {
      let opening = token.range
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
  mutating func parseExpectation() -> UInt32 {
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
}
