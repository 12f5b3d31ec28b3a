import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

/// A suite as programs read it: every failure in parts, and every line known.
///
/// It is made once for a report.
struct SuiteDetails {
  let report: SuiteReport
  let files: [FileDetails]

  init(_ report: SuiteReport) {
    self.report = report
    var lines = LineMapCache()
    files = report.files.map { FileDetails($0, &lines) }
  }

  var tests: [TestDetails] { files.flatMap(\.tests) }
}

/// A file of it.
struct FileDetails {
  let report: FileReport
  let tests: [TestDetails]
  /// What of a document did not run.
  let leftOut: [LeftOutDetails]

  init(_ report: FileReport, _ lines: inout LineMapCache) {
    self.report = report
    // What the outlines know need not be looked up.
    var known: [UInt32: ScenarioOutline] = [:]
    for outline in report.outlines { known[outline.range.start] = outline }
    tests = report.tests.map { TestDetails($0, known[$0.identity.place.range.start], &lines) }
    leftOut = report.unrun.map { LeftOutDetails($0, of: report.source, &lines) }
  }

  var name: String { report.source.name }
}

/// A test of it.
struct TestDetails {
  let report: TestReport
  /// The lines of its statement, from 1.
  let line: Int
  let endLine: Int
  /// A test that failed has at least one.
  let failures: [TestFailure]
  /// The one that gives the test its status.
  let leading: TestFailure?

  init(_ report: TestReport, _ outline: ScenarioOutline?, _ lines: inout LineMapCache) {
    self.report = report
    if let outline {
      (line, endLine) = (outline.line, outline.endLine)
    } else {
      let map = lines.map(of: report.identity.place.source)
      line = map.position(of: report.identity.place.range.start).line
      endLine = map.position(of: report.identity.place.range.end).line
    }
    var failures = report.failures.compactMap { TestFailure($0, &lines) }
    if report.isUnexpectedPass { failures.append(TestFailure(unexpectedPassOf: report, &lines)) }
    self.failures = failures
    // A test that is an error because of a refusal is not known by the assertion that failed before it.
    let error = report.status == .error ? failures.first(where: \.isError) : nil
    leading = error ?? failures.first
  }

  var identity: ScenarioIdentity { report.identity }
  var name: String { report.identity.name }
  var status: TestStatus { report.status }

  /// Why it counts as it does, in a line; empty when it passed.
  var summary: String {
    switch status {
    case .failed, .error: leading?.sentence ?? report.summary
    default: report.summary
    }
  }

  /// Simulated time and the number of verdicts, where it ran: `1m18s simulated, 2 assertions`.
  var effort: String? {
    switch status {
    case .skipped, .blocked, .notRun: nil
    case .passed, .failed, .error, .todo:
      report.kind == .scenario
        ? "\(TimeFormat.span(report.duration)) simulated, \(report.assertions.of("assertion"))" : nil
    }
  }
}
