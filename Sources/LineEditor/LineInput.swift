/// What one call of a line reader brought.
package enum LineInput: Hashable, Sendable {
  /// One complete input, without the newline that ended it; it may span several lines.
  case text(String)
  /// Ctrl-C: what was typed is dropped, and a new prompt is due.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the file.
  case endOfInput
  /// The terminal is gone or the program is asked to end; it has been put back as it was found.
  case hangup(HangupSignal)
}
