/// What `explain` tells about one diagnostic code.
package struct CodePage: Hashable, Sendable {
  package let code: DiagnosticCode
  /// What it is about, in a line without a full stop.
  package let summary: String
  /// What it means and why it is so, in a few sentences of one line.
  package let explanation: String
  /// A source that has exactly this fault; nil where none can be printed.
  package let wrong: String?
  /// The same, mended.
  package let right: String?

  package init(
    _ code: DiagnosticCode, _ summary: String, _ explanation: String, wrong: String? = nil,
    right: String? = nil
  ) {
    self.code = code
    self.summary = summary
    // Where the lines of the source text break says nothing about where they break on a screen.
    self.explanation = explanation.split(separator: "\n").joined(separator: " ")
    self.wrong = wrong
    self.right = right
  }
}
