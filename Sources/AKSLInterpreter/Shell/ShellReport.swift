/// What a command of a shell script has left behind.
package struct ShellReport: Hashable, Sendable {
  /// Standard output, lines with their ends.
  package var output: String
  /// Standard error.
  package var errors: String
  /// Its exit status.
  package var status: Int
  /// The script puts its output in somewhere: `$(…)`.
  package var isCaptured: Bool
  /// The output is an answer that was asked for; what changes something is told by events of its own.
  package var isAnswer: Bool

  package init(
    output: String = "", errors: String = "", status: Int = 0, isCaptured: Bool = false, isAnswer: Bool = true
  ) {
    self.output = output
    self.errors = errors
    self.status = status
    self.isCaptured = isCaptured
    self.isAnswer = isAnswer
  }
}
