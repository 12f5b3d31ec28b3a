/// Turns source text into a tree.
///
/// Recursive descent for statements, precedence climbing for expressions, at most three tokens of
/// lookahead, no table of verbs. After a mistake the parser is `panicking`: nothing more is reported until
/// `synchronize` has found the end of the statement, so that one mistake gives one diagnostic.
package struct Parser: ~Copyable {
  /// How deep brackets, blocks, signs and `else if` may nest.
  package static let maximumNesting = 200

  /// How deep the tree of one expression may be: `a + b + c` is two deep, as is `a.b.c`.
  ///
  /// With `maximumNesting` it bounds the recursion of all who walk the tree: about 600 levels, so that even
  /// a debug build of the compiler, with some 10 KB of stack for each, stays below 8 MB.
  package static let maximumHeight = 400

  /// How many diagnostics the parser reports before it gives up.
  static let maximumDiagnostics = 100

  /// Parses a whole source.
  ///
  /// Never fails: see `ParseResult`.
  package static func parse(_ source: SourceText) -> ParseResult {
    guard source.bytes.count <= SourceText.maximumSize else {
      return ParseResult(
        tree: SyntaxTree(source: SourceText(name: source.name, bytes: [])),
        diagnostics: [.sourceTooLarge(source.bytes.count)], isIncomplete: false)
    }
    return source.withLexer { lexer in
      var parser = Parser(source, lexer)
      let root = parser.parseFile()
      return parser.finish(root)
    }
  }

  // MARK: - State

  var lexer: Lexer
  var tree: TreeBuilder
  /// The token that is looked at.
  var token: Token
  /// The token before it.
  var previous: Token
  /// The tokens behind `token` that were looked at already, oldest first.
  private var ahead: (Token, Token)
  private var aheadCount = 0

  /// Children of nodes that are being built.
  var scratch = Row<UInt32>(capacity: 256)
  /// The depth of brackets, blocks and the like.
  var nesting = 0
  /// The closing brackets that are awaited, outermost first; blocks do not count.
  var brackets = Row<TokenKind>(capacity: 256)
  /// How many of them the statement opened; newlines mean nothing while there are any.
  var openBrackets: UInt32 = 0
  /// The texts whose interpolations are being parsed.
  var openTexts = 0
  /// The height of the expression that was parsed last.
  var height = 0
  /// Nothing is reported until the end of the statement.
  var panicking = false
  /// Nothing is reported any more.
  private var hasGivenUp = false
  private var diagnostics: [Diagnostic] = []
  /// How many diagnostics say that the source ends too early: one for each block that is open.
  private var earlyEnds = 0

  private init(_ source: SourceText, _ lexer: Lexer) {
    self.lexer = lexer
    tree = TreeBuilder(source)
    token = .none
    previous = .none
    ahead = (.none, .none)
    self.lexer.read(&token)
  }

  private consuming func finish(_ root: UInt32) -> ParseResult {
    diagnostics.append(contentsOf: lexer.diagnostics)
    let sorted = diagnostics.enumerated().sorted {
      ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
    }.map(\.element)
    var isIncomplete = earlyEnds > 0 && sorted.count == earlyEnds
    if let place = lexer.endedEarlyAt {
      // What stands inside a text that is still being typed is no mistake yet, nor are the blocks around it.
      let before = sorted.prefix { $0.range.start < place }.count
      isIncomplete = before == earlyEnds && sorted.contains { $0.range.start == place }
    }
    let tree = SyntaxTree(tree, root: root, comments: lexer.comments, names: lexer.names)
    return ParseResult(tree: tree, diagnostics: sorted, isIncomplete: isIncomplete)
  }

  // MARK: - Tokens

  @inline(__always)
  mutating func advance() {
    previous = token
    if aheadCount == 0 { lexer.read(&token) } else { takeAhead() }
  }

  /// Takes the token that was looked at already.
  @inline(never)
  private mutating func takeAhead() {
    token = ahead.0
    if aheadCount == 2 { ahead.0 = ahead.1 }
    aheadCount -= 1
  }

  /// The token behind `token`.
  @inline(__always)
  mutating func peek() -> Token {
    if aheadCount == 0 {
      lexer.read(&ahead.0)
      aheadCount = 1
    }
    return ahead.0
  }

  /// The token behind that.
  mutating func peekSecond() -> Token {
    _ = peek()
    if aheadCount == 1 {
      lexer.read(&ahead.1)
      aheadCount = 2
    }
    return ahead.1
  }

  /// Takes the token if it is of a kind.
  @inline(__always)
  mutating func take(_ kind: TokenKind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  /// Takes the token if it is a keyword that stands on this line.
  mutating func take(_ keyword: Keyword) -> Bool {
    guard token.is(keyword), !isAtLineEnd else { return false }
    advance()
    return true
  }

  /// The statement is over: the rest of the line is empty, or what ends statements follows.
  @inline(__always)
  var isAtLineEnd: Bool {
    if token.newlineBefore && openBrackets == 0 { return true }
    switch token.kind {
    case .end, .semicolon, .rightBrace: return true
    default: return false
    }
  }

  /// A place to come back to.
  struct Mark {
    fileprivate var lexer: Lexer.Mark
    fileprivate var token: Token
    fileprivate var previous: Token
    fileprivate var ahead: (Token, Token)
    fileprivate var aheadCount: Int

    var start: UInt32 { token.start }
  }

  var mark: Mark {
    Mark(lexer: lexer.mark, token: token, previous: previous, ahead: ahead, aheadCount: aheadCount)
  }

  mutating func rewind(to mark: Mark) {
    lexer.rewind(to: mark.lexer)
    (token, previous) = (mark.token, mark.previous)
    (ahead, aheadCount) = (mark.ahead, mark.aheadCount)
  }

  /// Reads on from where the lexer was put by hand.
  mutating func restart() {
    aheadCount = 0
    lexer.read(&token)
  }

  // MARK: - Ranges and nodes

  func range(from start: UInt32) -> SourceRange {
    SourceRange(start: start, end: max(start, previous.end))
  }

  /// Makes a node of the children that were put on `scratch` since it was `base` long, and of some more.
  @inline(__always)
  mutating func node(
    _ kind: NodeKind, from start: UInt32, detail: UInt8 = 0, scratchBase base: UInt32, _ last: UInt32...
  ) -> UInt32 {
    for child in last { scratch.append(child) }
    return tree.add(kind, range(from: start), detail: detail, childrenFrom: base, of: &scratch)
  }

  /// Stands for an expression that is not there.
  mutating func missing() -> UInt32 {
    let place = min(token.start, max(previous.end, 0))
    height = 1
    return tree.add(.missing, SourceRange(start: place, end: place))
  }

  mutating func missingStatement(from start: UInt32) -> UInt32 {
    tree.add(.missingStatement, range(from: start))
  }

  // MARK: - Limits

  /// Goes one level deeper, if there is room; `leave()` comes back.
  @inline(__always)
  mutating func enter() -> Bool {
    nesting += 1
    if nesting > Self.maximumNesting { reportTooDeep() }
    return nesting <= Self.maximumNesting
  }

  @inline(never)
  private mutating func reportTooDeep() {
    report(.tooDeep(token.range, limit: Self.maximumNesting))
    giveUp()
  }

  @inline(__always)
  mutating func leave() { nesting -= 1 }

  /// Notes the height of the expression that was just made.
  @inline(__always)
  mutating func raise(to newHeight: Int) {
    height = newHeight
    if newHeight > Self.maximumHeight { reportTooLong() }
  }

  @inline(never)
  private mutating func reportTooLong() {
    if hasGivenUp { return }
    panicking = false
    report(.tooLong(previous.range, limit: Self.maximumHeight))
    giveUp()
  }

  /// Goes to the end of the source without looking at the rest.
  mutating func giveUp() {
    hasGivenUp = true
    panicking = true
    lexer.interpolations = []
    lexer.position = lexer.count
    restart()
  }

  // MARK: - Reporting

  /// How many blanks stand behind a range, for repairs that would leave two in a row.
  func blanks(after range: SourceRange) -> Int {
    tree.source.bytes[min(Int(range.end), tree.source.bytes.count)...].prefix { $0 == UInt8(ascii: " ") }
      .count
  }

  /// Reports a mistake, unless it follows from one that was reported, and begins to panic.
  mutating func report(_ diagnostic: Diagnostic, isEnd: Bool = false) {
    if !panicking, !hasGivenUp, token.kind != .invalid || diagnostic.range != token.range {
      if isEnd || (token.kind == .end && goesOn) {
        earlyEnds += 1
      }
      append(diagnostic)
    }
    panicking = true
  }

  /// Stops panicking: the parser knows again where it stands.
  mutating func resume() { panicking = hasGivenUp }

  /// Reports a mistake that is understood well enough to go on.
  mutating func remark(_ diagnostic: Diagnostic) {
    if !panicking, !hasGivenUp { append(diagnostic) }
  }

  private mutating func append(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    if diagnostics.count == Self.maximumDiagnostics {
      diagnostics.append(.tooManyMistakes(diagnostic.range, limit: Self.maximumDiagnostics))
      giveUp()
    }
  }

  /// The line is not finished: a bracket is open, or the last token asks for more.
  var goesOn: Bool { openBrackets > 0 || previousAsksForMore }

  var previousAsksForMore: Bool {
    switch previous.kind {
    case .comma, .colon, .assign, .plusAssign, .dotDot, .equal, .notEqual, .less, .lessOrEqual,
      .greater, .greaterOrEqual, .plus, .minus, .star, .slash, .slashSlash, .percent:
      true
    case .name:
      switch previous.keyword {
      case .and, .or, .not, .in, .where, .then, .else: true
      default: false
      }
    default: false
    }
  }

  /// The token as a message names it.
  var found: String { describe(token) }

  func describe(_ token: Token) -> String {
    if token.kind == .end { return "the end of the source" }
    if token.newlineBefore, openBrackets == 0 { return "the end of the line" }
    let spelling = tree.source.text(in: token.range)
    if spelling.utf8.count > 40 || spelling.utf8.contains(10) { return "this text" }
    return "`\(spelling)`"
  }

  /// Where to point when something should have stood before `token`.
  var place: SourceRange {
    token.kind == .end || (token.newlineBefore && openBrackets == 0)
      ? SourceRange(start: previous.end, end: previous.end) : token.range
  }
}
