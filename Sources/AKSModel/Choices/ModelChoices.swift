extension ModelChoice {
  /// All of them: a new one is a property of `SimulationSettings` and a row here.
  package static let all = [
    ModelChoice(
      "strict", \.strict, "9.4",
      "`on` refuses all changes of a stopped pool but upgrades; `off` takes them, and keeps a count for its next "
        + "start."),
    ModelChoice(
      "stop-deletes-instances", \.stopDeletesInstances, "S10", isQuirk: true,
      "`on`: a stop deletes all instances in mode Deallocate too, as Azure/AKS issue 2810 reported in 2022; "
        + "`off`: it keeps them, deallocated."),
    ModelChoice(
      "deallocated-counts-unready", \.deallocatedCountsUnready, "D6", isQuirk: true,
      "`on`: deallocated nodes count as unready for the autoscaler, as Azure/AKS issue 5211 reports since 2025, so "
        + "that too many of them keep a pool, or all "
        + "pools, as they are; `off`: they do not count."),
    ModelChoice(
      "scale-in-order", \.scaleInOrder, "D10",
      "Which running nodes a scale-in takes first: those with the `highest` instance indices, or the `lowest`."
    ),
    ModelChoice(
      "start-order", \.startOrder, "D10",
      "Which deallocated nodes start first: those with the `lowest` instance indices, or the `highest`."),
    ModelChoice(
      "pool-operations", \.poolOperations, "9.6",
      "Whether operations on different pools of a cluster may `overlap`, or each is `exclusive` and refuses "
        + "the others."),
    ModelChoice(
      "cluster-start", \.clusterStart, "9.5",
      "Which pools come back with their cluster: those that were `running` when it was stopped, or `all`."),
    ModelChoice(
      "cluster-stop-count", \.clusterStopCount, "9.5",
      "What a pool's count reads while its cluster is stopped: `zero`, or the count is `kept`."),
    ModelChoice(
      "request-count", \.requestCount, "S5c",
      "Another count in the request that stops or starts a pool is `used` for the next start, or `ignored`."),
    ModelChoice(
      "spot-prices", \.spotPrices, "P1s",
      "What Spot machines are billed with: an `assumed` part of the list price, or their price is `unknown`."),
    ModelChoice(
      "throttle", \.throttle, "L8",
      "`on` limits how often a pool or a cluster may be changed: 20 times at once, and once more each minute."
    ),
  ]

  /// The one of this name.
  package static func named(_ name: String) -> ModelChoice? { all.first { $0.name == name } }
}
