import AKSLInterpreter
import AKSLLanguage
import ArgumentParser

/// The command `aksl run FILE…`.
struct RunCommand: ParsableCommand, Action {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run script files, of aksl or of the shell, each in a fresh world.",
    usage: "aksl run [<options>] <file> …",
    discussion: """
        aksl run night.aksl morning.aksl
        aksl run --world empty --start 2026-11-02 night.aksl
        echo 'scale dev to 5' | aksl run -
        aksl run --env GROUP=sandbox-rg night.sh        a script of the shell

      The exit code is the worst of all files: 3 before 4 before 1.
      """)

  @Argument(help: ArgumentHelp("Files to run; `-` is standard input.", valueName: "file"))
  var files: [String]

  @OptionGroup var common: CommonOptions

  @ParentCommand private var program: Aksl

  func validate() throws { try program.refuseStatements() }

  func perform(_ console: Console) -> Int32 {
    Self.run(files, common.settings, console)
  }

  /// Runs files, each in a fresh session.
  static func run(_ files: [String], _ settings: RunSettings, _ console: Console) -> Int32 {
    Runner.perform(settings, console) { runner throws(FileError) in
      // All are read before the first is run: a misspelt name must not be found out half-way.
      var sources: [SourceText] = []
      for file in files {
        try ForeignFiles.refuse(file)
        sources.append(try .file(file))
      }
      try runner.requireParameters(of: sources)
      for source in sources { runner.run(source, mode: .script) }
    }
  }
}
