extension CommandTable {
  /// `explain`: what a code means, and what a rule rests on.
  static let explainCommands = [
    CommandDefinition(
      "explain <what:words>", "what the code of a message, a rule or an error code of Azure means",
      examples: ["explain S023", "explain D5", "explain OperationNotAllowed"]
    ) { arguments throws(Fault) in
      .exhibit(try Explanations.page(on: arguments.text("what") ?? ""))
    }
  ]
}
