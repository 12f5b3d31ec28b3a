@testable import AKSLLanguage

/// A token as the grammar sees it.
struct GrammarWord {
  var text: String
  /// The names of the grammar's tokens that it is: `NAME`, `NUMBER`, `newline`.
  var kinds: Set<String> = []
  /// The grammar may name it by its spelling.
  var isSpelt = true
  var touches = false

  /// The words of a source, with a `newline` wherever one ends a statement.
  static func words(of text: String) -> [GrammarWord] {
    let source = SourceText(name: "source", text)
    // The places of `az`, whose line is its own.
    var azure: Set<Int> = []
    let tokens = source.withLexer { lexer in
      var tokens: [Token] = []
      while tokens.last?.kind != .end {
        let token = lexer.next()
        let isFirst =
          tokens.last.map { token.newlineBefore || $0.kind == .semicolon || $0.kind == .leftBrace } ?? true
        tokens.append(token)
        if isFirst, token.kind == .name, source.text(in: token.range) == "az" {
          azure.insert(tokens.count - 1)
          lexer.rewind(toOffset: Int(token.end))
          _ = lexer.skipRawLine()
        }
      }
      return tokens
    }
    var words: [GrammarWord] = []
    var brackets: [TokenKind] = []
    for (index, token) in tokens.enumerated() {
      let isInside = brackets.last.map { $0 != .leftBrace } ?? false
      let isAwaited = index > 0 && asksForMore(tokens[index - 1])
      if token.newlineBefore, !isInside, !isAwaited, token.kind != .leftBrace, token.kind != .end {
        words.append(GrammarWord(text: "\n", kinds: ["newline"], isSpelt: false))
      }
      if token.kind == .end { break }
      words += self.words(token, source.text(in: token.range))
      if azure.contains(index) { words.append(GrammarWord(text: "…", kinds: ["azure"], isSpelt: false)) }
      switch token.kind {
      case .leftParenthesis, .leftBracket, .textStart: brackets.append(token.kind)
      case .leftBrace: brackets.append(opensMap(tokens, index) ? .leftBracket : .leftBrace)
      case .rightParenthesis, .rightBracket, .rightBrace, .textEnd: _ = brackets.popLast()
      default: break
      }
    }
    return words
  }

  private static func words(_ token: Token, _ text: String) -> [GrammarWord] {
    func kind(_ name: String) -> [GrammarWord] {
      [GrammarWord(text: text, kinds: [name], isSpelt: false, touches: token.touchesPrevious)]
    }
    func signs(_ texts: String...) -> [GrammarWord] { texts.map { GrammarWord(text: $0) } }
    switch token.kind {
    case .name:
      let isReserved = token.keyword?.isReserved ?? false
      let kinds: Set = isReserved ? ["WORD"] : ["WORD", "NAME"]
      return [GrammarWord(text: text, kinds: text == "expect" ? [] : kinds, touches: token.touchesPrevious)]
    case .path: return kind("PATH")
    case .integer, .number: return kind(text.hasSuffix("%") ? "PERCENT" : "NUMBER")
    case .version: return kind("VERSION")
    case .timeOfDay: return kind("TIME")
    case .money: return kind("MONEY")
    case .duration, .memory, .minutesOrThousandths: return kind("QUANTITY")
    case .text: return kind(text.hasPrefix("'") ? "RAW" : text.hasPrefix("\"") ? "TEXT" : "FILE")
    case .textStart: return signs("\"", "${")
    case .textMiddle: return signs("}", "${")
    case .textEnd: return signs("}", "\"")
    default: return [GrammarWord(text: text, touches: token.touchesPrevious)]
    }
  }

  private static func opensMap(_ tokens: [Token], _ index: Int) -> Bool {
    guard index + 2 < tokens.count else { return false }
    let first = tokens[index + 1].kind
    return first == .rightBrace || ((first == .name || first == .text) && tokens[index + 2].kind == .colon)
  }

  private static func asksForMore(_ token: Token) -> Bool {
    switch token.kind {
    case .comma, .colon, .assign, .plusAssign, .dotDot, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .plus, .minus, .star, .slash, .slashSlash, .percent:
      true
    case .name: [.and, .or, .not, .in, .where, .then, .else].contains(token.keyword)
    default: false
    }
  }
}

extension String {
  fileprivate init(_ bytes: ArraySlice<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }
}
