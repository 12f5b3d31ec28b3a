import Testing

@testable import AKSLLanguage

/// Text → tokens, as `kind:spelling`; `~` marks a token that touches the one before it and `/` a newline.
func checkTokens(
  _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = SourceText(name: "test", text)
  var words: [String] = []
  source.withLexer { lexer in
    while true {
      let token = lexer.next()
      if token.kind == .end { break }
      let marks = (token.newlineBefore ? "/" : "") + (token.touchesPrevious ? "~" : "")
      words.append(marks + "\(token.kind):" + source.text(in: token.range))
    }
  }
  #expect(words.joined(separator: " ") == expected, sourceLocation: sourceLocation)
}

/// Text → tree; the text must have no mistakes.
func checkTree(
  _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(TreeDump.of(text) == expected, sourceLocation: sourceLocation)
  checkDiagnostics(text, sourceLocation: sourceLocation)
}

/// Text → diagnostics, each as `code line:column title`.
func checkDiagnostics(
  _ text: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(diagnostics(of: text) == expected, sourceLocation: sourceLocation)
}

func diagnostics(of text: String) -> [String] {
  diagnostics(of: SourceText(name: "test", text))
}

func diagnostics(of source: SourceText) -> [String] {
  let map = LineMap(source)
  return Parser.parse(source).diagnostics.map {
    let place = map.position(of: $0.range.start)
    return "\($0.code.name) \(place.line):\(place.column) \($0.title)"
  }
}
