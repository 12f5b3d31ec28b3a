import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import ArgumentParser

/// The command `aksl test PATH…`.
struct TestCommand: ParsableCommand, Action {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the scenarios of script files and report each verdict.",
    usage: "aksl test [<options>] <path> …",
    discussion: """
        aksl test tests/                     every *.aksl below the folder
        aksl test night.aksl:14              the scenario around line 14
        aksl test 'night.aksl#each mode'     the scenario of this name
        aksl test 'night.aksl#each mode [m=delete]'       one of its rows
        aksl test tests/ --tags 'cost and not slow'
        aksl test tests/ --list --name 'each mode*'       what would run
        aksl test @list.txt                  the paths that a file lists, one a line

      Names are compared letter by letter. Files without a scenario are passed over, and so are files and \
      folders whose names begin with a dot.

      Verdicts:
        ok    it held
        FAIL  an assertion or an expectation did not hold
        ERR   something was refused that nobody expected, or a fault of the script
        skip  `skip` says so
        todo  it failed as `todo` says
        ----  blocked: the file stopped before it
      FAIL, ERR and ---- make the run fail. What goes wrong outside the scenarios is a test of its own. In \
      parentheses stands the simulated time that passed. `evidence` counts how well the rules behind the \
      verdicts are known (aksl help evidence).

      Exit codes:
        0    all is well
        1    a scenario failed, or something was refused in it
        2    wrong usage, or nothing selected
        3    a source has errors
        4    something was refused outside the scenarios
        5    a report could not be written
        130  interrupted

      Reports:
        tap, tap13            readers of TAP 14; older ones, such as prove
        junit, junit-strict   most readers; those that check Jenkins' schema
        json                  programs
        markdown              a comment on a change
        github, azure         marks beside the lines, read from a log

      --failed remembers for each folder what failed when suites last ran from there, below \
      $XDG_STATE_HOME/aksl or ~/.local/state/aksl; a run of a part changes only what it ran. What a passing \
      test prints is in the reports junit and json, and shown by `aksl run`.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, folders, patterns such as 'tests/**/*.aksl', file:line, file#name, @list; - is standard input.",
      valueName: "path"))
  var paths: [String] = []

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var suite: SuiteOptions
  @OptionGroup var common: CommonOptions

  @ParentCommand private var program: Aksl

  func validate() throws {
    try program.refuseStatements()
    _ = try selection.selection()
    try suite.validateForTests()
    guard !paths.isEmpty || selection.failed else {
      throw ValidationError("say what to test: `aksl test tests/` runs every *.aksl below the folder")
    }
    guard !paths.isEmpty || !FailedTests.files().isEmpty else {
      throw ValidationError("nothing to test: nothing failed last time")
    }
    if suite.watch, selection.list || paths.contains("-") {
      throw ValidationError("--watch goes with files that can change, and runs them")
    }
    if selection.list, !(suite.report.isEmpty && suite.coverage.isEmpty) {
      throw ValidationError("--list only says what would run: there is nothing to report")
    }
    if common.output == .json {
      throw ValidationError("test writes verdicts: `--report json=-` writes them in JSON")
    }
  }

  func perform(_ console: Console) -> Int32 {
    let runner = SuiteRunner(
      paths: meantPaths, selection: (try? selection.selection()) ?? TestSelection(),
      shuffle: selection.shuffle,
      settings: settings, options: suite, console: console)
    if suite.watch {
      var watch = Watch(paths: meantPaths, alwaysMeant: common.world.paths)
      var (found, results) = (FoundTests(), [String: FileReport]())
      return watch.run(console) { () throws(FileError) in
        found = try TestFinder.tests(at: meantPaths)
        return found.files.map(watched)
      } run: { meant in
        runner.rerun(found, meant, &results)
      }
    }
    do throws(FileError) {
      let found = try TestFinder.tests(at: meantPaths)
      return selection.list ? runner.list(found) : runner.run(found)
    } catch {
      console.write("error: \(error.message)\n", to: .errors)
      return ExitStatus.usage
    }
  }

  /// A file with what its verdicts depend on: what it includes, and the output that is kept beside it.
  private func watched(_ file: TestFile) -> Watch.Entry {
    let output = [OutputFile.path(beside: file.source.name)].compactMap(\.self)
    return Watch.Entry(
      name: file.source.name, size: file.source.bytes.count,
      parts: Set(IncludedFiles.paths(of: file.source) + output),
      written: suite.outputUpdate == .nothing ? [] : output)
  }

  /// Without a path, `--failed` means the files in which something failed.
  private var meantPaths: [String] { paths.isEmpty && selection.failed ? FailedTests.files() : paths }

  /// How well the rules behind verdicts are known is always counted, because every report tells it.
  private var settings: RunSettings {
    var settings = common.settings
    settings.changes.insert(.init(option: "aksl test", "evidence", "on"), at: 0)
    return settings
  }
}
