/// The autoscaler profile of a cluster as numbers; `AutoscalerProfile` has the texts that a GET shows.
package struct AutoscalerOptions: Hashable, Sendable {
  /// Which of several groups that would help is made larger.
  package enum Expander: String, CaseIterable, Hashable, Sendable {
    case leastWaste = "least-waste"
    case mostPods = "most-pods"
    case priority
    case random
  }

  /// A scale-up is shared among pools whose nodes are alike.
  package var balancesSimilarGroups = false
  package var expander = Expander.random
  /// So many nodes are removed at once; one of them may need a drain.
  package var parallelDeletions = 0
  /// How long an eviction may take, if the pod does not want less.
  package var gracefulTermination = TimeSpan.zero
  /// How long a machine may take to become a node.
  package var provisionTime = TimeSpan.zero
  /// In percent of the nodes.
  package var totalUnreadyPercentage = 0
  package var okTotalUnready = 0
  /// Pods younger than this are not looked at.
  package var newPodDelay = TimeSpan.zero
  package var delayAfterAdd = TimeSpan.zero
  package var delayAfterDelete = TimeSpan.zero
  package var delayAfterFailure = TimeSpan.zero
  package var unneededTime = TimeSpan.zero
  package var unreadyTime = TimeSpan.zero
  /// A node whose pods ask for no more than this share of it is hardly used.
  package var utilizationThreshold = 0.0
  package var scanInterval = TimeSpan.zero
  package var keepsLocalStorage = false
  package var keepsSystemPods = false
  package var ignoresDaemonSets = false
  /// Whether pods of DaemonSets are evicted before their node goes: here they end with it, so nothing follows from it.
  package var evictsDaemonSetsOfEmptyNodes = false
  package var evictsDaemonSetsOfOccupiedNodes = false

  /// Reads a profile; what it does not name, or has another form than it should, is as AKS has it by itself.
  package init(_ profile: [ResourceTag] = []) {
    for entry in AutoscalerProfile.standard { apply(entry) }
    for entry in profile where AutoscalerProfile.setting(entry.key)?.form.fits(entry.value) ?? false {
      apply(entry)
    }
  }

  private mutating func apply(_ entry: ResourceTag) {
    let text = entry.value
    switch entry.key {
    case "balance-similar-node-groups": balancesSimilarGroups = text == "true"
    case "daemonset-eviction-for-empty-nodes": evictsDaemonSetsOfEmptyNodes = text == "true"
    case "daemonset-eviction-for-occupied-nodes": evictsDaemonSetsOfOccupiedNodes = text == "true"
    case "expander": expander = Expander(rawValue: text) ?? .random
    case "ignore-daemonsets-utilization": ignoresDaemonSets = text == "true"
    case "max-empty-bulk-delete": parallelDeletions = Int(text) ?? 0
    case "max-graceful-termination-sec": gracefulTermination = .seconds(Int64(text) ?? 0)
    case "max-node-provision-time": provisionTime = Self.span(text)
    case "max-total-unready-percentage": totalUnreadyPercentage = Int(text) ?? 0
    case "new-pod-scale-up-delay": newPodDelay = Self.span(text)
    case "ok-total-unready-count": okTotalUnready = Int(text) ?? 0
    case "scale-down-delay-after-add": delayAfterAdd = Self.span(text)
    case "scale-down-delay-after-delete": delayAfterDelete = Self.span(text)
    case "scale-down-delay-after-failure": delayAfterFailure = Self.span(text)
    case "scale-down-unneeded-time": unneededTime = Self.span(text)
    case "scale-down-unready-time": unreadyTime = Self.span(text)
    case "scale-down-utilization-threshold": utilizationThreshold = Double(text) ?? 0
    // An interval of nothing is one of a second: our choice.
    case "scan-interval": scanInterval = max(.seconds(1), Self.span(text))
    case "skip-nodes-with-local-storage": keepsLocalStorage = text == "true"
    case "skip-nodes-with-system-pods": keepsSystemPods = text == "true"
    default: break
    }
  }

  /// `10m`.
  private static func span(_ text: String) -> TimeSpan {
    let seconds: Int64 =
      switch text.last {
      case "h": 3600
      case "m": 60
      default: 1
      }
    return .seconds((Int64(text.dropLast()) ?? 0) * seconds)
  }
}

extension Instant {
  /// The first multiple of a length of time since the beginning that is not before this moment.
  func onGrid(of step: TimeSpan) -> Instant {
    Instant(milliseconds: (milliseconds + step.milliseconds - 1) / step.milliseconds * step.milliseconds)
  }
}
