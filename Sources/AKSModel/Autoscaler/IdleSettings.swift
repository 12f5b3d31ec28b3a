extension Simulation {
  /// What is set in the autoscaler profile of a cluster, otherwise than AKS has it, and changes little or nothing
  /// here: a sentence each.
  package func idleSettings(of cluster: ClusterID) -> [String] {
    let options = AutoscalerOptions(self[self[cluster].autoScalerProfile])
    let usual = AutoscalerOptions()
    var lines: [String] = []
    if options.evictsDaemonSetsOfEmptyNodes != usual.evictsDaemonSetsOfEmptyNodes {
      lines.append(
        "daemonset-eviction-for-empty-nodes has no effect here: pods of DaemonSets end when their node goes")
    }
    if options.evictsDaemonSetsOfOccupiedNodes != usual.evictsDaemonSetsOfOccupiedNodes {
      lines.append(
        "daemonset-eviction-for-occupied-nodes has no effect here: pods of DaemonSets end when their node goes"
      )
    }
    if options.gracefulTermination != usual.gracefulTermination {
      lines.append(
        "max-graceful-termination-sec only says here how long budgets are waited for: pods that may go are gone at once"
      )
    }
    if options.expander == .priority, self[self[cluster].expanderPriorities].isEmpty {
      lines.append("expander priority chooses at random until `expander-priorities` says what it prefers")
    }
    return lines
  }
}
