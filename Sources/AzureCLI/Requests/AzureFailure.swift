package import AKSModel
package import JMESPath

/// Why a command that is fine as it is written fails here and now.
package enum AzureFailure: Error, Sendable {
  /// Azure's own answer.
  case refusal(Refusal)
  /// Az looks before it asks, and says this.
  case az(String)
  /// What `--query` searches is not what it takes.
  case query(JMESPathError)

  /// The status with which az exits: 3 where something is not there, else 1.
  package var status: Int {
    if case .refusal(let refusal) = self, refusal.httpStatus == 404 { 3 } else { 1 }
  }

  /// What az writes behind `ERROR: `.
  package var message: String {
    switch self {
    case .az(let title): return title
    case .query(let error): return "Invalid jmespath query supplied for `--query`: \(error.libraryMessage)"
    case .refusal(let refusal):
      var lines = "(\(refusal.code)) \(refusal.message)\nCode: \(refusal.code)\nMessage: \(refusal.message)"
      if let target = refusal.target { lines += "\nTarget: \(target)" }
      return lines
    }
  }
}
