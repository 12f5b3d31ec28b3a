extension CommandTable {
  /// Worlds, snapshots and going back.
  static let worldCommands = [
    CommandDefinition(
      "world empty", "starts over with an empty subscription and a fresh clock", examples: ["world empty"]
    ) { _ throws(Fault) in .replaceWorld(.empty) },
    CommandDefinition(
      "world sandbox", "starts over with the sandbox: a cluster with the pools `system` and `dev`",
      examples: ["world sandbox"]
    ) { _ throws(Fault) in .replaceWorld(.sandbox) },
    CommandDefinition(
      "world from <parts:world-parts> [anonymize]",
      "starts over with your own clusters, as az prints them with -o json, or as maps with ARM's keys",
      examples: [
        "world from {name: \"prod\", location: \"westeurope\", "
          + "agentPoolProfiles: [{name: \"system\", mode: \"System\", count: 3}]}; show pools"
      ]
    ) { arguments throws(Fault) in .adoptWorld(Int(try arguments.integer("parts") ?? 0)) },
    CommandDefinition(
      "show import [as <format>]", "what `world from` took otherwise, and what it dropped",
      examples: [
        "world from {name: \"prod\", agentPoolProfiles: [{name: \"system\", mode: \"System\"}]}; show import"
      ]
    ) { arguments throws(Fault) in
      guard let report = arguments.world.importReport else { throw .noImport }
      return .exhibit(report.exhibit(try arguments.format()))
    },
    CommandDefinition(
      "snapshot <name:new-snapshot>", "keeps the world as it is now under a name", examples: ["snapshot calm"]
    ) { arguments throws(Fault) in .takeSnapshot(arguments.text("name") ?? "") },
    CommandDefinition(
      "restore <name:snapshot>", "brings back the world that a snapshot kept",
      examples: ["snapshot calm; scale dev to 1; restore calm"]
    ) { arguments throws(Fault) in .restoreSnapshot(arguments.text("name") ?? "") },
    CommandDefinition(
      "diff <name:snapshot> [as <format>]",
      "in what the world differs from a snapshot, or from the end of a branch",
      examples: ["snapshot calm; scale dev to 1; diff calm"]
    ) { arguments throws(Fault) in
      .compareSnapshot(arguments.text("name") ?? "", try arguments.format())
    },
    CommandDefinition(
      "undo",
      "takes back the last statement that changed the world; at a prompt also variables, settings and the like",
      examples: ["scale dev to 1; undo"]
    ) { _ throws(Fault) in .undo(1) },
    CommandDefinition(
      "undo <steps:integer>", "takes back several statements",
      examples: ["scale dev to 1; scale dev to 2; undo 2"]
    ) { arguments throws(Fault) in .undo(try steps(arguments)) },
    CommandDefinition(
      "redo", "does again what `undo` took back", examples: ["scale dev to 1; undo; redo"]
    ) { _ throws(Fault) in .redo(1) },
    CommandDefinition(
      "redo <steps:integer>", "does several statements again",
      examples: ["scale dev to 1; scale dev to 2; undo 2; redo 2"]
    ) { arguments throws(Fault) in .redo(try steps(arguments)) },
  ]

  private static func steps(_ arguments: Arguments) throws(Fault) -> Int {
    let steps = try arguments.integer("steps") ?? 1
    guard steps >= 1, let count = Int(exactly: steps) else {
      throw .invalidValue("the number of steps is at least 1")
    }
    return count
  }
}
