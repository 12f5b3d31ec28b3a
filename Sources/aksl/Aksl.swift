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
    discussion: """
      Without a subcommand: the prompt on a terminal, otherwise a script from standard input.
      Nothing here touches Azure, and time is simulated: a night takes milliseconds.

        aksl                                            opens the prompt
        aksl -e 'pool dev stop; show pools'             runs one line
        aksl run night.aksl                             runs a script file
        aksl test tests/                                runs the scenarios below a folder
        aksl -q -e 'show pools as json' | jq '.[].name'

      Exit codes: 0 done, 1 an assertion or scenario failed, 2 wrong usage or nothing selected,
      3 the source has errors, 4 an unexpected refusal or fault, 5 an error of aksl's own,
      130 interrupted.
      """,
    version: version,
    subcommands: [RunCommand.self, TestCommand.self, HelpCommand.self])

  /// The version of this program.
  static let version = "0.1.0"

  @Option(
    name: .shortAndLong, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Run these statements and show what they are worth.", valueName: "statements"))
  var execute: [String] = []

  @OptionGroup var common: CommonOptions

  static func main() {
    let console = Console()
    let code = perform(Array(CommandLine.arguments.dropFirst()), console)
    exitProcess(console.finish(exitCode: code))
  }

  /// Does what the arguments say, and gives the exit code.
  static func perform(_ arguments: [String], _ console: Console) -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      if let action = command as? any Action { return action.perform(console) }
      try command.run()
      return ExitStatus.done
    } catch {
      let isUsageError = exitCode(for: error) != .success
      let message = fullMessage(for: error)
      if !message.isEmpty { console.write(message + "\n", to: isUsageError ? .errors : .output) }
      // The one place where the argument parser's own exit code becomes ours.
      return isUsageError ? ExitStatus.usage : ExitStatus.done
    }
  }
}

extension Aksl: Action {
  func perform(_ console: Console) -> Int32 {
    if !execute.isEmpty {
      // What is typed after -e is a line of the prompt: the value of an expression is what one wants to see.
      return Runner.perform(common, console) { runner in
        runner.run(.text(execute.joined(separator: "\n"), name: "-e"), mode: .prompt)
      }
    }
    if StandardInput.isTerminal { return PromptCommand(common: common).perform(console) }
    return Runner.perform(common, console) { runner throws(FileError) in
      runner.run(try .standardInput(), mode: .script)
    }
  }
}
