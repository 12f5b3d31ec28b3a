package import AKSLInterpreter

/// Turns what a run says into text.
///
/// A reporter reads and never decides.
package protocol Reporter {
  /// Where its text goes.
  typealias Write = (ReportStream, String) -> Void

  /// Writes what an event has to say; often nothing.
  mutating func report(_ event: RunEvent, to write: Write)

  /// Writes what is to be said at the end of everything.
  mutating func finish(to write: Write)

  /// Takes notice that the screen has another width now; nil when the text goes to no screen.
  mutating func adapt(toWidth width: Int?)
}

extension Reporter {
  /// Most reports do not care for a screen.
  package mutating func adapt(toWidth width: Int?) {}
}

/// The two ways out of a program.
package enum ReportStream: Hashable, Sendable {
  /// What was asked for: answers, tables, printed lines.
  case output
  /// What went wrong.
  case errors
}
