import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import AKSModel

/// Runs the tests of files, each file in a world of its own, and reports them in order.
enum SuiteRunner {
  /// Runs a suite, and gives the exit code.
  static func run(
    _ files: [TestFile], _ selection: TestSelection, _ settings: RunSettings, _ options: SuiteOptions,
    _ console: Console
  ) -> Int32 {
    Runner.perform(settings, console, narration: .verdicts) { runner throws(FileError) in
      try runner.requireParameters(of: files.map(\.source))
      Interruption.watch()
      let session = runner.freshSession
      let reports = (try? options.reports()) ?? []
      let clock = WallClock()
      // Where a report goes to standard output, the text for people would be in its way.
      let isQuiet = reports.contains { $0.path == "-" }
      var text = SuiteTextReport(
        outputStyle: Runner.style(settings, console, .output),
        errorStyle: Runner.style(settings, console, .errors), width: console.width,
        namesFiles: files.count > 1)
      var suite = SuiteReport()
      Parallel.forEach(files.count, threads: options.jobs) { index in
        FileRun.run(files[index], selection, in: session) { Runner.isInterrupted }
      } take: { file in
        if !isQuiet { text.report(file) { console.write($1, to: $0) } }
        suite.files.append(file)
        return !file.outcome.wasInterrupted && !console.hasFailed
      }
      if !isQuiet { text.finish(suite) { console.write($1, to: $0) } }
      runner.add(suite.outcome)
      let run = SuiteRun(
        version: Aksl.version, model: ModelVersion.text, seed: settings.seed, simulatedStart: settings.start,
        started: clock.started, milliseconds: clock.milliseconds,
        arguments: Array(CommandLine.arguments.dropFirst()))
      for report in reports {
        let text = report.kind.render(suite, options.stable ? run.stable : run)
        if report.path == "-" {
          console.write(text, to: .output)
        } else {
          try ReportFile.write(text, to: report.path)
        }
      }
    }
  }
}
