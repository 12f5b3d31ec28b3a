/// The words that the grammar knows; each is interned first, so that its raw value is its symbol.
package enum Keyword: UInt8, CaseIterable, Sendable {
  // Words that begin a statement.
  case `let`, `if`, `for`, `while`, `repeat`, `break`, `continue`, def, `return`, print, assert
  case check, fail, scenario, expect, eventually, always, never, at, every, after, param
  case invariant, include, requires, az, `else`
  // Words of expressions.
  case `true`, `false`, null, not, and, or, `in`, `where`, then
  // Words that count in one place only.
  case wait, until, within, error, each, `as`, skip, todo
  // Habits of other languages.
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case elif, elsif, elseif, None, True, False, `nil`

  static let count = UInt64(allCases.count)

  /// No variable, parameter or function may have this name.
  package var isReserved: Bool { rawValue <= Keyword.then.rawValue }

  /// It begins a construct, and nothing else when it stands at the start of a statement.
  package var beginsStatement: Bool { rawValue <= Keyword.az.rawValue }

  package var spelling: String { Self.spellings[Int(rawValue)] }

  /// In the order of the cases.
  ///
  /// Written out, because asking Swift for the name of a case costs more than all else that a short script
  /// needs; a test compares.
  private static let spellings = [
    "let", "if", "for", "while", "repeat", "break", "continue", "def", "return", "print", "assert", "check",
    "fail", "scenario", "expect", "eventually", "always", "never", "at", "every", "after", "param",
    "invariant", "include", "requires", "az", "else", "true", "false", "null", "not", "and", "or", "in",
    "where", "then", "wait", "until", "within", "error", "each", "as", "skip", "todo", "elif", "elsif",
    "elseif", "None", "True", "False", "nil",
  ]
}
