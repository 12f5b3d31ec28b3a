/// Cuts a source that has no errors into pieces.
struct PieceReader {
  private let tree: SyntaxTree
  private let marks: [Marks]
  private var pieces: [Piece] = []
  private var commentCount = 0

  /// The pieces of a source; the last one is its end.
  static func pieces(of tree: SyntaxTree) -> [Piece] {
    var reader = PieceReader(tree)
    tree.source.withLexer { reader.read(&$0) }
    reader.pairBraces()
    reader.findHeaders()
    return reader.pieces
  }

  private init(_ tree: SyntaxTree) {
    self.tree = tree
    marks = Marks.of(tree)
  }

  private mutating func read(_ lexer: inout Lexer) {
    var openTexts = 0
    while true {
      let token = lexer.next()
      switch token.kind {
      case .end:
        append(token)
        return
      case .textStart:
        if openTexts == 0 { append(token) }
        openTexts += 1
      case .textEnd:
        openTexts -= 1
        if openTexts == 0 { extendLast(to: Int(token.end)) }
      case _ where openTexts > 0:
        continue
      case .name where marks[Int(token.start)].contains(.azure):
        append(token)
        lexer.position = Int(token.end)
        extendLast(to: lexer.skipRawLine())
      default: append(token)
      }
    }
  }

  private mutating func append(_ token: Token) {
    let bytes = tree.source.bytes
    let (start, end) = (Int(token.start), Int(token.end))
    var piece = Piece(kind: token.kind, marks: marks[start], start: start, end: end)
    piece.comments = takeComments(before: piece.start)
    if token.newlineBefore {
      piece.lineBreak = .newline
    } else if let last = pieces.last, bytes[last.end..<piece.start].contains(UInt8(ascii: "\\")) {
      piece.lineBreak = .backslash
    }
    if let last = pieces.last {
      // Tags may touch the title of their scenario, but they are no index.
      if piece.kind == .leftBracket, isTitle(pieces.count - 1) { piece.marks.insert(.standsAlone) }
      piece.isSpaced = Piece.areSpaced(last, piece, in: bytes)
      piece.column = last.column + last.width + (piece.isSpaced ? 1 : 0)
    }
    pieces.append(piece)
    extendLast(to: piece.end)
  }

  private func isTitle(_ index: Int) -> Bool {
    guard index > 0, pieces[index - 1].beginsStatement else { return false }
    let keyword = pieces[index - 1]
    return tree.source.bytes[keyword.start..<keyword.end].elementsEqual(Keyword.scenario.spelling.utf8)
  }

  /// The comments since the piece before, without those in its interpolations.
  private mutating func takeComments(before place: Int) -> Range<Int> {
    let end = pieces.last?.end ?? 0
    while commentCount < tree.comments.count, tree.comments[commentCount].start < end { commentCount += 1 }
    let first = commentCount
    while commentCount < tree.comments.count, tree.comments[commentCount].start < place { commentCount += 1 }
    return first..<commentCount
  }

  private mutating func extendLast(to end: Int) {
    let index = pieces.count - 1
    pieces[index].end = end
    let spelling = tree.source.bytes[pieces[index].start..<end]
    if let newline = spelling.firstIndex(of: UInt8(ascii: "\n")) {
      pieces[index].width = columns(spelling[..<newline])
      pieces[index].lastLineWidth = columns(
        spelling[((spelling.lastIndex(of: UInt8(ascii: "\n")) ?? newline) + 1)...])
    } else {
      pieces[index].width = columns(spelling)
    }
  }

  /// One for each scalar.
  private func columns(_ spelling: ArraySlice<UInt8>) -> Int { spelling.count { $0 & 0xc0 != 0x80 } }

  private mutating func pairBraces() {
    var open: [Int] = []
    var newlines = 0
    var newlinesBefore: [Int] = []
    for index in pieces.indices {
      if pieces[index].lineBreak != .none { newlines += 1 }
      if pieces[index].opensBlock {
        open.append(index)
        newlinesBefore.append(newlines)
      }
      if pieces[index].lastLineWidth != nil { newlines += 1 }
      if pieces[index].closesBlock, let opening = open.popLast(), let before = newlinesBefore.popLast() {
        pieces[index].partner = opening
        pieces[opening].partner = index
        let isEmpty = index == opening + 1 && pieces[index].comments.isEmpty
        pieces[opening].isOneLineBlock = isEmpty || newlines == before
      }
    }
  }

  private mutating func findHeaders() {
    var isInHeader = false
    for index in pieces.indices.reversed() {
      if pieces[index].closesBlock { isInHeader = false }
      pieces[index].isInHeader = isInHeader
      if pieces[index].beginsStatement { isInHeader = false }
      if pieces[index].opensBlock { isInHeader = true }
    }
  }
}
