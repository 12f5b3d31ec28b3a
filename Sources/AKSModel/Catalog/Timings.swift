/// How long things take: medians of recorded Azure operations, constant.
///
/// Source: start and end times of about 7,100 operations in the test recordings of Azure/azure-cli
/// and Azure/azure-cli-extensions (2019 to 2024), cut into parts that add up to what was measured.
/// Nodes of one request work in parallel: no dependence on their number was seen (for 1 to 3
/// nodes).
enum Timings {
  /// The service's own part of any pool request: 164 updates of settings only.
  static let pool = TimeSpan.seconds(8)
  /// Making an empty scale set: 6 pools added with 0 nodes took 67 s with the service's own part.
  static let scaleSetCreate = TimeSpan.seconds(60)

  /// From nothing to Ready: pools added 210 s, scaled up with new nodes 116 s, started 144 s.
  static let provisionLinux = TimeSpan.seconds(120)
  /// The same for Windows: pools added 353 s.
  static let provisionWindows = TimeSpan.seconds(285)
  /// The same with a GPU: 4 pools with a T4 added 245 s.
  static let provisionGPU = TimeSpan.seconds(180)
  /// From deallocated to Ready: 8 pools scaled up in mode Deallocate 79 to 88 s.
  static let start = TimeSpan.seconds(75)
  /// From running to deallocated: 69 to 79 s in 2023 (158 s in 2022).
  static let deallocate = TimeSpan.seconds(70)
  /// From running, through another image, to Ready again: pools of 1 node 465 s, of 3 nodes 950 s.
  static let reimage = TimeSpan.seconds(250)
  /// The least notice that a Spot node gets (Scheduled Events, Preempt).
  static let spotNotice = TimeSpan.seconds(30)
  /// From running or deallocated to gone: 34 to 55 s.
  static let delete = TimeSpan.seconds(35)

  /// From a pod that waits, or a node that holds more than before, to a node for the pod; assumed.
  static let podBind = TimeSpan.seconds(1)
  /// From a node to a pod that does its work, its image being there; assumed.
  static let podStart = TimeSpan.seconds(3)
  /// How long a node takes to pull an image of so many MiB: 0.08 GiB a second; assumed.
  static func imagePull(mebibytes: Int64) -> TimeSpan {
    TimeSpan(milliseconds: mebibytes * 100_000 / (8 * 1024))
  }
  /// How long pods put up with a node that is not Ready (Kubernetes: taint-based evictions).
  static let notReadyToleration = TimeSpan.seconds(300)
  /// How long a drain in an upgrade may take where the pool does not say it (U5).
  static let drainTimeout = TimeSpan.seconds(1800)
  /// How long a node that leaves waits for budgets: as long as in an upgrade (U5).
  ///
  /// The choice is ours.
  static let drainLimit = TimeSpan.seconds(1800)

  /// 13 aborts, of pools and clusters.
  static let abort = TimeSpan.seconds(7)
  /// How long the service tries to have machines that are not to be had.
  ///
  /// The choice is ours.
  static let allocationAttempt = TimeSpan.seconds(60)

  /// The service's own part of any PUT of a cluster that is there: 1,127 of them, all from the same years as the
  /// other times here (212 newer ones have a median of 113 s).
  static let cluster = TimeSpan.seconds(90)
  /// A control plane of another version: what is left of 917 s for clusters of 1 to 2 nodes (1.6).
  static let controlPlaneUpgrade = TimeSpan.seconds(300)
  /// 2,989 clusters made.
  static let clusterCreate = TimeSpan.seconds(235)
  /// 45 clusters deleted.
  static let clusterDelete = TimeSpan.seconds(350)
  /// 32 clusters of 3 nodes stopped.
  static let clusterStop = TimeSpan.seconds(140)
  /// 32 clusters of 3 nodes started.
  static let clusterStart = TimeSpan.seconds(190)

  /// How long a new node of the pool takes.
  static func provision(_ pool: AgentPool) -> TimeSpan {
    if pool.osType == .windows { return provisionWindows }
    if let size = VMSize.named(pool.vmSize), size.gpus > 0 { return provisionGPU }
    return provisionLinux
  }
}
