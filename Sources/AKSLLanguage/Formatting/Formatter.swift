/// Gives a source its one canonical layout.
///
/// Only layout changes: the tokens, their order and their spelling, the tree and the wording of the comments
/// stay. Formatting twice is formatting once. No verb is known here. The rules:
///
/// 1. **Lines.** They end in a line feed, the last one too, and never in a blank. A byte order mark goes.
///    Nobody's line is broken for its length, except for rule 4.
/// 2. **Indent.** Two blanks for each block; two more on a line that goes on outside brackets, and four in the
///    header of a block, so that it does not look like the block below it. Inside `( )`, `[ ]` and maps: two
///    more than the line that opened the bracket; a bracket that begins a line closes at that line's indent.
/// 3. **Blank lines.** At most one is kept between statements and between the lines of a bracket; none at the
///    start and the end of a file, a block or a bracket, and none inside a statement outside brackets.
/// 4. **Blocks.** `{` stands on the line of its header and `else` on the line of its `}`. A block that was
///    written on one line stays there, with blanks inside its braces: `{ a; b }`. Where the line gets wider
///    than 100 columns (comments not counted), its outermost blocks are broken. A block without statements
///    and comments is `{ }`.
/// 5. **Statements** joined by `;` on one line stay joined: `a; b`.
/// 6. **Breaks** inside a statement stay where they are: in brackets, after operators, commas and `\`.
/// 7. **Blanks.** One between words and on both sides of an operator; none inside `( )`, `[ ]` and maps, none
///    around `..`, none behind a sign; none before and one behind `,`, `;` and `:`.
/// 8. **Comments.** Two blanks before one that follows something on its line; on neighbouring lines they are
///    aligned. One on its own line has the indent of what follows, or of what stands before a closing brace.
/// 9. **As written.** Literals, whole texts with what they interpolate, `az` statements with the lines that
///    continue them, and the wording of comments.
package enum Formatter {
  /// The widest line that a block on one line may be part of.
  static let maximumWidth = 100

  /// The source of a parse in canonical layout; nil when it has errors, because nobody knows what was meant.
  package static func format(_ result: ParseResult) -> String? {
    if result.diagnostics.contains(where: { $0.severity == .error }) { return nil }
    var layout = Layout(result.tree)
    return layout.text()
  }
}
