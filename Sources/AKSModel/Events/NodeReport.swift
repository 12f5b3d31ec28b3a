/// An event of Kubernetes about a node in an upgrade (U9), or before an eviction.
package enum NodeReport: Hashable, Sendable {
  case surge
  case drain
  /// It waits so many minutes after the drain.
  case soak(minutes: UInt16)
  case upgrade
  /// Azure takes its machine in so many seconds (P3).
  case preempt(seconds: UInt32)

  /// As Kubernetes names it.
  package var reason: String {
    switch self {
    case .surge: "Surge"
    case .drain: "Drain"
    case .soak, .upgrade: "Upgrade"
    case .preempt: "PreemptScheduled"
    }
  }

  /// The text of the event; those of an upgraded and of an evicted node are ours.
  package func message(node: String, pool: String) -> String {
    switch self {
    case .surge: "Created a surge node [\(node) \(pool)] for agentpool \(pool)"
    case .drain: "Draining node: [\(node)]"
    case .soak(let minutes): "Soak duration \(minutes)m0s after draining node: \(node)"
    case .preempt(let seconds): "Preempt of node \(node) in \(seconds)s"
    case .upgrade: "Upgraded node: [\(node)]"
    }
  }
}
