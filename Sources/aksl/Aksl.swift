import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import ArgumentParser

/// The program: reads the command line, does what it says, and leaves with its exit code.
@main
struct Aksl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aksl",
    abstract: "A prompt, a script language and tests for simulated AKS node pools.",
    usage: """
      aksl [-e <statements>] [<options>]
      aksl <command> [<options>] …
      """,
    discussion: """
      Without a subcommand: the prompt on a terminal, otherwise a script from standard input.
      Nothing here touches Azure, and no command takes real time.

        aksl                                     opens the prompt
        aksl -e 'pool dev stop; show pools'      runs one line
        aksl run night.aksl                      runs a script file
        aksl test tests/                         runs the scenarios below a folder
        aksl doc guides/                         runs what documents show
        aksl fmt .                               lays out the scripts below a folder
        aksl check tests/                        finds errors without running
        aksl export --as az night.aksl           writes it as a script of az
        aksl -q -e 'show pools as json' | jq .   passes data on

      Exit codes:
        0  done                                  1  an assertion or scenario failed
        2  wrong usage, or nothing selected      3  the source has errors
        4  an unexpected refusal or fault        5  an error of aksl's own
        130  interrupted                         141  the reader has gone
      """,
    version: version,
    subcommands: [
      RunCommand.self, TestCommand.self, DocCommand.self, CheckCommand.self, FmtCommand.self,
      ExportCommand.self, ExplainCommand.self, HelpCommand.self,
    ])

  /// The version of this program.
  static let version = "0.1.0"

  @Option(
    name: .shortAndLong, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Run these statements and show what they are worth.", valueName: "statements"))
  var execute: [String] = []

  @Flag(name: .customLong("no-init"), help: "Don't run ~/.config/aksl/init.aksl before the prompt begins.")
  var leavesInitOut = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard execute.isEmpty || !execute.allSatisfy(\.isEmpty) else {
      throw ValidationError("-e needs statements, for example: aksl -e 'show pools'")
    }
  }

  /// For subcommands, which would pass over statements behind -e in silence.
  func refuseStatements() throws {
    guard execute.isEmpty else { throw ValidationError("-e goes without a command") }
  }

  static func main() {
    let console = Console()
    let code = perform(Array(CommandLine.arguments.dropFirst()), console)
    exitProcess(console.finish(exitCode: code))
  }

  /// Does what the arguments say, and gives the exit code.
  static func perform(_ arguments: [String], _ console: Console) -> Int32 {
    switch PlainInvocation(arguments) {
    case .statements(let statements): return run(statements, RunSettings(), console)
    case .files(let files): return RunCommand.run(files, RunSettings(), console)
    case .standardInput: return runStandardInput(RunSettings(), console)
    case nil: break
    }
    do {
      var command = try parseAsRoot(SuiteOptions.withoutValuesOfFlags(arguments))
      if let action = command as? any Action { return action.perform(console) }
      try command.run()
      return ExitStatus.done
    } catch {
      let message = fullMessage(for: error)
      if exitCode(for: error).isSuccess {
        console.write(message + "\n", to: .output)
        return ExitStatus.done
      }
      console.write(UsageMessage(message, arguments: arguments).text, to: .errors)
      // The one place where the argument parser's own exit code becomes ours.
      return ExitStatus.usage
    }
  }

  /// `aksl -e`: what is typed there is a line of the prompt, where one wants to see the value of an expression.
  private static func run(_ statements: [String], _ settings: RunSettings, _ console: Console) -> Int32 {
    Runner.perform(settings, console) { runner throws(FileError) in
      // Joining costs more than a short script.
      let text = statements.count == 1 ? statements[0] : statements.joined(separator: "\n")
      let source = SourceText.text(text, name: "-e")
      try runner.requireParameters(of: [source])
      runner.run(source, mode: .prompt)
    }
  }

  private static func runStandardInput(_ settings: RunSettings, _ console: Console) -> Int32 {
    Runner.perform(settings, console) { runner throws(FileError) in
      let source = try SourceText.standardInput()
      try runner.requireParameters(of: [source])
      runner.run(source, mode: .script)
    }
  }
}

extension Aksl: Action {
  func perform(_ console: Console) -> Int32 {
    if !execute.isEmpty { return Self.run(execute, common.settings, console) }
    if StandardInput.isTerminal {
      return PromptCommand(common: common, readsInit: !leavesInitOut).perform(console)
    }
    return Self.runStandardInput(common.settings, console)
  }
}
