import AKSLInterpreter
import AKSLLanguage
import LineEditor

/// What is open where the lines of a text begin, for the prompts before them and for their indentation.
enum OpenConstructs {
  /// A bracket that is not closed yet.
  private struct Frame {
    var sign: String
    /// The first keyword of the statement that has opened it.
    var keyword: String?
    var closing: TokenKind
  }

  /// One for each newline of a text.
  static func openings(in reading: TextReading) -> [LineOpening] {
    let (source, tokens) = (reading.source, reading.tokens)
    // There is no token of a text without an end.
    let unclosed =
      reading.parsed.diagnostics.first { $0.code == "L005" }.map { Int($0.range.start) } ?? source.bytes.count
    var openings: [LineOpening] = []
    var frames: [Frame] = []
    var head: String?
    var isStart = true
    var next = 0
    for (place, byte) in source.bytes.enumerated() where byte == UInt8(ascii: "\n") {
      while next < tokens.count, tokens[next].range.lowerBound < place {
        let token = tokens[next]
        if isStart || token.newlineBefore { head = token.keyword.map { _ in spelling(token, source) } }
        isStart = [.semicolon, .leftBrace, .rightBrace].contains(token.kind)
        if let frame = frame(token.kind, head) {
          frames.append(frame)
        } else if let last = frames.lastIndex(where: { $0.closing == token.kind }) {
          frames.removeLast(frames.count - last)
        }
        next += 1
      }
      let isInText = unclosed < place || next > 0 && tokens[next - 1].range.contains(place)
      openings.append(
        LineOpening(
          names: isInText ? ["\""] : frames.last.map { [$0.keyword, $0.sign].compactMap { $0 } } ?? [],
          depth: isInText ? 0 : frames.count))
    }
    return openings
  }

  private static func frame(_ kind: TokenKind, _ head: String?) -> Frame? {
    switch kind {
    case .leftBrace: Frame(sign: "{", keyword: head, closing: .rightBrace)
    case .leftBracket: Frame(sign: "[", closing: .rightBracket)
    case .leftParenthesis: Frame(sign: "(", closing: .rightParenthesis)
    case .textStart: Frame(sign: "\"", closing: .textEnd)
    default: nil
    }
  }

  private static func spelling(_ token: SourceToken, _ source: SourceText) -> String {
    String(decoding: source.bytes[token.range], as: UTF8.self)
  }
}
