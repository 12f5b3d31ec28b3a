/// An event of Kubernetes about a node in an upgrade (U9).
package enum NodeReport: Hashable, Sendable {
  case surge
  case drain
  /// It waits so many minutes after the drain.
  case soak(minutes: UInt16)
  case upgrade

  /// As Kubernetes names it.
  package var reason: String {
    switch self {
    case .surge: "Surge"
    case .drain: "Drain"
    case .soak, .upgrade: "Upgrade"
    }
  }

  /// The text of the event; only that of an upgraded node is ours.
  package func message(node: String, pool: String) -> String {
    switch self {
    case .surge: "Created a surge node [\(node) \(pool)] for agentpool \(pool)"
    case .drain: "Draining node: [\(node)]"
    case .soak(let minutes): "Soak duration \(minutes)m0s after draining node: \(node)"
    case .upgrade: "Upgraded node: [\(node)]"
    }
  }
}
