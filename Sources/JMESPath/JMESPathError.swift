/// What is wrong with an expression, or with what it met in a document.
package struct JMESPathError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Kind: Sendable {
    /// The text is no expression.
    case syntax
    case unknownFunction
    /// A function with too few or too many arguments.
    case arity
    /// A function or comparison of a value that it doesn't take.
    case type
    /// A value that there isn't: a slice with steps of 0, a sum beyond every double.
    case value
    /// Larger, deeper or more work than the limits allow.
    case limit
  }

  package let kind: Kind

  /// In a few words, lower case: ``expected `]`, found `,` ``.
  package let message: String

  /// What PyPI's jmespath says of it, where that is known; else `message`.
  package internal(set) var libraryMessage: String

  /// What to do instead, if that can be said.
  package let help: String?

  /// Where in the expression: a UTF-8 offset, and the column it has as Unicode scalars, from 1.
  package let offset: Int
  package let column: Int

  init(_ kind: Kind, _ message: String, help: String? = nil, at offset: Int, in text: [UInt8]) {
    self.kind = kind
    self.message = message
    libraryMessage = message
    self.help = help
    self.offset = offset
    column = 1 + text[..<min(offset, text.count)].count { $0 & 0xc0 != 0x80 }
  }

  package var description: String {
    "column \(column): \(message)" + (help.map { " (\($0))" } ?? "")
  }
}
