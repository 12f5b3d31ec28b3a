extension CommandTable {
  /// What is told whenever it changes.
  static let watchCommands = [
    CommandDefinition(
      "watch <what:watched>",
      "tells values whenever they change: on a terminal in lines that stay where they are",
      examples: [
        "watch dev.nodes.running dev.state; scale dev to 4", "watch cost.perHour; stop dev; watch off",
      ]
    ) { arguments throws(Fault) in .watch(Int(try arguments.integer("what") ?? 0)) },
    CommandDefinition(
      "watch off", "tells no values any more", examples: ["watch dev.count; watch off; scale dev to 4"]
    ) { _ throws(Fault) in .watch(nil) },
    CommandDefinition(
      "unwatch", "tells no values any more: the same as `watch off`",
      examples: ["watch dev.count; unwatch; scale dev to 4"]
    ) { _ throws(Fault) in .watch(nil) },
    CommandDefinition(
      "unwatch <what:watched>", "tells some values no more, as they were written behind `watch`",
      examples: ["watch dev.count dev.state; unwatch dev.count; scale dev to 4"]
    ) { arguments throws(Fault) in .unwatch(Int(try arguments.integer("what") ?? 0)) },
  ]
}
