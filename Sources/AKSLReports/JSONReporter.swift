package import AKSLInterpreter
import AKSLJSON
import AKSModel

/// A run as programs read it: one JSON object per line, `type` and `at` first.
///
/// A type of event always has the same keys in the same order; what is not known is `null`.
package struct JSONReporter: Reporter {
  private let startDate: StartDate
  private var lines = LineMapCache()
  private var last = Instant.start
  private var counts = VerdictCounts()
  private var evidence: EvidenceTally?

  /// A reporter for a world that began on some date.
  package init(startDate: StartDate = .standard) {
    self.startDate = startDate
  }

  package mutating func report(_ event: RunEvent, to write: Write) {
    last = event.at
    // For those who wait before a screen.
    if case .clock = event.kind { return }
    if case .scenarioEnded(let report) = event.kind {
      counts.add(report.verdict)
      if let tally = report.evidence { evidence = (evidence ?? EvidenceTally()).adding(tally) }
    }
    let encoder = EventEncoder(startDate: startDate, map: event.place.map { lines.map(of: $0.source) })
    write(.output, encoder.encode(event).text() + "\n")
  }

  package mutating func finish(to write: Write) {
    guard counts.total > 0 else { return }
    let summary: JSONValue = [
      "type": "summary", "at": .string(startDate.iso8601(last)),
      "passed": .integer(Int64(counts.passed)), "failed": .integer(Int64(counts.failed)),
      "skipped": .integer(Int64(counts.skipped)), "todo": .integer(Int64(counts.todo)),
      "evidence": evidence.map(EventEncoder.encode) ?? .null,
    ]
    write(.output, summary.text() + "\n")
  }
}
