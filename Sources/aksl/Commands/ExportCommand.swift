import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import ArgumentParser

/// The command `aksl export --as az FILE`.
struct ExportCommand: ParsableCommand, Action {
  /// What a script can become.
  enum Form: String, CaseIterable, ExpressibleByArgument { case az }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Run a script, and write what it asked of Azure as a script of az.",
    usage: "aksl export --as az [-o <file>] [<options>] <file>",
    discussion: """
        aksl export --as az night.aksl
        aksl export --as az --steps-only -o night.sh night.aksl
        aksl export --as az --scenario 'a stopped pool' tests/cost.aksl
        aksl run --world empty night.sh

      The script begins with the commands that make the world at the start, so it
      runs again with --world empty; with --steps-only, in that world. For a script
      that makes all it needs itself, of aksl or of the shell, say --world empty
      here, too. Time that passes becomes `sleep` or `az … wait`; what az cannot say
      becomes a comment, and is counted at the end.
      The exit code is that of the run. Of a script that stops half-way, what was
      done before is written.
      """)

  @Option(name: .customLong("as"), help: ArgumentHelp("What to write: a script of az.", valueName: "az"))
  var form: Form

  @Argument(help: ArgumentHelp("The script; `-` is standard input.", valueName: "file"))
  var file: String

  @Option(
    name: [.customShort("o"), .customLong("to")],
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var target: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write the scenario with this in its name, with what comes before it.", valueName: "pattern"))
  var scenario: String?

  @Flag(help: "Leave out the commands that make the world at the start.")
  var stepsOnly = false

  @OptionGroup var common: CommonOptions

  @ParentCommand private var program: Aksl

  func validate() throws {
    try program.refuseStatements()
    if common.output == .json { throw ValidationError("export writes a script of az, and no JSON") }
  }

  func perform(_ console: Console) -> Int32 {
    Runner.perform(common.settings, console) { runner throws(FileError) in
      if let target { try ReportFile.requireWritable(target, besides: [file]) }
      try ForeignFiles.refuse(file)
      let source = try SourceText.file(file)
      try runner.requireParameters(of: [source])
      var session = runner.freshSession
      session.options.keepsScenarios = true
      runner.runQuietly(source, in: &session)
      guard !runner.outcome.hasSourceErrors else { return }
      let text = try text(of: session, source.name, exitCode: runner.outcome.exitCode) + "\n"
      if let target {
        try ReportFile.write(text, to: target)
      } else {
        console.write(text, to: .output)
      }
    }
  }

  private func text(
    of session: Session, _ name: String, exitCode: Int32
  ) throws(FileError) -> String {
    guard let scenario else {
      var remarks: [String] = []
      if exitCode > ExitStatus.failed { remarks.append("\(name) stopped here, with exit code \(exitCode).") }
      let count = session.keptScenarios.count
      if count > 0 {
        remarks.append(
          (count == 1 ? "1 scenario ran on a copy and is" : "\(count) scenarios ran on copies and are")
            + " not in this: --scenario NAME writes one.")
      }
      return session.azureScript(hasOpening: !stepsOnly).text(from: name, remarks: remarks)
    }
    let pattern = NamePattern(scenario)
    let names = session.keptScenarios.map(\.name)
    let whole = names.indices.filter { names[$0] == scenario }
    let found = whole.count == 1 ? whole : names.indices.filter { pattern.matches(names[$0]) }
    guard let only = found.first, found.count == 1 else {
      let list = (found.isEmpty ? names : found.map { names[$0] }).prefix(10)
      throw FileError(
        message: "--scenario '\(scenario)' fits \(found.isEmpty ? "no scenario" : "\(found.count) scenarios")"
          + (list.isEmpty ? "" : ":" + list.map { "\n  \($0.visibleLine)" }.joined()))
    }
    return session.azureScript(ofScenario: only, hasOpening: !stepsOnly)
      .text(from: "\(name), scenario \"\(names[only])\"")
  }
}
