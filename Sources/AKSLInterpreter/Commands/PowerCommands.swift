import AKSModel

extension CommandTable {
  /// Start and stop of a pool: as in ARM, a PUT of its power state (S1).
  static let powerCommands = [
    CommandDefinition(
      "pool <pool> stop [nowait]", "stops a user pool: its nodes go, its settings stay",
      examples: ["pool dev stop"], run: power(.stopped)),
    CommandDefinition(
      "stop <pool> [nowait]", "the same as `pool NAME stop`", examples: ["stop dev"],
      run: power(.stopped)),
    CommandDefinition(
      "pool <pool> start [nowait]", "starts a stopped pool with the count it had",
      examples: ["pool dev stop; pool dev start"], run: power(.running)),
    CommandDefinition(
      "start <pool> [nowait]", "the same as `pool NAME start`", examples: ["stop dev; start dev"],
      run: power(.running)),
  ]

  private static func power(_ state: PowerState) -> CommandDefinition.Run {
    { arguments throws(Fault) in
      var properties = AgentPoolProperties()
      properties.powerState = state
      return .change(
        try arguments.poolTarget(), properties, isAwaited: arguments.isAwaited)
    }
  }
}
