import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import ArgumentParser

/// The command `aksl test PATH…`.
struct TestCommand: ParsableCommand, Action {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the scenarios of script files and report each verdict.",
    usage: "aksl test [<options>] <path> …",
    discussion: """
        aksl test night.aksl
        aksl test tests/                every *.aksl below the folder that has a scenario

      Files without a scenario are passed over. Nothing selected is an error (exit code 2).
      """)

  @Argument(help: ArgumentHelp("Files, and folders that are searched for *.aksl.", valueName: "path"))
  var paths: [String]

  @OptionGroup var common: CommonOptions

  @ParentCommand private var program: Aksl

  func validate() throws { try program.refuseStatements() }

  func perform(_ console: Console) -> Int32 {
    Runner.perform(common.settings, console, narration: .verdicts) { runner throws(FileError) in
      var sources: [SourceText] = []
      for file in try ScriptFinder.files(at: paths) {
        let source = try SourceText.file(file)
        if Self.isSelected(source) { sources.append(source) }
      }
      guard !sources.isEmpty else {
        throw FileError(message: "nothing to test: no scenario in \(paths.joined(separator: ", "))")
      }
      try runner.requireParameters(of: sources)
      for source in sources { runner.run(source, mode: .script) }
    }
  }

  /// Whether a source has a scenario.
  ///
  /// One that does not parse is selected, so that its errors are shown.
  static func isSelected(_ source: SourceText) -> Bool {
    let result = Parser.parse(source)
    if result.diagnostics.contains(where: { $0.severity == .error }) { return true }
    return result.tree.hasScenarios
  }
}
