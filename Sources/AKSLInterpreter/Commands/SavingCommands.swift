extension CommandTable {
  /// What a session comes to, as a script.
  static let savingCommands = [
    CommandDefinition(
      "save session <file>", "writes what was typed as a script that runs to the same state",
      examples: ["plan save session \"shop.aksl\""]
    ) { arguments throws(Fault) in .saveSession(arguments.text("file") ?? "") },
    CommandDefinition(
      "show session [as <format>]", "what `save session` would write",
      examples: ["scale dev to 5; show session"]
    ) { arguments throws(Fault) in .sessionExhibit(.script, try arguments.format()) },
    CommandDefinition(
      "save world <file>", "writes the world as it is, as a script that makes it again",
      examples: ["plan save world \"shop.aksl\""]
    ) { arguments throws(Fault) in .saveWorld(arguments.text("file") ?? "") },
    CommandDefinition(
      "show world [as <format>]", "what `save world` would write", examples: ["show world"]
    ) { arguments throws(Fault) in .sessionExhibit(.world, try arguments.format()) },
  ]
}
