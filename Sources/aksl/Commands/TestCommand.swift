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
        aksl test @list.txt                  the paths that a file lists

      Files without a scenario are passed over. Nothing selected is an error (exit code 2).
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, folders, patterns such as 'tests/**/*.aksl', file:line, file#name, @list; - is standard input.",
      valueName: "path"))
  var paths: [String]

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var suite: SuiteOptions
  @OptionGroup var common: CommonOptions

  @ParentCommand private var program: Aksl

  func validate() throws {
    try program.refuseStatements()
    _ = try selection.selection()
    if suite.watch, selection.list || paths.contains("-") {
      throw ValidationError("--watch goes with files that can change, and runs them")
    }
    if common.output == .json {
      throw ValidationError("test writes verdicts: `--report json=-` writes them in JSON")
    }
  }

  func perform(_ console: Console) -> Int32 {
    let wanted = (try? selection.selection()) ?? TestSelection()
    if suite.watch {
      var watch = Watch(alwaysMeant: common.world.paths)
      return watch.run(console) { () throws(FileError) in
        try files(wanted)
      } run: { files in
        _ = SuiteRunner.run(files, wanted, settings, suite, console)
      }
    }
    do throws(FileError) {
      let files = try files(wanted)
      if selection.list {
        list(files, console)
        return ExitStatus.done
      }
      return SuiteRunner.run(files, wanted, settings, suite, console)
    } catch {
      console.write("error: \(error.message)\n", to: .errors)
      return ExitStatus.usage
    }
  }

  /// The files that have something to run.
  private func files(_ wanted: TestSelection) throws(FileError) -> [TestFile] {
    var files = try TestFinder.files(at: paths)
    narrow(&files, to: wanted)
    guard files.isEmpty else { return files }
    let what = wanted.identifiers == nil ? "no scenario is wanted in" : "nothing failed last time in"
    throw FileError(message: "nothing to test: \(what) \(paths.joined(separator: ", "))")
  }

  /// How well the rules behind verdicts are known is always counted, because every report tells it.
  private var settings: RunSettings {
    var settings = common.settings
    settings.changes.insert(.init(option: "aksl test", "evidence", "on"), at: 0)
    return settings
  }

  /// Leaves out what is not wanted, and puts the files in the order that is asked for.
  ///
  /// A file that does not parse stays, so that its errors are shown.
  private func narrow(_ files: inout [TestFile], to wanted: TestSelection) {
    for index in files.indices { files[index].narrow(to: wanted) }
    if let shard = wanted.shard {
      var number = 0
      for index in files.indices {
        files[index].wanted.formIntersection(
          files[index].wantedOutlines.filter { _ in
            defer { number += 1 }
            return shard.holds(number)
          }.map(\.range.start))
      }
    }
    files.removeAll { $0.wanted.isEmpty && !$0.isBroken }
    if let seed = selection.shuffle { files.shuffle(seed: seed) }
  }

  private func list(_ files: [TestFile], _ console: Console) {
    for file in files {
      for outline in file.wantedOutlines {
        let tags = outline.tags.isEmpty ? "" : " [\(outline.tags.joined(separator: ", "))]"
        let rows = outline.hasRows ? ", a test for each row" : ""
        console.write(
          "\(file.source.name):\(outline.line): \(outline.title.visibleLine)\(tags)\(rows)\n", to: .output)
      }
    }
  }
}
