import AKSLInterpreter
import AKSLReports

/// Passes on only what went wrong: for sources that are run in passing.
struct FailuresOnly: Reporter {
  /// The reporter that writes.
  var base: any Reporter

  mutating func report(_ event: RunEvent, to write: Write) {
    if FailureMessage(event) != nil { base.report(event, to: write) }
  }

  mutating func finish(to write: Write) {}

  mutating func adapt(toWidth width: Int?) { base.adapt(toWidth: width) }
}
