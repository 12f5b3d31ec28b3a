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

  @Flag(
    help: ArgumentHelp(
      "Keep what files print now in the NAME.out beside them; with --update=new, also where there is none. Not "
        + "in CI."))
  var update = false

  @Flag(name: .customLong("update-new"), help: .hidden)
  var updateNew = false

  @Flag(help: "Run again what depends on a file that changes, until Ctrl-C.")
  var watch = false

  @OptionGroup var common: CommonOptions

  @ParentCommand private var program: Aksl

  func validate() throws {
    try program.refuseStatements()
    _ = try selection.selection()
    if outputUpdate != .nothing, Environment.isContinuousIntegration {
      throw ValidationError("--update changes what tests expect: not in CI (the variable CI is set)")
    }
    if watch, suite.isAboutWhole {
      throw ValidationError("--watch runs what has changed: a report would be about a part of the suite")
    }
    if watch, selection.list || paths.contains("-") {
      throw ValidationError("--watch goes with files that can change, and runs them")
    }
    if common.output == .json {
      throw ValidationError("test writes verdicts: `--report json=-` writes them in JSON")
    }
  }

  func perform(_ console: Console) -> Int32 {
    let wanted = (try? selection.selection()) ?? TestSelection()
    if watch {
      var watch = Watch(alwaysMeant: worldPath.map { [$0] } ?? [])
      return watch.run(console) { () throws(FileError) in
        try files(wanted)
      } run: { files in
        _ = SuiteRunner.run(suite(of: files, wanted), settings, suite, console)
      }
    }
    do throws(FileError) {
      let files = try files(wanted)
      if selection.list {
        list(files, console)
        return ExitStatus.done
      }
      return SuiteRunner.run(suite(of: files, wanted), settings, suite, console)
    } catch {
      console.write("error: \(error.message)\n", to: .errors)
      return ExitStatus.usage
    }
  }

  /// What becomes of output that is kept.
  private var outputUpdate: OutputFile.Update { updateNew ? .all : update ? .existing : .nothing }

  private func suite(of files: [TestFile], _ wanted: TestSelection) -> Suite {
    Suite(
      kind: .test, sources: files.map(\.source), parameterSources: { files.map(\.source) },
      rules: wanted.rules,
      run: { number, session in FileRun.run(files[number], wanted, in: session) { Runner.isInterrupted } },
      settle: { report, number throws(FileError) in
        guard files[number].isWhole, wanted.takesAllRows else { return nil }
        return try OutputFile.settle(&report, outputUpdate).map { "updated \($0.visibleLine)\n" }
      })
  }

  /// The files that have something to run.
  private func files(_ wanted: TestSelection) throws(FileError) -> [TestFile] {
    var files = try TestFinder.files(at: paths)
    narrow(&files, to: wanted)
    guard files.isEmpty else { return files }
    let what = wanted.identifiers == nil ? "no scenario is wanted in" : "nothing failed last time in"
    throw FileError(message: "nothing to test: \(what) \(paths.joined(separator: ", "))")
  }

  /// The script that sets the world up.
  private var worldPath: String? { if case .script(let path) = common.world { path } else { nil } }

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
