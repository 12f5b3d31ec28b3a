import AKSLInterpreter
import AKSLLanguage
import ArgumentParser

/// The command `aksl explain WHAT`.
struct ExplainCommand: ParsableCommand, Action {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell what a code, a rule or a setting means, or what the rules say of a command.",
    usage: "aksl explain <what>",
    discussion: """
        aksl explain S023                    the code of a message
        aksl explain D5                      a rule of the model, and what it rests on
        aksl explain OperationNotAllowed     an error code: the rules that refuse with it
        aksl explain scale-in-order          a setting: its values, and the rule that it settles
        aksl explain 'pool system stop'      a command: which rules refuse it, hold, or shape it
      """)

  @Argument(help: ArgumentHelp("What `explain` at the prompt takes.", valueName: "what"))
  var topic: [String]

  @OptionGroup var common: CommonOptions

  @ParentCommand private var program: Aksl

  func validate() throws { try program.refuseStatements() }

  func perform(_ console: Console) -> Int32 {
    let code = Runner.perform(common.settings, console) { runner in
      runner.run(.text("explain " + topic.joined(separator: " "), name: "explain"), mode: .prompt)
    }
    // A word that nothing explains is a slip on the command line, not a script that failed.
    return code == ExitStatus.done ? code : ExitStatus.usage
  }
}
