/// Writes the pieces of a source where they belong, by the rules of `Formatter`.
struct Layout {
  private let bytes: [UInt8]
  private let comments: [SourceRange]
  private var pieces: [Piece]
  private var output: [UInt8] = []
  private var alignment = CommentAlignment()
  /// The blocks that are open.
  private var depth = 0
  /// The indents of the lines that opened the brackets that are open, outermost first.
  private var brackets: [Int] = []
  /// The indent of the line that is being written.
  private var indent = 0

  init(_ tree: SyntaxTree) {
    bytes = tree.source.bytes
    comments = tree.comments
    pieces = PieceReader.pieces(of: tree)
    output.reserveCapacity(bytes.count + bytes.count / 8)
  }

  /// The whole source.
  mutating func text() -> String {
    for index in pieces.indices {
      let lineBreak = lineBreak(before: index)
      if lineBreak == .none {
        if pieces[index].isSpaced { output.append(UInt8(ascii: " ")) }
      } else {
        writeLineBreak(lineBreak, before: index)
      }
      write(index)
    }
    alignment.finish(&output)
    return String(decoding: output, as: UTF8.self)
  }

  // MARK: - Where lines break

  private func lineBreak(before index: Int) -> Piece.LineBreak {
    let piece = pieces[index]
    if index == 0 || piece.kind == .end || !piece.comments.isEmpty { return .newline }
    let last = pieces[index - 1]
    if last.opensBlock, piece.closesBlock { return .none }
    if last.opensBlock { return last.isOneLineBlock ? .none : .newline }
    if piece.closesBlock { return pieces[piece.partner].isOneLineBlock ? .none : .newline }
    if piece.beginsStatement {
      return last.kind == .semicolon && piece.lineBreak != .newline ? .none : .newline
    }
    // Neither the brace of a block nor `else` has a line of its own.
    if piece.opensBlock || last.closesBlock && isElse(piece) { return .none }
    return piece.lineBreak
  }

  private func isElse(_ piece: Piece) -> Bool {
    piece.kind == .name && bytes[piece.start..<piece.end].elementsEqual(Keyword.else.spelling.utf8)
  }

  /// Breaks the outermost blocks of the line that begins with a piece, if it gets too wide with them.
  private mutating func breakBlocks(ofLineAt first: Int, column: Int) {
    var blocks: [Int] = []
    var index = first
    while pieces[index].kind != .end {
      if pieces[index].opensBlock, pieces[index].isOneLineBlock {
        blocks.append(index)
        index = pieces[index].partner
      }
      if pieces[index].lastLineWidth != nil || lineBreak(before: index + 1) != .none { break }
      index += 1
    }
    let width = column + pieces[index].column + pieces[index].width - pieces[first].column
    if width > Formatter.maximumWidth {
      for block in blocks { pieces[block].isOneLineBlock = false }
    }
  }

  // MARK: - Writing

  private mutating func write(_ index: Int) {
    let piece = pieces[index]
    copy(piece.start..<piece.end)
    if let width = piece.lastLineWidth {
      breakBlocks(ofLineAt: index + 1, column: width + (pieces[index + 1].isSpaced ? 1 : 0))
    }
    if piece.opensBlock { depth += 1 }
    if piece.closesBlock { depth -= 1 }
    if piece.opensBracket { brackets.append(indent) }
    if piece.closesBracket { brackets.removeLast() }
  }

  /// Copies a part of the source; CRLF becomes LF.
  private mutating func copy(_ range: Range<Int>) {
    var start = range.lowerBound
    if range.count > 1, bytes[range].contains(UInt8(ascii: "\r")) {
      for index in range.dropLast()
      where bytes[index] == UInt8(ascii: "\r") && bytes[index + 1] == UInt8(ascii: "\n") {
        output.append(contentsOf: bytes[start..<index])
        start = index + 1
      }
    }
    output.append(contentsOf: bytes[start..<range.upperBound])
  }

  /// Ends the line, with the comments that stand before a piece, and begins that of the piece.
  private mutating func writeLineBreak(_ lineBreak: Piece.LineBreak, before index: Int) {
    let piece = pieces[index]
    let last = index > 0 ? pieces[index - 1] : nil
    let (inner, outer) = indents(before: piece)
    let keepsBlankLines =
      piece.beginsStatement || piece.closesBlock || piece.kind == .end || !brackets.isEmpty
    var place = last?.end ?? 0
    var mayBlank = last.map { !$0.opensBlock && !$0.opensBracket } ?? false

    for comment in piece.comments {
      let range = Int(comments[comment].start)..<Int(comments[comment].end)
      let newlines = newlineCount(place..<range.lowerBound)
      if newlines == 0, last != nil {
        alignment.noteComment(in: &output)
      } else {
        beginLine(inner, blankLine: newlines > 1 && mayBlank && keepsBlankLines)
      }
      copy(range.lowerBound..<endWithoutBlanks(range))
      place = range.upperBound
      mayBlank = true
    }

    if piece.kind == .end {
      if !output.isEmpty { output.append(UInt8(ascii: "\n")) }
      return
    }
    if lineBreak == .backslash, brackets.isEmpty { output.append(contentsOf: " \\".utf8) }
    if piece.closesBlock || piece.closesBracket { mayBlank = false }
    let newlines = newlineCount(place..<piece.start)
    beginLine(outer, blankLine: newlines > 1 && mayBlank && keepsBlankLines)
    breakBlocks(ofLineAt: index, column: outer)
  }

  /// The indents of the comments before a piece that begins a line, and of the piece.
  private func indents(before piece: Piece) -> (comments: Int, piece: Int) {
    let block = 2 * depth
    if let bracket = brackets.last {
      return (bracket + 2, piece.closesBracket ? bracket : bracket + 2)
    }
    if piece.closesBlock { return (block, block - 2) }
    if piece.beginsStatement || piece.opensBlock || piece.kind == .end { return (block, block) }
    let continued = block + (piece.isInHeader ? 4 : 2)
    return (continued, continued)
  }

  private mutating func beginLine(_ indent: Int, blankLine: Bool) {
    if !output.isEmpty { output.append(UInt8(ascii: "\n")) }
    if blankLine { output.append(UInt8(ascii: "\n")) }
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    self.indent = indent
  }

  private func newlineCount(_ range: Range<Int>) -> Int {
    bytes[range].count { $0 == UInt8(ascii: "\n") }
  }

  private func endWithoutBlanks(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, " \t".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }
}
