/// The exit codes that a run does not decide by itself; the table is in `grammar/language.md`.
enum ExitStatus {
  /// All is well.
  static let done: Int32 = 0
  /// An assertion or a scenario failed, or a check that was asked for.
  static let failed: Int32 = 1
  /// The command line is wrong, a file cannot be read, or nothing was selected.
  static let usage: Int32 = 2
  /// A source does not parse or check.
  static let sourceErrors: Int32 = 3
  /// Our own fault, or the output could not be written.
  static let broken: Int32 = 5
  /// The reader of our output has gone.
  ///
  /// That is 128 + SIGPIPE, as shells report it of other programs: not 0, because what was not run has not
  /// passed.
  static let closedPipe: Int32 = 141
}
