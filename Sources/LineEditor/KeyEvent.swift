/// What the bytes of a terminal mean.
package enum KeyEvent: Hashable, Sendable {
  /// A character; control characters too.
  case character(Unicode.Scalar)
  /// A character with Alt held, or typed right after ESC.
  case alt(Unicode.Scalar)
  /// A key with a name.
  case key(Key)
  /// A text that was pasted as a whole: lines end with a newline, there are no control characters.
  case paste(String)
  /// Where the terminal says that its cursor is, from 0.
  case cursor(row: Int, column: Int)
  /// The size that the terminal says its window has.
  case window(WindowSize)
}
