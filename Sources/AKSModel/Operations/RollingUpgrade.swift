/// How an upgrade goes through the running nodes of a pool (U4, U5, P4): so many at a time, with so many more nodes
/// meanwhile.
struct RollingUpgrade: Hashable, Sendable {
  /// Nodes that are made for the time of the upgrade.
  let surge: Int
  /// How many nodes are cordoned, drained and reimaged side by side.
  let batch: Int
  /// From the cordon to the reimage: an empty node drains at once; a Spot node is not drained, but gets notice.
  let drain: TimeSpan
  /// How long is waited between drain and reimage.
  let soakMinutes: UInt16

  /// Nodes that could not be drained and are left behind cordoned.
  var quarantined: [NodeID] = []
  /// Why the upgrade fails when it is through.
  var error: OperationError?

  /// The way through so many nodes of a pool.
  init(of pool: AgentPool, nodes: Int) {
    let settings = pool.upgradeSettings
    if pool.scaleSetPriority == .spot {
      surge = 0
      batch = Self.standardSurge.nodes(of: pool.count).clamped(to: 1...max(1, nodes))
      drain = Timings.spotNotice
      soakMinutes = 0
      return
    }
    let unavailable = pool.mode == .system ? 0 : settings.maxUnavailable?.nodes(of: pool.count) ?? 0
    surge = min(nodes, (settings.maxSurge ?? Self.standardSurge).nodes(of: pool.count))
    batch = (surge + unavailable).clamped(to: 1...max(1, nodes))
    drain = .zero
    soakMinutes = UInt16(clamping: settings.nodeSoakDurationInMinutes ?? 0)
  }

  /// What holds where the pool says nothing (U4), and how many Spot nodes go at a time: that is our choice.
  private static let standardSurge = NodeAmount(number: 10, isPercentage: true)

  /// From the cordon of a batch to its reimage.
  var pause: TimeSpan { drain + .seconds(Int64(soakMinutes) * 60) }

  /// How long it takes to get through so many nodes.
  func duration(of nodes: Int, on pool: AgentPool) -> TimeSpan {
    guard nodes > 0 else { return .zero }
    let rounds = Int64((nodes + batch - 1) / batch)
    let surgeTime = surge > 0 ? Timings.provision(pool) + Timings.delete : .zero
    return surgeTime
      + TimeSpan(milliseconds: rounds * (pause + Timings.reimage).milliseconds)
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
