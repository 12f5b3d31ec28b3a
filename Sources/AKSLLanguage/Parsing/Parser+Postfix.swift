// What follows a value and touches it: properties, calls and indexes.
extension Parser {
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
    if token.marks.contains(.hyphen) { checkHyphen(ofOwnerAt: start ?? token.start) }
    advance()
    return previous.symbol
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
    let opening = token.range
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
        let name = tree.add(.name, previous.range, first: previous.symbol)
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
    let opening = token.range
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
