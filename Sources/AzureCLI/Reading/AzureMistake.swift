/// A change of a command line after which it says what was meant, beyond doubt.
package struct AzureRepair: Hashable, Sendable {
  /// What goes, in UTF-8.
  package var range: Range<Int>
  package var replacement: String
}

/// Something that az refuses about a command line before it asks Azure, or that is not supported here.
package struct AzureMistake: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A command or an option that az does not have, or that is not clear.
    case unknown
    /// Something required is missing.
    case missing
    /// A value that az does not take.
    case value
    /// Each word is fine, and az refuses them together.
    case refused
    /// The shell's, or az's, and not this model's.
    case notSupported
  }

  package var kind: Kind
  /// Az's own words, where az refuses it.
  package var title: String
  /// Where in the line, in UTF-8.
  package var range: Range<Int>
  package var help: String?
  /// Further places of the same mistake.
  package var others: [Range<Int>] = []
  /// What mends it, where that is certain.
  package var repair: AzureRepair?
  /// What the word could have been, the help where no other is known.
  package var candidates: [String] = []
  /// The word that may be misspelled.
  package var word: String?
  /// What az says before it.
  package var warning: String?
  /// The status with which az exits where it refuses it.
  package var status = 2

  init(_ kind: Kind, _ title: String, at range: Range<Int>, help: String? = nil) {
    self.kind = kind
    self.title = title
    self.range = range
    self.help = help
  }
}
