import AKSLLanguage

/// What stands before the word at a cursor: it stays the same while the word is typed.
struct CursorHead {
  /// What surrounds the word, but for a line of az.
  let surroundings: CursorPlace.Surroundings
  /// Where the words of a line of az begin, the word at the cursor among them.
  let azureStart: Int?
  /// Where the word begins that a candidate takes the place of.
  let wordStart: Int
  /// Names that the text itself has given, the last first.
  let variables: [String]
  let functions: [String]

  /// Reads the text before a word.
  init(_ reading: TextReading) {
    let (bytes, tokens, tree) = (reading.source.bytes, reading.tokens, reading.parsed.tree)
    let start = bytes.count
    let scan = CursorScan(reading.source, tokens)
    let tail = bytes[(tokens.last?.range.upperBound ?? 0)...]
    let isNewLine = tail.contains(UInt8(ascii: "\n"))
    variables = scan.variables(isNewLine: isNewLine)
    functions = scan.functions
    let isInComment = tree.comments.last.map { Int($0.end) == start } ?? false
    if let quote = reading.openText, bytes[quote...].contains(UInt8(ascii: "\n")) {
      // A further line of a text is no line of code.
      (surroundings, azureStart, wordStart) = (.anything, nil, start)
    } else if isInComment, tail.last != UInt8(ascii: "\n") {
      (surroundings, azureStart, wordStart) = (.anything, nil, start)
    } else if let last = tokens.last, last.isAzure, !isNewLine || tail.isEmpty {
      (surroundings, azureStart, wordStart) = (.anything, last.range.lowerBound + 2, start)
    } else if let last = tokens.last, Self.isOpenText(last, bytes) {
      let isPlain = last.kind == .text
      surroundings = isPlain ? .file(scan.items(before: tokens.count - 1)) : .anything
      (azureStart, wordStart) = (nil, isPlain ? last.range.lowerBound + 1 : start)
    } else {
      (surroundings, azureStart, wordStart) = (scan.surroundings(isNewLine: isNewLine), nil, start)
    }
  }

  /// Whether a token is a text whose closing quote has not been typed yet.
  private static func isOpenText(_ token: SourceToken, _ bytes: [UInt8]) -> Bool {
    switch token.kind {
    case .text, .textEnd, .textMiddle, .textStart: break
    default: return false
    }
    guard token.range.upperBound == bytes.endIndex else { return false }
    if token.kind == .textStart || token.kind == .textMiddle {
      // `${` has just been opened.
      return false
    }
    let quote = token.kind == .text ? bytes[token.range.lowerBound] : UInt8(ascii: "\"")
    guard token.range.count > 1, bytes[token.range.upperBound - 1] == quote else { return true }
    guard quote == UInt8(ascii: "\"") else { return false }
    // An escaped quote closes nothing.
    let slashes = bytes[token.range.lowerBound..<(token.range.upperBound - 1)].reversed().prefix {
      $0 == UInt8(ascii: "\\")
    }
    return slashes.count % 2 == 1
  }
}
