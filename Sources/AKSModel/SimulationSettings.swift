/// What a session may choose about the world, apart from what happens in it.
///
/// Where Azure's behaviour is not known, or not the same everywhere, one of these settles it: `ModelChoice`
/// has their names.
package struct SimulationSettings: Hashable, Sendable {
  /// Refuses what no source supports: changes of a stopped pool (rule 9.4).
  package var strict = false
  /// A stop deletes instances in mode Deallocate too, as was reported in 2022 (rule S10).
  package var stopDeletesInstances = false
  /// Which running nodes a scale-in takes first, by their instance indices (rule D10).
  package var scaleInOrder = InstanceOrder.highest
  /// Which deallocated nodes start first, by their instance indices (rule D10).
  package var startOrder = InstanceOrder.lowest
  /// Whether operations of different pools may go on at once (rule 9.6).
  package var poolOperations = PoolConcurrency.overlap
  /// Which pools come back with their cluster (rule 9.5).
  package var clusterStart = ReturningPools.running
  /// What the count of a pool reads while its cluster is stopped (rule 9.5).
  package var clusterStopCount = StoppedCount.zero
  /// What becomes of another count in the request that stops or starts a pool (rule S5c).
  package var requestCount = RequestCount.used
  /// Limits how often pools and clusters may be asked for changes (L8).
  package var throttle = false
  /// How long things take.
  package var timing = TimingSettings()
  /// Deallocated nodes count as unready for the autoscaler (Azure/AKS issue 5211; rule D6).
  package var deallocatedCountsUnready = true
  /// How often Azure takes Spot nodes back (rule P3r), where a pool has no rate of its own.
  package var spotEvictionRate = SpotEvictionRate.never
  /// What Spot machines are billed with (rule P1s).
  package var spotPrices = SpotPrices.assumed
  /// What all that is left to chance follows from.
  package var seed: UInt64 = 0
  /// The moment at which the world begins, in seconds of Unix time.
  ///
  /// Only texts that quote a time of day read it. Default: 2024-01-01 00:00:00 UTC.
  package var epoch: Int64 = 1_704_067_200

  package init() {}

  /// By the index in the scale set.
  package enum InstanceOrder: String, CaseIterable, Hashable, Sendable { case highest, lowest }

  /// Beside each other, or one after the other.
  package enum PoolConcurrency: String, CaseIterable, Hashable, Sendable { case overlap, exclusive }

  /// Those that ran when the cluster was stopped, or all.
  package enum ReturningPools: String, CaseIterable, Hashable, Sendable { case running, all }

  /// 0, or as before.
  package enum StoppedCount: String, CaseIterable, Hashable, Sendable { case zero, kept }

  /// It is what the pool starts with, or nothing.
  package enum RequestCount: String, CaseIterable, Hashable, Sendable { case used, ignored }
}
