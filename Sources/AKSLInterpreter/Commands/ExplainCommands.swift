extension CommandTable {
  /// `explain` and `plan`: what a word means, what the rules say of a command, and what would come of it.
  ///
  /// The compiler takes the command in them apart; what is left here are words.
  static let explainCommands = [
    CommandDefinition(
      "explain <what:words>",
      "what the code of a message, a rule, an error code of Azure or a setting means",
      examples: ["explain S023", "explain D5", "explain OperationNotAllowed", "explain scale-in-order"]
    ) { arguments throws(Fault) in
      .exhibit(try Explanations.page(on: arguments.text("what") ?? ""))
    },
    CommandDefinition(
      "explain <command:command> [as <format>]",
      "which rules refuse a command, which hold and which shape what it does; it is not done",
      examples: ["explain pool system stop", "explain scale dev to 1001 as json"]
    ) { _ throws(Fault) in throw .invalidValue("`explain` takes a command") },
    CommandDefinition(
      "plan <command:command> [as <format>]",
      "what a command would change, how long it would take and what it would cost; it is not done",
      examples: ["plan scale dev to 50", "plan pool dev stop as json"]
    ) { _ throws(Fault) in throw .invalidValue("`plan` takes a command") },
  ]
}
