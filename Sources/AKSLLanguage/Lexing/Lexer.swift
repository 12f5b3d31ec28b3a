/// Cuts a source into tokens, one at a time, as the parser asks for them.
///
/// There is no array of tokens: making one costs more than reading a token twice, which the parser does
/// after `rewind(to:)` when it has to look far ahead to mend a mistake.
struct Lexer {
  let bytes: SourceBytes
  let classes = ByteClass.table
  /// Where the text begins, behind a byte order mark.
  private let textStart: Int
  var position: Int
  var names = NameTable.keywords
  var comments: [SourceRange] = []
  var diagnostics: [Diagnostic] = []
  /// The interpolations that are open, outermost first.
  var interpolations: [Interpolation] = []
  /// Where the text began that the source ends in, or where a last `\` stands.
  var endedEarlyAt: UInt32?
  /// How many characters were found that can stand nowhere: only the first few are reported.
  var faultyCharacters = 0

  /// An open `${`.
  struct Interpolation {
    /// Where the text of the interpolation begins.
    var quote: UInt32
    /// The braces that are open inside it.
    var braces: UInt32
  }

  init(_ bytes: SourceBytes) {
    self.bytes = bytes
    textStart = bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    position = textStart
  }

  /// The size of the source.
  var count: Int { bytes.count }

  // MARK: - Looking again

  /// A place to come back to.
  struct Mark {
    fileprivate var position: Int
    fileprivate var commentCount: Int
    fileprivate var diagnosticCount: Int
    fileprivate var interpolations: [Interpolation]
    fileprivate var endedEarlyAt: UInt32?
    fileprivate var faultyCharacters: Int
  }

  var mark: Mark {
    Mark(
      position: position, commentCount: comments.count, diagnosticCount: diagnostics.count,
      interpolations: interpolations, endedEarlyAt: endedEarlyAt,
      faultyCharacters: faultyCharacters)
  }

  /// Forgets everything that was read since the mark was taken.
  mutating func rewind(to mark: Mark) {
    position = mark.position
    comments.removeLast(comments.count - mark.commentCount)
    diagnostics.removeLast(diagnostics.count - mark.diagnosticCount)
    interpolations = mark.interpolations
    endedEarlyAt = mark.endedEarlyAt
    faultyCharacters = mark.faultyCharacters
  }

  /// Forgets what was read from a place on, to read it in another way.
  mutating func rewind(toOffset offset: Int) {
    position = offset
    while let last = comments.last, last.start >= offset { comments.removeLast() }
    diagnostics.removeAll { $0.range.start >= offset }
    if let early = endedEarlyAt, early >= offset { endedEarlyAt = nil }
  }

  // MARK: - Tokens

  /// The next token; at the end of the source `end`, again and again.
  mutating func next() -> Token {
    var token = Token.none
    read(&token)
    return token
  }

  /// Puts the next token where the parser wants it.
  ///
  /// Mostly one blank or none stands before it, and it is a name. Whatever else there is has a function of its own,
  /// which is left to come back to the parser at once: so nothing has to be kept in memory here.
  mutating func read(_ token: inout Token) {
    var start = position
    var byte = bytes[start]
    var marks: Token.Marks = start > textStart ? .touchesPrevious : []
    if byte == UInt8(ascii: " ") {
      marks = []
      start &+= 1
      byte = bytes[start]
    }
    let byteClass = classes[byte]
    if byteClass.is(.separator) { return readBehindSeparators(from: start, &token) }
    token.marks = marks
    read(byte, byteClass, from: start, &token)
  }

  @inline(never)
  private mutating func readBehindSeparators(from start: Int, _ token: inout Token) {
    let begin = position
    position = start
    token.marks = skipSeparators() ? .newlineBefore : []
    if position == begin, begin > textStart { token.marks = .touchesPrevious }
    let byte = bytes[position]
    read(byte, classes[byte], from: position, &token)
  }

  /// Reads the token that begins with a byte.
  @inline(__always)
  private mutating func read(
    _ byte: UInt8, _ byteClass: ByteClass, from start: Int, _ token: inout Token
  ) {
    if byteClass.is(.letter) {
      name(from: start, &token)
    } else if byteClass.is(.digit) {
      number(from: start, &token)
    } else {
      sign(byte, from: start, &token)
    }
  }

  /// Makes a token of what stands from a place on to where the lexer is.
  @inline(__always)
  func make(_ token: inout Token, _ kind: TokenKind, from start: Int, _ value: UInt64 = 0) {
    token.kind = kind
    token.value = value
    // No source is longer than `SourceText.maximumSize`.
    token.range = SourceRange(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position))
  }

  /// `}` within an interpolation, or the part of a text that it goes on with.
  mutating func rightBrace(from start: Int) -> TokenKind {
    let open = interpolations[interpolations.count - 1]
    if open.braces == 0 { return text(from: start + 1, quote: Int(open.quote), isFirst: false) }
    interpolations[interpolations.count - 1].braces -= 1
    position = start + 1
    return .rightBrace
  }

  /// The first place from another one on whose byte is not of a class.
  @inline(__always)
  func end(of run: ByteClass, from start: Int) -> Int {
    var end = start
    while classes.has(bytes[end], run) { end += 1 }
    return end
  }

  /// Skips blanks, newlines, comments and continued lines; says whether a line ended.
  private mutating func skipSeparators() -> Bool {
    var newline = false
    while true {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        position += 1
      case UInt8(ascii: "\n"):
        position += 1
        newline = true
      case UInt8(ascii: "\r") where bytes[position + 1] == UInt8(ascii: "\n"):
        position += 2
        newline = true
      case UInt8(ascii: "#"):
        skipComment()
      case UInt8(ascii: "\\"):
        guard skipContinuation() else { return newline }
      default:
        return newline
      }
    }
  }

  private mutating func skipComment() {
    let start = position
    if start > textStart, !classes.has(bytes[start - 1], .opensComment) {
      report(.commentTouches(at(start, start + 1)))
    }
    while true {
      while let word = bytes.wholeWord(at: position), word.isPlainComment { position &+= 8 }
      position = end(of: .plainComment, from: position)
      let byte = bytes[position]
      if byte == UInt8(ascii: "\n") || position >= count { break }
      if byte == UInt8(ascii: "\r"), bytes[position + 1] == UInt8(ascii: "\n") { break }
      skipScalar()
    }
    comments.append(at(start, position))
  }

  /// Skips `\` and the end of its line, if that is what stands here.
  private mutating func skipContinuation() -> Bool {
    var end = position + 1
    while bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\t") { end += 1 }
    if bytes[end] == UInt8(ascii: "\r"), bytes[end + 1] == UInt8(ascii: "\n") { end += 1 }
    if bytes[end] == UInt8(ascii: "\n") {
      position = end + 1
      // The line that is to follow may still be typed.
      var rest = position
      while bytes[rest] == UInt8(ascii: " ") || bytes[rest] == UInt8(ascii: "\t") { rest += 1 }
      if rest >= count { reportContinuationAtEnd(end) }
      return true
    }
    if end >= count {
      reportContinuationAtEnd(position)
      position = count
      return true
    }
    return false
  }

  private mutating func reportContinuationAtEnd(_ place: Int) {
    var start = place
    while bytes[start] != UInt8(ascii: "\\") { start -= 1 }
    report(.continuationAtEnd(at(start, start + 1)))
    if endedEarlyAt == nil { endedEarlyAt = UInt32(start) }
  }

  // MARK: - The rest of a line

  /// Takes the rest of an `az` statement as it stands: to an unquoted `;`, a comment or the end of the
  /// line, where a backslash continues it.
  ///
  /// Gives the offset of its end, without blanks.
  mutating func skipRawLine() -> Int {
    var quote: UInt8 = 0
    var end = position
    while position < count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\\") where quote != UInt8(ascii: "'"):
        let isCRLF = bytes[position + 1] == UInt8(ascii: "\r") && bytes[position + 2] == UInt8(ascii: "\n")
        if position + (isCRLF ? 2 : 1) >= count {
          report(.continuationAtEnd(at(position, position + 1)))
          endedEarlyAt = UInt32(position)
          position = count
          return end
        }
        position += 1
        // What is escaped may be any character, but it must be one that can be seen.
        switch bytes[position] {
        case UInt8(ascii: "\r") where isCRLF: position += 2
        case UInt8(ascii: "\n"), UInt8(ascii: "\t"), 0x20..<0x7f: position += 1
        default: skipScalar()
        }
        end = min(position, count)
        position = end
        continue
      case UInt8(ascii: "\n"):
        return end
      case UInt8(ascii: "\"") where quote != UInt8(ascii: "'"),
        UInt8(ascii: "'") where quote != UInt8(ascii: "\""):
        quote = quote == 0 ? byte : 0
      case UInt8(ascii: ";") where quote == 0:
        return end
      case UInt8(ascii: "#") where quote == 0:
        if bytes[position - 1] == UInt8(ascii: " ") || bytes[position - 1] == UInt8(ascii: "\t") {
          return end
        }
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        position += 1
        continue
      default:
        if byte < 0x20 || byte >= 0x7f {
          skipScalar()
          end = position
          continue
        }
      }
      position += 1
      end = position
    }
    return end
  }

  func at(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(start: UInt32(min(start, count)), end: UInt32(min(end, count)))
  }
}
