import AKSLLanguage

/// Goes through the tokens before the cursor, and knows which brackets are open and where the statement began.
struct CursorScan {
  private enum Bracket: Equatable {
    case block, parenthesis, bracket, map, interpolation
    case arguments(String)
    /// Of a function that is being declared.
    case parameters
  }

  private struct Frame {
    var bracket: Bracket
    /// The first token of the running statement, or of what stands in the bracket.
    var start: Int
  }

  private let source: SourceText
  private let tokens: [SourceToken]
  private var frames = [Frame(bracket: .block, start: 0)]
  private var variables: [String] = []
  /// Names whose values are still being written: nothing has them before the statement, or the head of a loop, is over.
  private var comingVariables: [String] = []
  private(set) var functions: [String] = []

  init(_ source: SourceText, _ tokens: [SourceToken]) {
    self.source = source
    self.tokens = tokens
    for index in tokens.indices { take(index) }
  }

  private func spelling(_ index: Int) -> String {
    String(decoding: source.bytes[tokens[index].range], as: UTF8.self)
  }

  // MARK: - Brackets and statements

  private mutating func take(_ index: Int) {
    let token = tokens[index]
    if frames[frames.count - 1].bracket == .block, token.newlineBefore, token.kind != .leftBrace,
      !asksForMore(index - 1), token.keyword != .else
    {
      frames[frames.count - 1].start = index
      settleVariables()
    }
    switch token.kind {
    case .leftBrace:
      let opensMap = opensMap(index)
      if !opensMap { settleVariables() }
      open(opensMap ? .map : .block, at: index)
    case .leftBracket: open(.bracket, at: index)
    case .leftParenthesis: open(parenthesis(index), at: index)
    case .textStart: open(.interpolation, at: index)
    case .textMiddle:
      close { $0 == .interpolation }
      open(.interpolation, at: index)
    case .textEnd: close { $0 == .interpolation }
    case .rightBrace: close { $0 == .block || $0 == .map }
    case .rightBracket: close { $0 == .bracket }
    case .rightParenthesis:
      close {
        switch $0 {
        case .parenthesis, .arguments, .parameters: true
        default: false
        }
      }
    case .semicolon:
      if frames[frames.count - 1].bracket == .block { frames[frames.count - 1].start = index + 1 }
      settleVariables()
    case .name:
      // `[x for x in list if …]`: the condition is about the element.
      if token.keyword == .if, frames[frames.count - 1].bracket == .bracket { settleVariables() }
      note(index)
    default: break
    }
  }

  private mutating func open(_ bracket: Bracket, at index: Int) {
    frames.append(Frame(bracket: bracket, start: index + 1))
  }

  /// Closes the innermost bracket of a kind, and those in it that were forgotten; a stray one closes nothing.
  private mutating func close(_ isWanted: (Bracket) -> Bool) {
    guard let last = frames.lastIndex(where: { isWanted($0.bracket) }), last > 0 else { return }
    frames.removeLast(frames.count - last)
  }

  private func parenthesis(_ index: Int) -> Bracket {
    guard index > 0, tokens[index].touchesPrevious, tokens[index - 1].kind == .name else {
      return .parenthesis
    }
    return index > 1 && tokens[index - 2].keyword == .def ? .parameters : .arguments(spelling(index - 1))
  }

  /// As the parser tells a map from a block; where nothing follows yet, the statement tells.
  private func opensMap(_ index: Int) -> Bool {
    if index + 1 < tokens.count, tokens[index + 1].kind != .rightBrace {
      let isKey = tokens[index + 1].kind == .name || tokens[index + 1].kind == .text
      return isKey && index + 2 < tokens.count && tokens[index + 2].kind == .colon
    }
    guard let frame = frames.last, frame.bracket == .block, frame.start < index else {
      return frames.last.map { $0.bracket != .block } ?? false
    }
    if asksForMore(index - 1), tokens[index - 1].keyword != .else { return true }
    let head = tokens[frame.start]
    if let keyword = head.keyword, Self.withBlock.contains(keyword) { return false }
    let hasBlock =
      spelling(frame.start) == "branch" || tokens[frame.start..<index].contains { $0.keyword == .expect }
    return !hasBlock
  }

  private static let withBlock: Set<Keyword> = [
    .if, .else, .for, .while, .repeat, .def, .check, .scenario, .expect, .at, .every, .after,
  ]

  /// Whether a line cannot end behind a token.
  private func asksForMore(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    switch tokens[index].kind {
    case .comma, .colon, .assign, .plusAssign, .dotDot, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .plus, .minus, .star, .slash, .slashSlash, .percent:
      return true
    case .name:
      switch tokens[index].keyword {
      case .and, .or, .not, .in, .where, .then, .else: return true
      default: return false
      }
    default: return false
    }
  }

  /// Notes the name that a token gives to something.
  private mutating func note(_ index: Int) {
    guard index > 0 else { return }
    let previous = tokens[index - 1]
    switch previous.keyword {
    case .let, .param, .for, .each: return comingVariables.append(spelling(index))
    case .def: return functions.append(spelling(index))
    default: break
    }
    if frames.last?.bracket == .parameters, previous.kind == .leftParenthesis || previous.kind == .comma {
      variables.append(spelling(index))
    }
  }

  private mutating func settleVariables() {
    variables += comingVariables
    comingVariables = []
  }

  // MARK: - What surrounds the cursor

  /// The names that were given before the cursor, the last first.
  func variables(isNewLine: Bool) -> [String] {
    let isSettled = isNewLine && !asksForMore(tokens.count - 1)
    return (variables + (isSettled ? comingVariables : [])).reversed()
  }

  /// The items of the statement that a token belongs to, up to it.
  func items(before end: Int) -> [CursorPlace.Item] {
    guard let frame = frames.last, frame.bracket == .block, frame.start <= end else { return [] }
    return items(frame.start..<end)
  }

  /// The items of the statement in which a map stands, up to the map.
  private func itemsBeforeMap(_ map: Frame) -> [CursorPlace.Item] {
    guard frames.count > 1 else { return [] }
    let statement = frames[frames.count - 2]
    return statement.bracket == .block ? items(statement.start..<(map.start - 1)) : []
  }

  /// Tokens as items: what touches, and what brackets hold together, is one.
  private func items(_ range: Range<Int>) -> [CursorPlace.Item] {
    var items: [CursorPlace.Item] = []
    var depth = 0
    for index in range {
      let token = tokens[index]
      let isSign = token.kind == .assign || token.kind == .colon
      let touches = token.touchesPrevious && !isSign && !(index > 0 && tokens[index - 1].kind == .colon)
      if depth == 0, items.isEmpty || !touches || token.kind == .leftBrace {
        items.append(
          .init(
            range: token.range, word: isWord(token) || isSign ? spelling(index) : nil,
            asksForMore: asksForMore(index)))
      } else {
        items[items.count - 1].asksForMore = asksForMore(index)
        items[items.count - 1].range = items[items.count - 1].range.lowerBound..<token.range.upperBound
        items[items.count - 1].word = nil
      }
      switch token.kind {
      case .leftBrace, .leftBracket, .leftParenthesis, .textStart: depth += 1
      case .rightBrace, .rightBracket, .rightParenthesis, .textEnd: depth = max(0, depth - 1)
      default: break
      }
    }
    return items
  }

  private func isWord(_ token: SourceToken) -> Bool { token.kind == .name && !token.isAzure }

  func surroundings(isNewLine: Bool) -> CursorPlace.Surroundings {
    let count = tokens.count
    guard let frame = frames.last else { return .anything }
    if let last = tokens.last, last.kind == .dot, !isNewLine || frame.bracket != .block {
      let isElement = count < 2 || !last.touchesPrevious || asksForMore(count - 2)
      return .property(isElement: isElement)
    }
    let isComplete = frame.start < count && !asksForMore(count - 1) && !asksForOperand(count - 1, frame)
    switch frame.bracket {
    case .block: break
    case .parenthesis, .bracket, .interpolation: return .expression(isComplete: isComplete)
    case .arguments(let function):
      return .arguments(function: function, isComplete: isComplete)
    case .parameters: return .anything
    case .map:
      let isKey = frame.start == count || tokens[count - 1].kind == .comma
      return isKey ? .key(itemsBeforeMap(frame)) : .expression(isComplete: isComplete)
    }
    if frame.start >= count || isNewLine && !asksForMore(count - 1) { return .statement }
    let first = tokens[frame.start]
    let items = items(frame.start..<count)
    if let keyword = first.keyword, let construct = construct(keyword, items) { return construct }
    guard first.kind == .name || first.kind == .path else { return .expression(isComplete: isComplete) }
    return isExpression(frame.start, items) ? .expression(isComplete: isComplete) : .command(items)
  }

  /// The construct that the first word of a statement begins, if it does.
  private func construct(_ keyword: Keyword, _ items: [CursorPlace.Item]) -> CursorPlace.Surroundings? {
    switch keyword {
    case .wait: return items.count > 1 && items[1].word == "until" ? .construct(keyword, items) : nil
    case _ where keyword.beginsStatement: return .construct(keyword, items)
    case .true, .false, .null, .not: return .expression(isComplete: keyword != .not)
    default: return nil
    }
  }

  /// Whether a statement that begins with a name is an expression or an assignment, as the parser decides it.
  private func isExpression(_ start: Int, _ items: [CursorPlace.Item]) -> Bool {
    guard start + 1 < tokens.count else { return false }
    let next = tokens[start + 1]
    switch next.kind {
    case .dot, .leftParenthesis, .leftBracket: return next.touchesPrevious
    case .assign, .plusAssign, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus,
      .star, .percent, .dotDot, .slashSlash, .slash, .minus:
      return true
    case .name:
      switch next.keyword {
      case .and, .or, .in, .where, .not: return true
      default: return false
      }
    default: return false
    }
  }

  /// Whether an operand has to follow a token: a word that is a sign of the grammar, or the start.
  private func asksForOperand(_ index: Int, _ frame: Frame) -> Bool {
    switch tokens[index].kind {
    case .textStart, .textMiddle, .leftParenthesis, .leftBracket: return true
    case .name:
      switch tokens[index].keyword {
      case .if, .for, .while, .repeat, .return, .print, .assert, .fail, .until, .within: return true
      default: return false
      }
    default: return false
    }
  }
}
