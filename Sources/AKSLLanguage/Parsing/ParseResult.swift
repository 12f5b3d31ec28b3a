/// What the parser made of a source: always a tree, whatever the source holds.
package struct ParseResult: Sendable {
  package var tree: SyntaxTree
  /// In the order of their places.
  package var diagnostics: [Diagnostic]
  /// The only thing wrong is that the text ends too early: an open bracket, block or text, an operator or a
  /// backslash at the end.
  ///
  /// A prompt asks for another line.
  package var isIncomplete: Bool
}
