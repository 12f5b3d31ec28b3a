extension CommandTable {
  /// What is told whenever it changes.
  static let watchCommands = [
    CommandDefinition(
      "watch <what:watched>", "tells values whenever they change: on a terminal in lines that stay where they are",
      examples: ["watch dev.nodes.running dev.state; scale dev to 4", "watch cost.perHour; stop dev; watch off"]
    ) { arguments throws(Fault) in .watch(Int(try arguments.integer("what") ?? 0)) },
    CommandDefinition(
      "watch off", "tells no values any more", examples: ["watch dev.count; watch off; scale dev to 4"]
    ) { _ throws(Fault) in .watch(nil) },
    CommandDefinition(
      "set speed <speed:setting>",
      "how much faster than real time the clock goes on a terminal; `off`: as fast as it can",
      examples: ["set speed 60x", "set speed 600x; scale dev to 4; set speed off"]
    ) { arguments throws(Fault) in
      guard let value = arguments.value("speed") else { return .set(.speed(nil)) }
      if value.tag == .integer, (1...Session.speedLimit).contains(value.bits) { return .set(.speed(value.bits)) }
      if arguments.text("speed") == "off" { return .set(.speed(nil)) }
      throw .invalidValue("`set speed` takes a factor from 1x to \(Session.speedLimit)x, or off")
    },
  ]
}
