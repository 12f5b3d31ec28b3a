import AKSModel

extension AutoscalerReport {
  /// `10 -> 20: 188 pods pending`.
  package var sentence: String {
    switch self {
    case .scaleUp(let old, let new, 0): "\(old) -> \(new): below its minimum"
    case .scaleUp(let old, let new, let pods): "\(old) -> \(new): \(Self.count(pods, "pod")) pending"
    case .overdue(let count): "\(Self.count(count, "node")) did not come within max-node-provision-time"
    case .backoff(let end): "not asked again before \(TimeFormat.instant(end))"
    case .poolUnhealthy(let unready, let total):
      "not made larger: \(unready) of \(total) nodes are unready"
    case .halted(let unready, let total):
      "halted: \(unready) of \(total) nodes of the cluster are unready"
    case .resumed: "goes on: enough nodes are ready"
    case .removalBegan(true): "goes: it is empty"
    case .removalBegan(false): "goes: its pods fit elsewhere"
    case .removalFailed: "stays: its pods could not be evicted in time"
    }
  }

  /// It is kept from its work by nodes that are unready.
  var isStandstill: Bool {
    switch self {
    case .halted, .poolUnhealthy: true
    default: false
    }
  }

  private static func count(_ number: Int32, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
