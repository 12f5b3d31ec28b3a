import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import AKSModel

/// What a suite is made of: files that run by themselves.
struct Suite {
  let kind: SuiteKind
  let sources: [SourceText]
  /// Where the parameters are declared that the command line gives values to.
  let parameterSources: () -> [SourceText]
  /// The rules that it is only about; empty: all.
  var rules: [RuleID] = []
  /// Runs a file, by its number, in a copy of a session.
  let run: @Sendable (Int, Session) -> FileReport
  /// Does with a report what is to be done before it is told; the answer is what is told of that.
  let settle: (inout FileReport, Int) throws(FileError) -> String?
}

/// Runs the tests of files, each file in a world of its own, and reports them in order.
enum SuiteRunner {
  /// Runs a suite, and gives the exit code.
  static func run(
    _ wanted: Suite, _ settings: RunSettings, _ options: SuiteOptions, _ console: Console
  ) -> Int32 {
    let count = wanted.sources.count
    var isReportLost = false
    let code = Runner.perform(settings, console, narration: .verdicts) { runner throws(FileError) in
      try runner.requireParameters(of: wanted.parameterSources())
      for path in options.reportPaths { try ReportFile.requireWritable(path) }
      Interruption.watch()
      let session = runner.freshSession
      let reports = (try? options.reports()) ?? []
      let clock = WallClock()
      // Where a report goes to standard output, the text for people would be in its way.
      let isQuiet = reports.contains { $0.path == "-" }
      var text = SuiteTextReport(
        outputStyle: Runner.style(settings, console, .output),
        errorStyle: Runner.style(settings, console, .errors), width: console.width,
        namesFiles: count > 1)
      var suite = SuiteReport()
      var progress = Progress(of: count, on: console)
      let baseline = try options.readBaseline()
      var number = 0
      var updateFailure: FileError?
      let runFile = wanted.run
      Parallel.forEach(count, threads: options.jobs) { index in
        runFile(index, session)
      } take: { file in
        var file = file
        progress?.erase()
        progress?.add(failures: file.tests.count { $0.status.isFailure })
        defer { progress?.show() }
        number += 1
        if wanted.kind == .test, file.tests.isEmpty, file.problems.isEmpty { return true }
        do throws(FileError) {
          let written = try wanted.settle(&file, number - 1)
          if let written, !isQuiet { console.write(written, to: .output) }
        } catch {
          updateFailure = error
        }
        if !isQuiet { text.report(file) { console.write($1, to: $0) } }
        suite.files.append(file)
        return !file.outcome.wasInterrupted && !console.hasFailed && updateFailure == nil
      }
      progress?.erase()
      if let updateFailure { throw updateFailure }
      if !wanted.rules.isEmpty, suite.tests.isEmpty, suite.outcome.exitCode == ExitStatus.done {
        let rules = wanted.rules.map(\.description).joined(separator: ", ")
        throw FileError(message: "nothing to test: no scenario touches \(rules)")
      }
      if wanted.kind == .test { FailedTests.keep(suite) }
      let comparison = baseline?.comparison(with: suite)
      if !isQuiet {
        text.finish(suite, wanted.kind) { console.write($1, to: $0) }
        if let comparison { console.write(comparison.sentence + "\n", to: .output) }
      }
      runner.add(suite.outcome)
      var run = SuiteRun(
        kind: wanted.kind, version: Aksl.version, model: ModelVersion.text, seed: settings.seed,
        simulatedStart: settings.start,
        started: clock.started, milliseconds: clock.milliseconds,
        arguments: Array(CommandLine.arguments.dropFirst()))
      run.comparison = comparison
      for report in reports {
        let text = report.kind.render(suite, options.stable ? run.stable : run)
        if !write(text, to: report.path, console) { isReportLost = true }
      }
      let coverages = (try? options.coverages()) ?? []
      guard !coverages.isEmpty || options.minimumCoverage != nil else { return }
      let coverage = Coverage(suite)
      for choice in coverages {
        if !write(choice.format.render(coverage), to: choice.path, console) { isReportLost = true }
      }
      if let minimum = options.minimumCoverage, coverage.permille < minimum * 10 {
        console.write(
          "error: the tests exercise \(coverage.percent) of the model's rules, and --min-coverage wants \(minimum) %\n",
          to: .errors)
        var outcome = RunOutcome()
        outcome.hasFailed = true
        runner.add(outcome)
      }
    }
    // A verdict that a report should have told and doesn't is none.
    return isReportLost ? ExitStatus.broken : code
  }

  /// False: it could not be written, and that was said.
  private static func write(_ text: String, to path: String, _ console: Console) -> Bool {
    if path == "-" {
      console.write(text, to: .output)
      return true
    }
    do throws(FileError) {
      try ReportFile.write(text, to: path)
      return true
    } catch {
      console.write("error: \(error.message)\n", to: .errors)
      return false
    }
  }
}
