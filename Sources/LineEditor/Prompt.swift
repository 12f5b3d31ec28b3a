/// What stands around the lines of an input.
package struct Prompt: Hashable, Sendable {
  /// Before the first line.
  package var first: StyledText
  /// Before every further line of the same input.
  package var continuation: StyledText
  /// At the right end of the first line, while the line doesn't reach it; nothing on poor terminals.
  package var right: StyledText
  /// Whether what is typed behind it belongs into the history.
  package var isRemembered: Bool

  package init(
    first: StyledText, continuation: StyledText, right: StyledText = "", isRemembered: Bool = true
  ) {
    self.first = first
    self.continuation = continuation
    self.right = right
    self.isRemembered = isRemembered
  }
}
