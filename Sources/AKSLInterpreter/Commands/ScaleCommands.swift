import AKSModel

extension CommandTable {
  /// `scale`: a new count, and with `mode` a new scale-down mode before it, in one request.
  static let scaleCommands = [
    CommandDefinition(
      "scale <pool> to <count:integer> [mode|scale-down-mode <mode:scale-down-mode>] [nowait]",
      "changes how many nodes of a pool run",
      examples: ["scale dev to 5", "scale dev to 5 mode deallocate"], run: scale),
    CommandDefinition(
      "pool <pool> scale to <count:integer> [mode|scale-down-mode <mode:scale-down-mode>] [nowait]",
      "changes how many nodes of a pool run", examples: ["pool dev scale to 3"], run: scale),
  ]

  private static let scale: CommandDefinition.Run = { arguments throws(Fault) in
    var properties = AgentPoolProperties()
    properties.count = try arguments.integer("count")
    properties.scaleDownMode = try arguments.symbol("mode", as: ScaleDownMode.self)
    return .change(
      try arguments.poolTarget(), properties, isAwaited: arguments.isAwaited)
  }
}
