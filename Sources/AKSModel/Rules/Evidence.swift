/// How well something is known, best first.
package enum Evidence: String, CaseIterable, Hashable, Comparable, Sendable {
  /// Recorded traffic, or quoted by the vendor.
  case exact
  /// Written in the vendor's documentation.
  case documented
  /// Follows from what is recorded or documented.
  case inferred
  /// No source says it: our choice.
  case ours

  /// A better known one is less.
  package static func < (a: Evidence, b: Evidence) -> Bool { a.order < b.order }

  private var order: Int {
    switch self {
    case .exact: 0
    case .documented: 1
    case .inferred: 2
    case .ours: 3
    }
  }
}
