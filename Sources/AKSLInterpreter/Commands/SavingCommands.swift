extension CommandTable {
  /// What a session comes to, as a script.
  static let savingCommands = [
    CommandDefinition(
      "save session <file:text>", "writes the world as a script that makes it again",
      examples: ["plan save session \"shop.aksl\""]
    ) { arguments throws(Fault) in .saveSession(arguments.text("file") ?? "") },
    CommandDefinition(
      "show session [as <format>]", "what `save session` would write", examples: ["show session"]
    ) { arguments throws(Fault) in .sessionExhibit(.script, try arguments.format()) },
  ]
}
