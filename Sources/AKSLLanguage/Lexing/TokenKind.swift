/// What a token is.
///
/// Keywords are names: only their place makes them keywords.
package enum TokenKind: UInt8, BitwiseCopyable, Sendable {
  case end
  /// Something that the lexer has reported already.
  case invalid
  /// An operator of another language (`&&`, `!`, `|`): the parser knows what to say about it.
  case foreign

  case name, path
  case integer, number, version, timeOfDay, money, duration, memory, minutesOrThousandths
  /// A whole text, quotes included.
  case text
  /// The parts of a text with interpolations: `"a ${`, `} b ${`, `} c"`.
  case textStart, textMiddle, textEnd
  /// `--mode`, a habit of the shell.
  case option

  case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, semicolon, colon, dot, dotDot, assign, plusAssign
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case plus, minus, star, slash, slashSlash, percent
}
