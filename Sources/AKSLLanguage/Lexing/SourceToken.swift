/// A token, for those who look at a text while it is typed.
package struct SourceToken: Sendable {
  package let kind: TokenKind
  /// Where it stands: offsets in UTF-8.
  package let range: Range<Int>
  /// The keyword that a name spells; only its place makes it one.
  package let keyword: Keyword?
  /// Nothing stands between this token and the one before.
  package let touchesPrevious: Bool
  /// A newline stands between this token and the one before.
  package let newlineBefore: Bool
  /// It is a whole line of az, from its `az` on.
  package var isAzure = false
}

extension SyntaxTree {
  /// The tokens of the source, without comments; a line of az, which is raw, is one.
  package var tokens: [SourceToken] {
    let lines = indicesOfKind(.azure).map { range(ofNode: $0) }
    // `plan az …`: its first word is a word.
    let inquiries = nodesOfKind(.azureInquiry).map { $0.second }
    let starts = Set(lines.map(\.start)).union(inquiries)
    return source.withLexer { lexer in
      var tokens: [SourceToken] = []
      while true {
        let token = lexer.next()
        if token.kind == .end { return tokens }
        var end = Int(token.end)
        let isAzure = token.kind == .name && starts.contains(token.start)
        if isAzure {
          lexer.position = end
          end = lexer.skipRawLine()
        }
        tokens.append(
          SourceToken(
            kind: token.kind, range: Int(token.start)..<end, keyword: token.keyword,
            touchesPrevious: token.touchesPrevious, newlineBefore: token.newlineBefore, isAzure: isAzure))
      }
    }
  }
}
