/// Where a session's input comes from: a person at a terminal, or a pipe.
package protocol LineReader: AnyObject {
  /// Whether somebody sees a prompt as it is meant to be, on a terminal that can draw it.
  var isCapable: Bool { get }
  /// The inputs so far that are kept, oldest first.
  var entries: [String] { get }

  /// Whether something was typed already that belongs to the next input.
  var hasTypedAhead: Bool { get }

  /// Why inputs are not kept any more; told once.
  func takeHistoryWarning() -> HistoryWarning?

  /// Reads one complete input.
  ///
  /// - Parameters:
  ///   - prompt: What to show, where a prompt is shown at all.
  ///   - assistant: Knows what a text means; whether it needs further lines is asked whenever a line ends.
  /// - Returns: The input, or why there is none.
  func read(prompt: Prompt, assistant: any LineAssistant) -> LineInput
}
