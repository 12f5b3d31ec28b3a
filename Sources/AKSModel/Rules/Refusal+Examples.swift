extension Refusal {
  /// One refusal for each reason, in the order of the cases: from them `explain` knows which rules answer
  /// with which code.
  ///
  /// A test compares them with the cases.
  package static let examples: [Refusal] = [
    .invalidClusterName("-"),
    .invalidPoolName("Web", osType: .linux),
    .clusterNotFound(cluster: "prod", resourceGroup: "shop"),
    .poolNotFound(pool: "web", cluster: "prod"),
    .clusterExists(cluster: "prod", resourceGroup: "shop"),
    .countOutOfRange(count: 1001, minimum: 0),
    .countOutOfRange(count: 0, minimum: 1),
    .tooManyPools(limit: Limits.poolsPerCluster),
    .tooManyNodes(wanted: 5001, limit: Limits.nodesPerCluster),
    .operationInProgress(.updating),
    .poolOperationInProgress(pool: "web", .updating),
    .otherPoolInProgress(pool: "web", .updating),
    .clusterBlockedByPool(pool: "web", .updating),
    .deletionStarted(attempt: .updating, on: .pool, deleting: .pool, started: 0, elapsed: .zero),
    .clusterStopped(attempt: .updating),
    .clusterNotRunning(started: 0, elapsed: .zero),
    .wrongPowerState(.cluster, attempt: .starting, .succeeded, .running),
    .wrongPowerState(.pool, attempt: .starting, .succeeded, .running),
    .wrongPowerState(.pool, attempt: .stopping, .succeeded, .stopped),
    .systemPoolStop(pool: "system"),
    .stoppedPoolChange(pool: "web"),
    .stoppedPoolToSystem(pool: "web"),
    .lastSystemPoolDelete,
    .onlyPoolDelete,
    .lastSystemPoolToUser(pool: "system"),
    .windowsSystemPool,
    .noEphemeralDisk(vmSize: "Standard_B2s"),
    .ephemeralDeallocate,
    .immutableProperty("vmSize"),
    .invalidVMSize("large"),
    .unsupportedVersion("1.0"),
    .poolNewerThanControlPlane(pool: .standard, controlPlane: .standard),
    .poolTooOld(pool: .standard, controlPlane: .standard),
    .notModelled("upgrades"),
  ]
}
