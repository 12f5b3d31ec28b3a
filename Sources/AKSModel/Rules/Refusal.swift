/// Why Azure would not take a request.
///
/// Each case is one reason with its facts; the words are in `Refusal+Answer.swift`.
package enum Refusal: Error, Hashable, Sendable {
  // MARK: Names and existence

  /// R4.
  case invalidClusterName(String)
  /// R3. Windows pools have shorter names.
  case invalidPoolName(String, osType: OSType)
  /// O6. The resource group is nil when the request did not name one.
  case clusterNotFound(cluster: String, resourceGroup: String?)
  /// O6, of a pool.
  case poolNotFound(pool: String, cluster: String)
  /// O6, of a node.
  case machineNotFound(machine: String, pool: String)
  /// N1: the text is that of az, which asks before it sends anything.
  case clusterExists(cluster: String, resourceGroup: String)

  /// C5: a DELETE of what is not there. Azure answers 204; az asks before, and its words are these.
  case nothingToDelete(ResourceWord, name: String)

  // MARK: Numbers

  /// L1, L6: the smallest count is 0 for a user pool and 1 for a system pool.
  case countOutOfRange(count: Int64, minimum: Int64)
  /// L4: in one region, or, where none is named, in all.
  case tooManyClusters(region: String?, limit: Int)
  /// L2.
  case tooManyPools(limit: Int)
  /// L3: nodes over all pools.
  case tooManyNodes(wanted: Int, limit: Int)

  // MARK: One thing at a time

  /// L8.
  case throttled(ResourceWord, wait: TimeSpan)
  /// A start of a cluster on which something is at work. `started` is in seconds of Unix time.
  case startWhileBusy(ProvisioningState, PowerState, started: Int64, elapsed: TimeSpan)
  /// C2: an operation of the cluster is at work.
  case operationInProgress(ProvisioningState)
  /// C2: an operation of the pool is at work.
  case poolOperationInProgress(pool: String, ProvisioningState)
  /// 9.6, where pools wait for each other: an operation of another pool is at work.
  case otherPoolInProgress(pool: String, ProvisioningState)
  /// C2: an operation of a pool stands in the way of one of its cluster.
  case clusterBlockedByPool(pool: String, ProvisioningState)
  /// C3. `started` is in seconds of Unix time.
  case deletionStarted(
    attempt: ProvisioningState, on: ResourceWord, deleting: ResourceWord, started: Int64,
    elapsed: TimeSpan)

  /// C6. The name is the resource's.
  case operationHasEnded(ResourceWord, String)

  // MARK: Power

  /// Only a start or a delete is allowed on a stopped cluster.
  case clusterStopped(attempt: ProvisioningState)
  /// A stop of a stopped cluster. `started` is in seconds of Unix time.
  case clusterNotRunning(started: Int64, elapsed: TimeSpan)
  /// S2, S3 and their likes for clusters: the resource is not in the state that the attempt needs.
  case wrongPowerState(
    ResourceWord, attempt: ProvisioningState, ProvisioningState, PowerState)
  /// S2.
  case systemPoolStop(pool: String)
  /// 9.4, under `strict`: nothing but a start or a delete of a stopped pool.
  case stoppedPoolChange(pool: String)
  /// S7.
  case stoppedPoolMachines(pool: String)
  /// A stopped pool cannot become a system pool.
  case stoppedPoolToSystem(pool: String)

  // MARK: Modes and settings

  /// M1.
  case lastSystemPoolDelete
  /// M1.
  case onlyPoolDelete
  /// M2.
  case lastSystemPoolToUser(pool: String)
  /// M4.
  case windowsSystemPool
  /// V3.
  case noEphemeralDisk(vmSize: String)
  /// D8.
  case ephemeralDeallocate
  /// A property that is fixed when the pool is made, by its name in ARM.
  case immutableProperty(String)
  /// A field of a pool or a cluster.
  case setting(SettingRefusal)
  /// N3.
  case otherPoolType(AgentPoolType)
  /// Not the form of a size.
  case invalidVMSize(String)
  /// Not among the versions of the catalogue.
  case unsupportedVersion(String)
  /// U1, U2.
  case poolNewerThanControlPlane(pool: KubernetesVersion, controlPlane: KubernetesVersion)
  /// U1, U2.
  case poolTooOld(pool: KubernetesVersion, controlPlane: KubernetesVersion)
  /// U1.
  case downgrade(from: KubernetesVersion, to: KubernetesVersion)
  /// U1.
  case skippedVersion(from: KubernetesVersion, to: KubernetesVersion)
  /// U3.
  case mixedPoolVersions
  /// P6.
  case spotInClusterUpgrade(pool: String)
  /// L3.
  case surgeTooLarge(pool: String, count: Int, surge: Int)
  /// U6: their namespaces and names.
  case unsatisfiableBudgets([String])

  // MARK: Bad ends

  /// The request was accepted, and what it asked for ended badly.
  case operationFailed(OperationError, message: String)

  /// What Azure's texts call a resource.
  package enum ResourceWord: String, Hashable, Sendable {
    case cluster = "managed cluster"
    case pool = "agentpool"
  }
}
