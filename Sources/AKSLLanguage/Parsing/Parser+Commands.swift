extension Parser {
  // `command = item { item } [ block ] [ matcher ]`
  mutating func parseCommand() -> UInt32 {
    let start = token.start
    let base = scratch.count
    parseItems(allowsBlock: true)
    let (first, third) = (wordOfItem(base), wordOfItem(base + 2))
    let command = node(.command, from: start, scratchBase: base)
    tree.landmarks.commands.append(.init(node: command, first: first, third: third))
    guard !panicking, token.is(.expect), !isAtLineEnd else { return command }
    let matcher = parseMatcher()
    return tree.add(.expectError, range(from: start), first: matcher, second: command)
  }

  /// The symbol of an item on `scratch`, if it is there and a bare word.
  private func wordOfItem(_ place: UInt32) -> UInt32 {
    guard place < scratch.count else { return SyntaxTree.absent }
    let item = tree.node(scratch[place])
    return item.kind == .name ? item.first : SyntaxTree.absent
  }

  /// Whether the last item but one on `scratch` is `where`.
  private var isBehindWhere: Bool {
    guard scratch.count > 1 else { return false }
    return tree.source.text(in: tree.range(ofNode: scratch[scratch.count - 2])) == "where"
  }

  /// Puts the items up to the end of the statement, or to `expect`, on `scratch`.
  mutating func parseItems(allowsBlock: Bool) {
    var mayTouch = true
    while !panicking, !isAtLineEnd {
      switch token.kind {
      case .name where token.is(.expect):
        return
      case .leftBrace where allowsBlock && !opensMap:
        let start = token.start
        let block = parseBraces()
        scratch.append(tree.add(.blockItem, range(from: start), first: block))
        if !isAtLineEnd, !token.is(.expect), !panicking {
          report(.afterBlock(token.range, found))
        }
        return
      case .comma:
        remark(.commaBetweenItems(token.range, blanks: blanks(after: token.range)))
        advance()
        mayTouch = true
      case .assign:
        if previous.kind != .option {
          let name = previous.kind == .name ? tree.source.text(in: previous.range) : nil
          let hasBlankBefore = previous.range.end < token.range.start
          if let name, isBehindWhere {
            report(.conditionInCommand(token.range, name))
            break
          }
          remark(
            .assignmentInCommand(token.range, name, blanks: hasBlankBefore ? blanks(after: token.range) : 0))
        }
        advance()
        mayTouch = true
      case .option:
        remark(.option(token.range, optionName))
        scratch.append(parseOption())
        mayTouch = false
      case .minus where peek().touchesPrevious && peek().kind == .name:
        remark(.option(token.range.union(with: peek().range), tree.source.text(in: peek().range)))
        advance()
        mayTouch = true
      default:
        guard beginsItem else {
          reportNoItem()
          return
        }
        if token.touchesPrevious, !mayTouch, previous.kind != .invalid, token.kind != .invalid {
          remark(.missingBlankBetweenItems(token.range, found))
        }
        scratch.append(parseItem())
        mayTouch = false
      }
    }
  }

  // `item = postfix [ ".." postfix ]`
  mutating func parseItem() -> UInt32 {
    guard beginsItem else {
      reportNoItem()
      return missing()
    }
    let start = token.start
    let first = parsePostfix(parsePrimary(isItem: true))
    guard token.kind == .dotDot, !panicking, !isAtLineEnd else { return first }
    let firstHeight = height
    advance()
    let second = parsePostfix(parsePrimary(isItem: true))
    raise(to: max(firstHeight, height) + 1)
    return tree.add(.range, range(from: start), first: first, second: second)
  }

  private var beginsItem: Bool {
    switch token.kind {
    case .name, .path, .integer, .number, .version, .timeOfDay, .money, .duration, .memory,
      .minutesOrThousandths, .text, .textStart, .leftParenthesis, .leftBracket, .leftBrace,
      .invalid:
      true
    default:
      false
    }
  }

  /// Says why a token is no item of a command.
  private mutating func reportNoItem() {
    let spelling = tree.source.text(in: token.range)
    switch token.kind {
    case .slashSlash: report(.slashComment(token.range))
    case .foreign: report(.foreign(token.range, spelling))
    case .plus, .minus, .star, .slash, .percent, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual:
      report(.operatorInCommand(token.range, spelling))
    case .rightParenthesis, .rightBracket: report(.nothingToClose(token.range, spelling))
    case .option: report(.option(token.range, optionName))
    default: report(.unexpected(token.range, found, expected: "a word, a value or the end of the line"))
    }
  }

  /// `--mode` without its dashes.
  var optionName: String { String(tree.source.text(in: token.range).dropFirst(2)) }

  private mutating func parseOption() -> UInt32 {
    let start = Int(token.start) + 2
    let symbol = lexer.names.intern(start, Int(token.end), in: lexer.bytes)
    advance()
    return tree.add(.name, lexer.at(start, Int(previous.end)), first: symbol)
  }
}
