import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import AKSModel
import LineEditor

/// Runs the tests of files, each file in a world of its own, and reports them in order.
struct SuiteRunner {
  /// The arguments, as messages name them.
  let paths: [String]
  let selection: TestSelection
  let shuffle: UInt64?
  let settings: RunSettings
  let options: SuiteOptions
  let console: Console

  /// Ctrl-C was pressed; or, while watching, something else wants the program to end.
  static var shouldStop: Bool { Runner.isInterrupted || SignalFlags.hangup != nil }

  // MARK: - The three ways

  /// Runs what is wanted of some tests, reports on it, and gives the exit code.
  func run(_ found: FoundTests) -> Int32 {
    var (isReportLost, hasBegun) = (false, false)
    let code = Runner.perform(settings, console, narration: .verdicts) { runner throws(FileError) in
      hasBegun = true
      let plan = try plan(found, runner)
      try requireWritableReports(found)
      let baseline = try options.readBaseline()
      let clock = WallClock()
      var text = textReport(namesFiles: plan.files.count > 1)
      let suite = perform(plan.files, runner) { file in
        if !options.takesOutput { text.report(file) { console.write($1, to: $0) } }
      }
      try requireTests(suite.tests.count, suite.outcome)
      if suite.files.isEmpty, let shard = selection.shard, !options.takesOutput {
        console.write("nothing is in the shard \(shard.number)/\(shard.count)\n", to: .output)
      }
      FailedTests.keep(suite)
      let comparison = baseline?.comparison(with: suite)
      var outcome = suite.outcome
      if options.onlyNew, comparison?.newlyFailing.isEmpty ?? false { outcome.hasFailed = false }
      runner.add(outcome)
      isReportLost = !reporting.writeReports(suite, comparison, clock)
      if !reporting.requireCoverage(suite) { runner.add(.failed) }
      guard !options.takesOutput else { return }
      if let comparison { text.tell(comparison) { console.write($1, to: $0) } }
      let milliseconds = console.isTerminal(.output) ? clock.milliseconds : nil
      text.finish(suite, milliseconds: milliseconds) { console.write($1, to: $0) }
    }
    if !hasBegun, code != ExitStatus.usage { isReportLost = !reportObstacle(found) }
    // A verdict that a report should have told and doesn't is none.
    return isReportLost ? ExitStatus.broken : code
  }

  /// Reports on a suite whose world could not be set up: nobody is to read an old report for this run.
  ///
  /// False: a report could not be written, and that was said.
  private func reportObstacle(_ found: FoundTests) -> Bool {
    do throws(FileError) {
      try requireWritableReports(found)
    } catch {
      console.write("error: \(error.message)\n", to: .errors)
      return false
    }
    var plan = SuitePlan(found.files, targets: found.targets, selection)
    plan.takeShard()
    var suite = SuiteReport()
    suite.files = plan.files.map { file in
      Self.shouldStop
        ? FileRun.interrupted(file, selection)
        : FileRun.blocked(file, selection, because: "the world could not be set up")
    }
    return reporting.writeReports(suite, nil, WallClock())
  }

  /// Says what would run, a line a test, and runs it only where nothing else can tell.
  func list(_ found: FoundTests) -> Int32 {
    Runner.perform(settings, console, narration: .verdicts) { runner throws(FileError) in
      let plan = try plan(found, runner)
      var text = textReport(namesFiles: false)
      guard selection.rules.isEmpty else {
        let suite = perform(plan.files, runner) { _ in }
        try requireTests(suite.tests.count, suite.outcome)
        for test in suite.tests { list(test.identity) }
        runner.add(suite.outcome)
        return
      }
      var count = 0
      for (file, survey) in zip(plan.files, surveys(of: plan.files, runner)) {
        text.tell(survey.problems) { console.write($1, to: $0) }
        for scenario in survey.scenarios where file.includes(scenario, selection) {
          list(scenario)
          count += 1
        }
        runner.add(survey.outcome)
      }
      try requireTests(count, runner.outcome)
    }
  }

  private func list(_ scenario: ScenarioIdentity) {
    let tags = scenario.tags.isEmpty ? "" : " [\(scenario.tags.joined(separator: ", "))]"
    let line = LineMap(scenario.place.source).position(of: scenario.place.range.start).line
    console.write(
      "\(scenario.place.source.name.visibleLine):\(line): \(scenario.name.visibleLine)\(tags)\n", to: .output)
  }

  /// A round of watching: runs the files that are meant, or new, and tells the sum of all.
  ///
  /// `results` has what became of each file, and is brought up to date.
  func rerun(_ found: FoundTests, _ meant: Set<String>, _ results: inout [String: FileReport]) {
    let former = results
    results = [:]
    var now: [String: FileReport] = [:]
    _ = Runner.perform(settings, console, narration: .verdicts) { runner throws(FileError) in
      let plan = try plan(found, runner)
      now = former.filter { name, _ in
        !meant.contains(name) && plan.files.contains { $0.source.name == name }
      }
      var text = textReport(namesFiles: true)
      let clock = WallClock()
      let ran = perform(plan.files.filter { now[$0.source.name] == nil }, runner) { file in
        text.report(file) { console.write($1, to: $0) }
      }
      FailedTests.keep(ran)
      let isRound = now.values.contains(where: \.isFailure)
      for file in ran.files { now[file.source.name] = file }
      var suite = SuiteReport()
      suite.files = plan.files.compactMap { now[$0.source.name] }
      text.finish(suite, isRound: isRound, milliseconds: clock.milliseconds) { console.write($1, to: $0) }
    }
    results = now
  }

  // MARK: - What is wanted

  /// Settles what runs; nothing at all is an error.
  private func plan(_ found: FoundTests, _ runner: Runner) throws(FileError) -> SuitePlan {
    Interruption.watch()
    var plan = SuitePlan(found.files, targets: found.targets, selection)
    try runner.requireParameters(of: plan.files.map(\.source))
    let unsettled = plan.unsettled
    let surveys = surveys(of: unsettled.map { plan.files[$0] }, runner)
    plan.settle(Array(zip(unsettled, surveys)))
    if let complaint = plan.complaint(paths: paths) {
      throw FileError(message: complaint.message + (complaint.help.map { "\nhelp: \($0)" } ?? ""))
    }
    plan.takeShard()
    if let shuffle { plan.shuffle(seed: shuffle) }
    return plan
  }

  private func surveys(of files: [TestFile], _ runner: Runner) -> [FileSurvey] {
    let session = runner.freshSession
    var surveys: [FileSurvey] = []
    Parallel.forEach(files.count, threads: options.jobs.count) { index in
      FileSurvey(of: files[index].source, in: session) { Self.shouldStop }
    } take: { survey in
      surveys.append(survey)
      return true
    }
    return surveys
  }

  /// Which rules play a part is only known afterwards, and so is whether an `if` leads to a scenario.
  private func requireTests(_ count: Int, _ outcome: RunOutcome) throws(FileError) {
    guard count == 0, outcome.exitCode == ExitStatus.done, selection.shard == nil else { return }
    guard selection.rules.isEmpty else {
      let rules = selection.rules.map(\.description).joined(separator: ", ")
      throw FileError(message: "nothing to test: no scenario touches \(rules)")
    }
    throw FileError(
      message: "nothing to test: what is wanted in \(paths.joined(separator: ", ")) is never reached")
  }

  // MARK: - Running

  /// Runs files, keeps or compares what they print, and hands each over in order.
  private func perform(
    _ files: [TestFile], _ runner: Runner, report: (FileReport) -> Void
  ) -> SuiteReport {
    let (session, selection) = (runner.freshSession, selection)
    var suite = SuiteReport()
    var progress = Progress(of: files.count, on: console)
    let board = progress?.board
    var number = 0
    var updated = 0
    Parallel.forEach(
      files.count, threads: options.jobs.count, tick: progress == nil ? nil : { progress?.show() }
    ) { index in
      FileRun.run(files[index], selection, in: session, begins: { board?.begin($0) }) { Self.shouldStop }
    } take: { file in
      var file = file
      progress?.erase()
      progress?.add(failures: file.tests.count { $0.status.isFailure })
      defer { number += 1 }
      if files[number].isWhole(for: selection), settleOutput(&file) { updated += 1 }
      if !file.tests.isEmpty {
        report(file)
        suite.files.append(file)
      }
      return !file.outcome.wasInterrupted && !console.hasFailed
    }
    progress?.erase()
    if Self.shouldStop {
      for file in files[number...] { suite.files.append(FileRun.interrupted(file, selection)) }
    }
    if options.outputUpdate != .nothing, updated == 0, !options.takesOutput {
      console.write("nothing to update: \(options.outputUpdate.condition)\n", to: .output)
    }
    return suite
  }

  /// Compares what a file prints with what is kept, or keeps it; true when a file was written.
  private func settleOutput(_ file: inout FileReport) -> Bool {
    guard let path = OutputFile.settle(&file, options.outputUpdate) else { return false }
    if !options.takesOutput { console.write("updated \(path.visibleLine)\n", to: .output) }
    return true
  }

  // MARK: - Reporting

  private var reporting: SuiteReporting {
    SuiteReporting(kind: .test, settings: settings, options: options, console: console)
  }

  private func textReport(namesFiles: Bool) -> SuiteTextReport {
    reporting.textReport(namesFiles: namesFiles)
  }

  private func requireWritableReports(_ found: FoundTests) throws(FileError) {
    let paths = options.reportPaths
    guard !paths.isEmpty else { return }
    var sources = self.paths.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }
    if case .script(let path) = settings.world { sources.append(path) }
    for file in found.files {
      sources += Session.sourceNames(of: file.source, load: IncludedFiles.load)
      if let output = OutputFile.path(beside: file.source.name) { sources.append(output) }
    }
    for path in paths { try ReportFile.requireWritable(path, besides: sources) }
  }
}
