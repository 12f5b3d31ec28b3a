/// What a command of az leaves behind, as a shell sees it.
package struct AzureAnswer: Hashable, Sendable {
  /// Standard output: lines with their ends, or nothing.
  package var output = ""
  /// Standard error, in az's words: `ERROR: …` and the lines behind it.
  package var errors = ""
  /// The exit status: 0 done, 2 a command line that az does not read, 3 a resource that is not there, 1 any other
  /// failure.
  package var status = 0
  /// False: az may have the command, and it is not run here; `errors` says why, and `status` says nothing of az's.
  package var isSupported = true
  /// Whether whoever reads along asked for the output: `AzureArguments.isAnswerWanted`.
  package var isWanted = true
  /// What aksl says of what the command means here, and az doesn't: words for a person.
  package var notes: [String] = []

  package init() {}

  /// What az says of a command line that it refuses, or why it is not supported here.
  package init(_ mistakes: [AzureMistake]) {
    guard let first = mistakes.first else { return }
    errors = (first.warning.map { "WARNING: \($0)\n" } ?? "") + "ERROR: \(first.title)\n"
    status = first.status
    isSupported = first.kind != .notSupported
    if let help = first.help { notes = [help] }
  }

  /// What az says when it fails.
  package init(_ failure: AzureFailure) {
    errors = "ERROR: \(failure.message)\n"
    status = failure.status
  }
}
