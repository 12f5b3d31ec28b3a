/// What an autoscaler does and finds; nothing readable changes with it.
package enum AutoscalerReport: Hashable, Sendable {
  /// Its pool gets larger for so many pods; none: it was below its minimum.
  case scaleUp(from: Int32, to: Int32, pods: Int32)
  /// So many machines did not come in time.
  case overdue(Int32)
  /// Its pool is left alone.
  case backoff(until: Instant)
  /// Its pool is not made larger while so many of so many nodes are unready.
  case poolUnhealthy(unready: Int32, total: Int32)
  /// Nothing is done while so many of so many nodes of the cluster are unready; the pool is one that has them.
  case halted(unready: Int32, total: Int32)
  case resumed
  /// A node goes; with pods on it, or without.
  case removalBegan(isEmpty: Bool)
  /// The pods of a node did not go in time.
  case removalFailed
}

/// What kept an autoscaler from its work.
struct AutoscalerStandstill {
  let isHalted: Bool
  let unhealthy: [PoolID]
  /// Of the loops before this one.
  let lastScaleUp: Instant?

  init(_ state: AutoscalerState) {
    isHalted = state.isHalted
    unhealthy = state.groups.filter(\.isUnhealthy).map(\.pool)
    lastScaleUp = state.lastScaleUp
  }
}

extension Simulation {
  /// An autoscaler says something of a pool, or of a node of it.
  mutating func report(_ report: AutoscalerReport, of pool: PoolID, _ cause: Cause, _ node: NodeID? = nil) {
    record(.autoscaler(pool, instance: node.map { nodeTable[$0].instance }, report), cause)
  }

  /// Tells what a loop has come to, where it is another thing than before.
  mutating func report(
    _ decision: AutoscalerDecision, _ picture: AutoscalerPicture, since before: AutoscalerStandstill,
    on cluster: ClusterID
  ) {
    let index = Int(cluster.index)
    guard let pool = pools(of: cluster).first(where: { self[$0].enableAutoScaling }) else { return }
    if let unready = decision.unready, !before.isHalted {
      let rule: RuleID =
        picture.deallocatedCountsUnready && picture.nodes.contains { $0.readiness == .deallocated }
        ? "D6" : "A9"
      report(.halted(unready: Int32(unready.count), total: Int32(unready.total)), of: pool, Cause(nil, rule))
    } else if decision.unready == nil, before.isHalted {
      report(.resumed, of: pool, Cause(nil, "A9"))
    }
    for (group, count) in decision.overdue {
      let pool = picture.groups[group].pool
      report(.overdue(Int32(count)), of: pool, Cause(nil, "A8"))
      if let end = autoscalers[index]?.state[pool].backoffEnd {
        report(.backoff(until: end), of: pool, Cause(nil, "A8"))
      }
    }
    for (group, health) in decision.unhealthy where !before.unhealthy.contains(picture.groups[group].pool) {
      let isOfDeallocated =
        picture.deallocatedCountsUnready
        && picture.nodes.contains { Int($0.group) == group && $0.readiness == .deallocated }
      report(
        .poolUnhealthy(unready: Int32(health.unready), total: Int32(health.total)),
        of: picture.groups[group].pool, Cause(nil, isOfDeallocated ? "D6" : "A9"))
    }
  }
}
