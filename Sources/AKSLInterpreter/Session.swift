package import AKSLLanguage
package import AKSModel

/// A world, a machine and what the script has said so far: everything that a prompt, a script or a scenario is.
///
/// A value: a copy is a future of its own.
package struct Session: Sendable {
  /// How a source is read.
  package enum Mode: Sendable {
    /// A script: an expression that is no call is an error.
    case script
    /// A line at the prompt: the value of an expression is shown; `let` may replace a `let`.
    case prompt
  }

  package struct Options: Sendable {
    /// The world at the start.
    package enum World: Sendable { case sandbox, empty }
    package var world: World = .sandbox
    package var seed: UInt64 = 0
    package init() {}
  }

  /// The simulated time now, for the prompt.
  package var now: Instant { Instant.start }
  /// The name of the current cluster, or nil when there is none, for the prompt.
  package var currentClusterName: String? { nil }

  package init(options: Options = Options()) {}

  /// Parses, checks and runs a source.
  ///
  /// `shouldStop` is asked between simulated events and now and then within long computations; true ends
  /// the run as interrupted, with the world as the last whole event left it.
  package mutating func run(
    _ source: SourceText, mode: Mode, shouldStop: () -> Bool = { false }, emit: (RunEvent) -> Void
  ) -> RunOutcome { RunOutcome() }

  /// Whether the text only lacks its end, so that a prompt asks for another line.
  package static func isIncomplete(_ text: String) -> Bool {
    Parser.parse(SourceText(name: "<prompt>", text)).isIncomplete
  }
}
