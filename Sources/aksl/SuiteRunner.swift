import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios

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
      var text = SuiteTextReport(
        outputStyle: Runner.style(settings, console, .output),
        errorStyle: Runner.style(settings, console, .errors),
        width: console.width, namesFiles: files.count > 1)
      var suite = SuiteReport()
      Parallel.forEach(files.count, threads: options.jobs) { index in
        FileRun.run(files[index], selection, in: session) { Runner.isInterrupted }
      } take: { file in
        text.report(file) { console.write($1, to: $0) }
        suite.files.append(file)
        return !file.outcome.wasInterrupted && !console.hasFailed
      }
      text.finish(suite) { console.write($1, to: $0) }
      runner.add(suite.outcome)
    }
  }
}
