import AKSLInterpreter
import AKSLReports
import AKSLScenarios
import AKSModel

/// What is told of a suite: to people on the terminal, and to programs in files.
struct SuiteReporting {
  let kind: SuiteKind
  let settings: RunSettings
  let options: SuiteOptions
  let console: Console

  func textReport(namesFiles: Bool) -> SuiteTextReport {
    SuiteTextReport(
      outputStyle: Runner.style(settings, console, .output),
      errorStyle: Runner.style(settings, console, .errors), width: console.width, namesFiles: namesFiles,
      isQuiet: settings.quiet, facts: suiteRun(WallClock()).sentence)
  }

  private func suiteRun(_ clock: WallClock) -> SuiteRun {
    SuiteRun(
      kind: kind, version: Aksl.version, model: ModelVersion.text, seed: settings.seed,
      simulatedStart: settings.start,
      started: clock.started, milliseconds: clock.milliseconds,
      arguments: Array(CommandLine.arguments.dropFirst()))
  }

  /// False: a report could not be written, and that was said.
  func writeReports(_ suite: SuiteReport, _ comparison: SuiteComparison?, _ clock: WallClock) -> Bool {
    var run = suiteRun(clock)
    run.comparison = comparison
    if options.stable { run = run.stable }
    var texts = ((try? options.reports()) ?? []).map { ($0.kind.render(suite, run), $0.path) }
    let coverages = (try? options.coverages()) ?? []
    if !coverages.isEmpty {
      let coverage = Coverage(suite)
      texts += coverages.map { ($0.format.render(coverage), $0.path) }
    }
    return texts.reduce(true) { isWritten, report in write(report.0, to: report.1) && isWritten }
  }

  private func write(_ text: String, to path: String) -> Bool {
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

  /// False: the tests exercise less of the model than they should, and that was said.
  func requireCoverage(_ suite: SuiteReport) -> Bool {
    guard let minimum = options.minimumCoverage else { return true }
    let coverage = Coverage(suite)
    guard coverage.permille < minimum.permille else {
      if !options.takesOutput, !settings.quiet {
        console.write("the tests exercise \(coverage.percent) of the model's rules\n", to: .output)
      }
      return true
    }
    console.write(
      "error: the tests exercise \(coverage.percent) of the model's rules, and --min-coverage wants \(minimum.text) %\n",
      to: .errors)
    return false
  }
}

extension RunOutcome {
  /// A check of the whole run did not hold.
  static var failed: RunOutcome {
    var outcome = RunOutcome()
    outcome.hasFailed = true
    return outcome
  }
}
