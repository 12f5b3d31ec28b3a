/// Times that are not Azure's work, but limits and attempts; `TimingPrimitive` has the rest.
enum Timings {
  /// How long pods put up with a node that is not Ready (Kubernetes: taint-based evictions).
  static let notReadyToleration = TimeSpan.seconds(300)
  /// How long a drain in an upgrade may take where the pool does not say it (U5).
  static let drainTimeout = TimeSpan.seconds(1800)
  /// How long a node that leaves waits for budgets: as long as in an upgrade (U5).
  ///
  /// The choice is ours.
  static let drainLimit = TimeSpan.seconds(1800)
  /// How long the service tries to have machines that are not to be had.
  ///
  /// The choice is ours.
  static let allocationAttempt = TimeSpan.seconds(60)
}
