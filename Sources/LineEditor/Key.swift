/// A key that sends an escape sequence instead of a character.
package enum Key: Hashable, Sendable, CaseIterable {
  case up
  case down
  case left
  case right
  case home
  case end
  case delete
  case pageUp
  case pageDown
  /// Ctrl or Alt with Left.
  case wordLeft
  /// Ctrl or Alt with Right.
  case wordRight
  /// Ctrl or Alt with Delete.
  case deleteWord
  /// Alt or Shift with Enter: a newline, whatever the text says.
  case newline
  /// Shift with Tab.
  case backTab
  /// ESC by itself.
  case escape
}
