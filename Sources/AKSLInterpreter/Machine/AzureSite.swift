import AKSLLanguage
import AzureCLI

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
  /// What the line says; nil: that depends on the values of its variables.
  var reading: AzureReading?
}
