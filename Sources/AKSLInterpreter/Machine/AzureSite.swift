import AKSLLanguage
import AzureCLI
import Shell

/// An `az` statement in the code: where its text stands, and the registers of the variables in it.
struct AzureSite: Sendable {
  struct Variable: Sendable {
    var name: String
    var register: UInt16
  }

  var range: SourceRange
  var variables: [Variable] = []
  /// What is asked of it instead of doing it.
  var inquiry: CommandSite.Inquiry?
  /// The words that a shell has made of it; nil: the text is read as it stands.
  var words: [ShellWord]?
}
