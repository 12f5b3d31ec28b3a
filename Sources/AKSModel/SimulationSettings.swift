/// What a session may choose about the world, apart from what happens in it.
package struct SimulationSettings: Hashable, Sendable {
  /// Refuses what no source supports: changes of a stopped pool (rule 9.4).
  package var strict = false
  /// Limits how often pools and clusters may be asked for changes (L8).
  package var throttle = false
  /// The moment at which the world begins, in seconds of Unix time.
  ///
  /// Only texts that quote a time of day read it. Default: 2024-01-01 00:00:00 UTC.
  package var epoch: Int64 = 1_704_067_200

  package init() {}
}
