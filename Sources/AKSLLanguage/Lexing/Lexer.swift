/// Cuts a source into tokens, one at a time, as the parser asks for them.
///
/// There is no array of tokens: making one costs more than reading a token twice, which the parser does
/// after `rewind(to:)` when it has to look far ahead to mend a mistake.
struct Lexer: Sendable {
  /// The source and two zero bytes, so that looking at the next byte or two needs no check.
  let bytes: [UInt8]
  let classes: [UInt8]
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
  struct Interpolation: Sendable {
    /// Where the text of the interpolation begins.
    var quote: UInt32
    /// The braces that are open inside it.
    var braces: UInt32
  }

  init(_ source: SourceText) {
    count = source.bytes.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 2)
    bytes.append(contentsOf: source.bytes)
    bytes.append(0)
    bytes.append(0)
    self.bytes = bytes
    classes = ByteClass.table
    textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
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
    let begin = position
    let newlineBefore = skipBlanks()
    let start = position
    let touches = start == begin && start > textStart
    let byte = bytes[start]
    let kind: TokenKind
    var value: UInt64 = 0

    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      (kind, value) = name(from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      (kind, value) = number(from: start, digits: start)
    case UInt8(ascii: "\""):
      kind = text(from: start + 1, quote: start, isFirst: true)
    case UInt8(ascii: "'"):
      kind = rawText(from: start)
    case UInt8(ascii: "$"):
      (kind, value) = dollar(from: start)
    case UInt8(ascii: "-"):
      (kind, value) = hyphen(from: start)
    case UInt8(ascii: "}"):
      if let open = interpolations.last {
        if open.braces == 0 {
          kind = text(from: start + 1, quote: Int(open.quote), isFirst: false)
          break
        }
        interpolations[interpolations.count - 1].braces -= 1
      }
      kind = .rightBrace
      position = start + 1
    case UInt8(ascii: "{"):
      if !interpolations.isEmpty { interpolations[interpolations.count - 1].braces += 1 }
      kind = .leftBrace
      position = start + 1
    case 0 where start >= count:
      kind = .end
    default:
      kind = punctuation(byte, from: start)
    }
    return Token(
      kind: kind, touchesPrevious: touches, newlineBefore: newlineBefore, start: UInt32(start),
      end: UInt32(position), value: value)
  }

  /// Skips blanks, newlines, comments and continued lines; says whether a line ended.
  @inline(__always)
  private mutating func skipBlanks() -> Bool {
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
    if start > textStart, classes[Int(bytes[start - 1])] & ByteClass.opensComment == 0 {
      report(.commentTouches(at(start, start + 1)))
    }
    while true {
      while classes[Int(bytes[position])] & ByteClass.plainComment != 0 { position += 1 }
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

  // MARK: - Names and paths

  /// `[A-Za-z][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*`, or a path of them.
  @inline(__always)
  private mutating func name(from start: Int) -> (TokenKind, UInt64) {
    var end = start
    var hash = NameTable.hashSeed
    while true {
      var byte = bytes[end]
      if classes[Int(byte)] & ByteClass.name == 0 {
        guard byte == UInt8(ascii: "-"), classes[Int(bytes[end + 1])] & ByteClass.name != 0 else {
          break
        }
        hash = NameTable.hash(hash, adding: byte)
        end += 1
        byte = bytes[end]
      }
      hash = NameTable.hash(hash, adding: byte)
      end += 1
    }
    position = end
    if bytes[end] == UInt8(ascii: "/"), path(from: start) { return (.path, 0) }
    if bytes[end] >= 0x80 { return (unknownWord(from: start), 0) }
    return (.name, UInt64(names.intern(start, end, hash: hash, in: bytes)))
  }

  /// Goes on after the first name of a path, if it is one.
  ///
  /// The name of a property never begins a path, so that `dev.count/2` can be told from `dev/2`.
  private mutating func path(from start: Int) -> Bool {
    if start > 0, bytes[start - 1] == UInt8(ascii: "."),
      start < 2 || bytes[start - 2] != UInt8(ascii: ".")
    {
      return false
    }
    let segmentStart = ByteClass.letter | ByteClass.digit
    var end = position
    while bytes[end] == UInt8(ascii: "/"), classes[Int(bytes[end + 1])] & segmentStart != 0 {
      end += 1
      while classes[Int(bytes[end])] & ByteClass.name != 0
        || (bytes[end] == UInt8(ascii: "-") && classes[Int(bytes[end + 1])] & ByteClass.name != 0)
      { end += 1 }
    }
    guard end > position else { return false }
    position = end
    return true
  }

  // MARK: - Punctuation

  private mutating func punctuation(_ byte: UInt8, from start: Int) -> TokenKind {
    let next = bytes[start + 1]
    func take(_ length: Int, _ kind: TokenKind) -> TokenKind {
      position = start + length
      return kind
    }
    switch byte {
    case UInt8(ascii: "("): return take(1, .leftParenthesis)
    case UInt8(ascii: ")"): return take(1, .rightParenthesis)
    case UInt8(ascii: "["): return take(1, .leftBracket)
    case UInt8(ascii: "]"): return take(1, .rightBracket)
    case UInt8(ascii: ","): return take(1, .comma)
    case UInt8(ascii: ";"): return take(1, .semicolon)
    case UInt8(ascii: ":"): return take(1, .colon)
    case UInt8(ascii: "."):
      return next == UInt8(ascii: ".") ? take(2, .dotDot) : take(1, .dot)
    case UInt8(ascii: "="):
      if next == UInt8(ascii: "=") {
        return bytes[min(start + 2, count)] == UInt8(ascii: "=")
          ? take(3, .foreign) : take(2, .equal)
      }
      return next == UInt8(ascii: ">") ? take(2, .foreign) : take(1, .assign)
    case UInt8(ascii: "!"):
      return next == UInt8(ascii: "=") ? take(2, .notEqual) : take(1, .foreign)
    case UInt8(ascii: "<"):
      if next == UInt8(ascii: ">") { return take(2, .foreign) }
      return next == UInt8(ascii: "=") ? take(2, .lessOrEqual) : take(1, .less)
    case UInt8(ascii: ">"):
      return next == UInt8(ascii: "=") ? take(2, .greaterOrEqual) : take(1, .greater)
    case UInt8(ascii: "+"):
      if next == UInt8(ascii: "=") { return take(2, .plusAssign) }
      return next == UInt8(ascii: "+") ? take(2, .foreign) : take(1, .plus)
    case UInt8(ascii: "*"):
      return next == UInt8(ascii: "=") || next == UInt8(ascii: "*")
        ? take(2, .foreign) : take(1, .star)
    case UInt8(ascii: "/"):
      if next == UInt8(ascii: "=") { return take(2, .foreign) }
      return next == UInt8(ascii: "/") ? take(2, .slashSlash) : take(1, .slash)
    case UInt8(ascii: "%"): return take(1, .percent)
    case UInt8(ascii: "&"), UInt8(ascii: "|"):
      return next == byte ? take(2, .foreign) : take(1, .foreign)
    case UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "@"):
      return take(1, .foreign)
    default:
      return unknownCharacter(byte, from: start)
    }
  }

  /// `-`, a number with a sign, `--mode`, or a habit.
  private mutating func hyphen(from start: Int) -> (TokenKind, UInt64) {
    let next = bytes[start + 1]
    let nextClass = classes[Int(next)]
    if nextClass & ByteClass.digit != 0,
      start == 0 || classes[Int(bytes[start - 1])] & ByteClass.opensNumber != 0
    {
      return number(from: start, digits: start + 1)
    }
    if next == UInt8(ascii: "-"), start + 2 < count,
      classes[Int(bytes[start + 2])] & ByteClass.letter != 0
    {
      var end = start + 2
      while classes[Int(bytes[end])] & ByteClass.name != 0
        || (bytes[end] == UInt8(ascii: "-") && classes[Int(bytes[end + 1])] & ByteClass.name != 0)
      { end += 1 }
      position = end
      return (.option, 0)
    }
    if next == UInt8(ascii: "=") || next == UInt8(ascii: ">") {
      position = start + 2
      return (.foreign, 0)
    }
    position = start + 1
    return (.minus, 0)
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
        let isCRLF = bytes[position + 1] == UInt8(ascii: "\r")
        if position + (isCRLF ? 2 : 1) >= count {
          report(.continuationAtEnd(at(position, position + 1)))
          endedEarlyAt = UInt32(position)
          position = count
          return end
        }
        position += 1
        // What is escaped may be any character, but it must be one.
        if bytes[position] >= 0x80 { skipScalar() } else { position += isCRLF ? 2 : 1 }
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
