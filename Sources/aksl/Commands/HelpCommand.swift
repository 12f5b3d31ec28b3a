import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import ArgumentParser

/// The command `aksl help [TOPIC]`.
struct HelpCommand: ParsableCommand, Action {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Explain a command of aksl, or a word of the language.",
    usage: "aksl help [<topic> …]",
    discussion: """
        aksl help run                   a command
        aksl help scale                 a verb, a property, a function
      """)

  @Argument(help: ArgumentHelp("A command, or what `help` at the prompt takes.", valueName: "topic"))
  var topic: [String] = []

  @OptionGroup var common: CommonOptions

  func perform(_ console: Console) -> Int32 {
    if let text = Self.commandHelp(topic) {
      console.write(text + "\n", to: .output)
      return ExitStatus.done
    }
    let code = Runner.perform(common.settings, console) { runner in
      runner.run(.text("help " + topic.joined(separator: " "), name: "help"), mode: .prompt)
    }
    // A topic that does not exist is a slip on the command line, not a script that failed.
    return code == ExitStatus.done ? code : ExitStatus.usage
  }

  /// The help of the program itself, or of one of its commands.
  private static func commandHelp(_ topic: [String]) -> String? {
    guard let name = topic.first else { return Aksl.helpMessage() }
    let command = Aksl.configuration.subcommands.first { $0.configuration.commandName == name }
    guard topic.count == 1, let command else { return nil }
    return Aksl.helpMessage(for: command)
  }
}
