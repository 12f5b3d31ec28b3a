/// How a run ended, for the exit code: the worst of what happened.
package struct RunOutcome: Hashable, Sendable {
  /// An assertion, an expectation or a scenario failed.
  package var hasFailed = false
  /// A source does not parse or check.
  package var hasSourceErrors = false
  /// A refusal or a fault that nobody expected.
  package var hasStopped = false
  /// Ctrl-C.
  package var wasInterrupted = false
  /// `exit`: whoever types wants to leave.
  package var wantsToLeave = false

  package init() {}

  /// The exit code of the whole program (the table of `grammar/language.md`): of several, 3 wins over 4 over 1.
  package var exitCode: Int32 {
    if wasInterrupted { return 130 }
    if hasSourceErrors { return 3 }
    if hasStopped { return 4 }
    return hasFailed ? 1 : 0
  }

  package mutating func add(_ other: RunOutcome) {
    hasFailed = hasFailed || other.hasFailed
    hasSourceErrors = hasSourceErrors || other.hasSourceErrors
    hasStopped = hasStopped || other.hasStopped
    wasInterrupted = wasInterrupted || other.wasInterrupted
  }
}
