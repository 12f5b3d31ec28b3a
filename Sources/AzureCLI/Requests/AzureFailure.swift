package import AKSModel
package import JMESPath

/// Why a command that is fine as it is written fails here and now.
package enum AzureFailure: Error, Sendable {
  /// Azure's own answer.
  case refusal(Refusal)
  /// Az looks before it asks, and says this.
  case az(String, status: Int = 1)
  /// Azure's answer about something that the model has no rule for: its code and its message.
  case service(String, String, status: Int)
  /// What `--query` searches is not what it takes.
  case query(JMESPathError)

  /// The status with which az exits: 3 where something is not there, else 1.
  package var status: Int {
    switch self {
    case .refusal(let refusal): refusal.httpStatus == 404 ? 3 : 1
    case .service(_, _, let status): status
    case .az(_, let status): status
    case .query: 1
    }
  }

  /// What az writes behind `ERROR: `.
  package var message: String {
    switch self {
    case .az(let title, _): return title
    case .query(let error): return "Invalid jmespath query supplied for `--query`: \(error.libraryMessage)"
    case .service(let code, let message, _):
      return "(\(code)) \(message)\nCode: \(code)\nMessage: \(message)"
    case .refusal(let refusal):
      var lines = "(\(refusal.code)) \(refusal.message)\nCode: \(refusal.code)\nMessage: \(refusal.message)"
      if let target = refusal.target { lines += "\nTarget: \(target)" }
      return lines
    }
  }
}
