/// What somebody who types asks of the program around the session, and not of the session.
package enum PromptWish: Hashable, Sendable {
  /// Leave the prompt.
  case leave
  /// Tell what was typed: so many of the last entries, or (nil) all.
  case history(Int?)
  /// Play the guide, a step at a time.
  case tour

  /// The word that asks for it.
  package var word: String {
    switch self {
    case .leave: "exit"
    case .history: "history"
    case .tour: "tour"
    }
  }
}

extension CommandTable {
  /// What only a prompt knows: a script has an end of its own, and includes files.
  static let promptCommands = [
    CommandDefinition(
      prompt: "load <file:script>", "runs a file as if it were typed, each time it is said",
      examples: ["load night.aksl"]
    ) { _ throws(Fault) in throw .invalidValue("a file is loaded before its line runs") },
    CommandDefinition(
      prompt: "history", "what was typed, the oldest first", examples: ["history"]
    ) { _ throws(Fault) in .wish(.history(nil)) },
    CommandDefinition(
      prompt: "history <count:integer>", "what was typed: so many of the last entries",
      examples: ["history 20"]
    ) { arguments throws(Fault) in
      let count = try arguments.integer("count") ?? 0
      guard count > 0 else {
        throw .invalidValue("`history N` tells the last N entries: N is 1 or more")
      }
      return .wish(.history(Int(clamping: count)))
    },
    CommandDefinition(
      prompt: "exit", "leaves the prompt, as Ctrl-D does", examples: ["exit"]
    ) { _ throws(Fault) in .wish(.leave) },
    CommandDefinition(
      prompt: "quit", "leaves the prompt, as Ctrl-D does", examples: ["quit"]
    ) { _ throws(Fault) in .wish(.leave) },
  ]
}
