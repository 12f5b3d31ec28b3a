/// What a part of a text is, for those who show it in colours.
package enum HighlightRole: String, CaseIterable, Sendable {
  /// A word of the grammar: `for`, `and`.
  case keyword
  /// The first word of a command.
  case verb
  /// What stands where a command is wanted, and is none.
  case unknownVerb
  /// A fixed word or an option of a command.
  case optionWord
  /// The name of a cluster, a pool, a node, a workload.
  case placeName
  /// Any other name or word.
  case name
  case variable, function, property
  /// A word of an enumeration, `true`, `null`.
  case value
  case number, duration, money
  case text
  /// `${` and `}` in a text.
  case interpolation
  case comment, `operator`, punctuation
  /// `az` and its commands, its options, and what is given to them.
  case azureCommand, azureOption, azureValue
  /// Nothing of these: characters that mean nothing, or blanks that something is missing in.
  case plain
}

/// A part of a text with its role.
package struct Highlight: Hashable, Sendable {
  /// Offsets in UTF-8.
  package var range: Range<Int>
  package var role: HighlightRole
  /// The text would be refused because of it.
  package var isError = false
}
