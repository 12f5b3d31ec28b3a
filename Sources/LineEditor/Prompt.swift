/// What stands around the lines of an input.
package struct Prompt: Hashable, Sendable {
  /// Before the first line.
  package var first: StyledText
  /// Before every further line of the same input.
  package var continuation: StyledText
  /// At the right end of the first line, while the line doesn't reach it; nothing on poor terminals.
  package var right: StyledText
  /// What is shown instead in narrow windows.
  package var narrow: Narrow?
  /// Whether what is typed behind it belongs into the history.
  package var isRemembered: Bool

  /// What stands around the lines where there is no place at the right.
  package struct Narrow: Hashable, Sendable {
    /// From so many columns on it is not needed.
    package var sufficientColumns: Int
    package var first: StyledText
    package var continuation: StyledText

    package init(sufficientColumns: Int, first: StyledText, continuation: StyledText) {
      self.sufficientColumns = sufficientColumns
      self.first = first
      self.continuation = continuation
    }
  }

  package init(
    first: StyledText, continuation: StyledText, right: StyledText = "", narrow: Narrow? = nil,
    isRemembered: Bool = true
  ) {
    self.first = first
    self.continuation = continuation
    self.right = right
    self.narrow = narrow
    self.isRemembered = isRemembered
  }

  /// As it is shown in a window of so many columns.
  func fitting(_ columns: Int) -> Prompt {
    guard let narrow, columns < narrow.sufficientColumns else { return self }
    return Prompt(first: narrow.first, continuation: narrow.continuation, isRemembered: isRemembered)
  }
}
