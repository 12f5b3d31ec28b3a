/// Turns source text into a tree.
package struct Parser {
  /// Parses a whole source. Never fails: see `ParseResult`.
  package static func parse(_ source: SourceText) -> ParseResult {
    ParseResult(tree: SyntaxTree(source: source), diagnostics: [], isIncomplete: false)
  }
}
