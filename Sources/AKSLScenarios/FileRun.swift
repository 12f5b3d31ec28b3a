package import AKSLInterpreter
import AKSLLanguage
import AKSModel

/// Runs the tests of a file and gathers what became of them.
package struct FileRun {
  private let file: TestFile
  private let selection: TestSelection
  private var report: FileReport
  private var log: TestLog
  private var problems: [RunEvent] { log.outside.failures }
  /// Where the last scenario begins that the file has come to.
  private var lastReached: UInt32?
  /// The names of those, so that a scenario that was not reached has another one.
  private var numbering = ScenarioNumbering()
  /// Why nothing of the file ran, where that is known before.
  private var obstruction: String?

  private init(_ file: TestFile, _ selection: TestSelection) {
    self.file = file
    self.selection = selection
    report = FileReport(source: file.source, outlines: file.outlines)
    log = TestLog(of: TestReport(.outside, of: file.source, status: .passed).identity)
  }

  /// Runs a file in a session of its own, which is a copy of the given one; `begins` is told of each test.
  package static func run(
    _ file: TestFile, _ selection: TestSelection, in session: Session,
    begins: (ScenarioIdentity) -> Void = { _ in }, shouldStop: () -> Bool
  ) -> FileReport {
    var session = session
    session.options.weighsEvents = false
    session.options.tellsChanges = true
    session.options.isSelected = { file.includes($0, selection) }
    var run = FileRun(file, selection)
    let start = session.steadyClock
    run.report.outcome = session.run(file.source, mode: .script, shouldStop: shouldStop) { event in
      if case .scenarioStarted(let identity, _) = event.kind { begins(identity) }
      run.take(event)
    }
    run.report.duration = session.steadyClock - start
    run.report.tests = run.log.tests
    run.report.output = run.log.outside.output
    run.addUnfinished()
    run.addOutside()
    run.addUnreached()
    run.leaveOutUnwanted()
    return run.report
  }

  /// The report on a file that did not run any more.
  package static func interrupted(_ file: TestFile, _ selection: TestSelection) -> FileReport {
    var run = FileRun(file, selection)
    run.report.outcome.wasInterrupted = true
    run.addUnreached()
    return run.report
  }

  /// The report on a file that could not run, because something before it went wrong.
  package static func blocked(
    _ file: TestFile, _ selection: TestSelection, because reason: String
  ) -> FileReport {
    var run = FileRun(file, selection)
    run.obstruction = reason
    run.addUnreached()
    return run.report
  }

  /// What is not reported does not count either.
  private mutating func leaveOutUnwanted() {
    guard !selection.rules.isEmpty else { return }
    report.tests.removeAll { $0.kind == .scenario && !selection.includes($0) }
    report.outcome.hasFailed = report.tests.contains { $0.status.isFailure }
  }

  private mutating func take(_ event: RunEvent) {
    switch event.kind {
    case .scenarioPassedOver(let identity), .scenarioStarted(let identity, _): note(identity)
    default: break
    }
    log.take(event)
  }

  private mutating func note(_ identity: ScenarioIdentity) {
    guard identity.place.source.name == file.source.name else { return }
    report.reached.insert(identity.name)
    numbering.note(identity)
    lastReached = max(lastReached ?? 0, identity.place.range.start)
  }

  /// The scenario in the middle of which somebody ended the run.
  private mutating func addUnfinished() {
    guard let current = log.current else { return }
    var test = TestReport(identity: current.identity, status: .notRun)
    test.reason = Self.interruption
    report.tests.append(test)
  }

  /// What went wrong outside the scenarios is a test, so that every sum has it.
  private mutating func addOutside() {
    guard !problems.isEmpty || file.wantsOutside && !report.outcome.wasInterrupted else { return }
    let place = problems.first?.place.flatMap { $0.source.name == file.source.name ? $0.range : nil }
    var test = TestReport(.outside, of: file.source, at: place, status: problems.isEmpty ? .passed : .error)
    test.failures = problems
    report.tests.append(test)
  }

  /// Scenarios that were not reached, because the file stopped before them, or the run was ended.
  private mutating func addUnreached() {
    let outcome = report.outcome
    let hasFailed = outcome.hasStopped || outcome.hasSourceErrors || outcome.hasFailed
    let isStopped = obstruction != nil || !problems.isEmpty && hasFailed
    guard isStopped || outcome.wasInterrupted else { return }
    for outline in file.wantedOutlines where isUnreached(outline) {
      guard file.mayInclude(outline, selection) else { continue }
      let identity = numbering.numbered(file.identity(of: outline))
      var test = TestReport(identity: identity, status: isStopped ? .blocked : .notRun)
      test.reason = isStopped ? obstruction ?? obstacle : Self.interruption
      report.tests.append(test)
    }
  }

  /// A loop that stopped in the middle of a round, or a function, has not come to what stands in it behind that
  /// place, though it may have in a round before.
  private func isUnreached(_ outline: ScenarioOutline) -> Bool {
    guard let lastReached, outline.range.start <= lastReached else { return true }
    guard let stop = problems.last?.place, stop.source.name == file.source.name,
      let repetition = outline.repetition
    else { return false }
    let place = stop.range.start
    return repetition.start <= place && place < repetition.end && place < outline.range.end
  }

  private static let interruption = "interrupted"

  /// Why a scenario was not reached.
  private var obstacle: String {
    let what = report.outcome.hasSourceErrors ? "the source has an error" : "the file stopped"
    guard let place = problems.first?.place else { return what }
    var range = place.range
    if case .diagnostic(let diagnostic)? = problems.first?.kind { range = diagnostic.range }
    let line = LineMap(place.source).position(of: range.start).line
    let name = place.source.name
    return name == file.source.name ? "\(what) in line \(line)" : "\(what) in line \(line) of \(name)"
  }
}
