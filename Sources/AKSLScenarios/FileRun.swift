package import AKSLInterpreter
import AKSLLanguage
import AKSModel

/// Runs the tests of a file and gathers what became of them.
package struct FileRun {
  private var report: FileReport

  /// Runs a file in a session of its own, which is a copy of the given one.
  package static func run(
    _ file: TestFile, _ selection: TestSelection, in session: Session, shouldStop: () -> Bool
  ) -> FileReport {
    var session = session
    session.options.weighsEvents = false
    session.options.isSelected = { file.includes($0) && selection.includes($0) }
    var run = FileRun(report: FileReport(source: file.source, outlines: file.outlines))
    let whole = Place(source: file.source, range: SourceRange(start: 0, end: 0))
    var log = TestLog(of: ScenarioIdentity(place: whole, title: "", row: nil, tags: []))
    let start = session.now
    run.report.outcome = session.run(file.source, mode: .script, shouldStop: shouldStop) { log.take($0) }
    run.report.tests = log.tests
    run.report.problems = log.outside.failures
    run.report.output = log.outside.output
    run.report.duration = session.now - start
    run.addBlocked(file, selection)
    run.leaveOutUnwanted(selection)
    return run.report
  }

  /// What is not reported does not count either.
  private mutating func leaveOutUnwanted(_ selection: TestSelection) {
    guard !selection.rules.isEmpty else { return }
    report.tests.removeAll { !selection.includes($0) }
    report.outcome.hasFailed = report.tests.contains { $0.status.isFailure } || !report.problems.isEmpty
  }

  /// Scenarios that were not reached, because the file stopped before them.
  private mutating func addBlocked(_ file: TestFile, _ selection: TestSelection) {
    guard let problem = report.problems.first,
      report.outcome.hasStopped || report.outcome.hasSourceErrors
        || report.outcome.hasFailed
    else { return }
    let reached = report.tests.map(\.identity.place.range.start).max()
    for outline in file.wantedOutlines where reached.map({ outline.range.start > $0 }) ?? true {
      let place = Place(source: file.source, range: outline.range)
      let identity = ScenarioIdentity(place: place, title: outline.title, row: nil, tags: outline.tags)
      guard outline.hasRows || !outline.hasFixedTitle || selection.includes(identity) else { continue }
      var test = TestReport(identity: identity, status: .blocked)
      let line = problem.place.map { " in line \(LineMap($0.source).position(of: $0.range.start).line)" }
      test.reason = "the file stopped\(line ?? "")"
      report.tests.append(test)
    }
  }
}
