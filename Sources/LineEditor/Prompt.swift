/// What stands before the lines of an input, as plain text.
package struct Prompt: Hashable, Sendable {
  /// Before the first line.
  package var first: String
  /// Before every further line of the same input.
  package var continuation: String

  package init(first: String, continuation: String) {
    self.first = first
    self.continuation = continuation
  }
}
