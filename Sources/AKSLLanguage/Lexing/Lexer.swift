/// Cuts a source into tokens, one at a time, as the parser asks for them.
///
/// There is no array of tokens: making one costs more than reading a token twice, which the parser does
/// after `rewind(to:)` when it has to look far ahead to mend a mistake.
struct Lexer {
  let bytes: SourceBytes
  let classes = ByteClass.table
  /// The size of the source.
  let count: Int
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
    count = bytes.count
    textStart = bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    position = textStart
  }

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
  mutating func read(_ token: inout Token) {
    let begin = position
    var start = begin
    var byte = bytes[start]
    while byte == UInt8(ascii: " ") {
      start += 1
      byte = bytes[start]
    }
    token.marks = []
    if classes.has(byte, .separator) {
      position = start
      if skipSeparators() { token.marks = .newlineBefore }
      start = position
      byte = bytes[start]
    }
    if start == begin, start > textStart { token.marks = .touchesPrevious }
    // No source is longer than `SourceText.maximumSize`.
    token.start = UInt32(truncatingIfNeeded: start)
    token.value = 0
    if classes.has(byte, .letter) {
      name(from: start, &token)
    } else if classes.has(byte, .digit) {
      (token.kind, token.value) = number(from: start, digits: start)
    } else {
      token.kind = sign(byte, from: start, &token.value)
    }
    token.end = UInt32(truncatingIfNeeded: position)
  }

  /// `}`, or the part of a text that it goes on with.
  mutating func rightBrace(from start: Int) -> TokenKind {
    if let open = interpolations.last {
      if open.braces == 0 { return text(from: start + 1, quote: Int(open.quote), isFirst: false) }
      interpolations[interpolations.count - 1].braces -= 1
    }
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
