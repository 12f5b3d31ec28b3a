/// Something in a script that cannot be read, or that means something which does not run here.
package struct ShellMistake: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// No shell could read it.
    case malformed
    /// The shell's, and not supported here.
    case notSupported
    /// A program that is not here.
    case program
    /// A variable that nothing has set.
    case variable
    /// A word that the command does not take.
    case operand
  }

  package var kind: Kind
  package var title: String
  package var range: Range<Int>
  package var help: String?
  /// Further places of the same mistake.
  package var others: [Range<Int>] = []
  /// A word that may be misspelled, and what it could have been.
  package var word: String?
  package var candidates: [String] = []

  package init(_ kind: Kind, _ title: String, at range: Range<Int>, help: String? = nil) {
    self.kind = kind
    self.title = title
    self.range = range
    self.help = help
  }
}
