import AKSModel

/// `az >= 2.60`, `model >= 2026.09`: what a block needs.
package struct VersionCondition: Hashable, Sendable {
  enum Subject: String, Hashable, Sendable, CaseIterable {
    case az
    case model

    /// The one that is here.
    var version: String {
      switch self {
      // The one whose command line is read (`AzureCLI`).
      case .az: "2.91.0"
      case .model: ModelVersion.text
      }
    }
  }

  let subject: Subject
  let comparison: String
  let version: [Int]
  /// As it is written.
  package let text: String

  init?(_ text: String) {
    let compact = text.filter { $0 != " " }
    guard let subject = Subject.allCases.first(where: { compact.hasPrefix($0.rawValue) }) else { return nil }
    let rest = compact.dropFirst(subject.rawValue.count)
    guard let sign = [">=", "<=", "==", "!=", ">", "<"].first(where: { rest.hasPrefix($0) }),
      let version = Self.numbers(String(rest.dropFirst(sign.count)))
    else { return nil }
    self.subject = subject
    comparison = sign
    self.version = version
    self.text = text
  }

  /// `2.60`, and `2026-09` as `2026.09`.
  private static func numbers(_ text: String) -> [Int]? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "-" }
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == parts.count && !numbers.isEmpty ? numbers : nil
  }

  package var holds: Bool {
    let here = Self.numbers(subject.version) ?? []
    // What is not written is 0.
    let count = max(here.count, version.count)
    let left = here + Array(repeating: 0, count: count - here.count)
    let right = version + Array(repeating: 0, count: count - version.count)
    let isLess = left.lexicographicallyPrecedes(right)
    return switch comparison {
    case ">=": !isLess
    case "<": isLess
    case "<=": isLess || left == right
    case ">": !isLess && left != right
    case "==": left == right
    default: left != right
    }
  }

  /// Why a block does not run.
  package var reason: String { "it needs \(text), and this is \(subject.rawValue) \(subject.version)" }
}
