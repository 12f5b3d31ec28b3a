/// How much a report for people tells, least first.
package enum Narration: Int, Comparable, Sendable {
  /// Only what went wrong.
  case failures
  /// And the verdict on each scenario.
  case verdicts
  /// And what the script prints and shows.
  case results
  /// And what each operation did.
  case everything

  package static func < (a: Narration, b: Narration) -> Bool { a.rawValue < b.rawValue }
}
