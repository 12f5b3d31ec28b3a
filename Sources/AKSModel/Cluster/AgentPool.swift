/// A node pool as a GET shows it, in ARM's words, with what only the service knows beside it.
package struct AgentPool: Hashable, Sendable {
  /// The cluster it belongs to.
  package let cluster: ClusterID
  /// As it was spelt when the pool was made; compared without case (R1).
  package let name: String
  /// The number of running nodes that is wanted, as a GET shows it: deallocated nodes don't count
  /// (D2), the old value while Stopping (PS5), 0 once stopped (S4).
  package internal(set) var count = 0
  /// The count that the next start restores (S5); nil while the pool runs.
  package internal(set) var startCount: Int?
  /// System or User (M1).
  package internal(set) var mode = PoolMode.user

  // MARK: Fixed when it is made

  /// What its nodes are instances of.
  package internal(set) var type = AgentPoolType.virtualMachineScaleSets
  /// As it was spelt; unknown sizes are allowed.
  package let vmSize: String
  /// Linux or Windows.
  package let osType: OSType
  /// Ephemeral excludes scale-down mode Deallocate (D8).
  package let osDiskType: OSDiskType
  /// Of each node, in GB.
  package let osDiskSizeGB: Int
  /// Of each node (L5).
  package let maxPods: Int
  /// Spot: cheaper, and Azure may take the nodes back (P3).
  package internal(set) var scaleSetPriority = ScaleSetPriority.regular
  /// What becomes of an evicted node; shown for Spot only.
  package internal(set) var scaleSetEvictionPolicy = ScaleSetEvictionPolicy.delete
  /// The most that a Spot node may cost an hour, in nano-dollars; nil: up to the usual price (ARM's -1).
  package internal(set) var spotMaxPrice: Int64?
  /// How often Azure takes its nodes back (P3r), which is no matter of ARM's; nil: as often as the settings say.
  package internal(set) var spotEvictionRate: SpotEvictionRate?
  /// Empty: none was asked for.
  package internal(set) var availabilityZones: ZoneSet = []

  // MARK: Settings

  /// What a scale-in does to the nodes it takes away (D1).
  package internal(set) var scaleDownMode = ScaleDownMode.delete
  /// The cluster autoscaler sets the count; false while the pool is stopped (S6).
  package internal(set) var enableAutoScaling = false
  /// The bounds of the autoscaler; nil without one.
  package internal(set) var minCount: Int?
  package internal(set) var maxCount: Int?
  /// The autoscaler comes back with the next start (S6).
  package internal(set) var autoscalesAtStart = false
  /// How an upgrade goes through its nodes.
  package internal(set) var upgradeSettings = UpgradeSettings.ofNewPools
  /// Sorted by their keys; the service's own are among them only where a GET shows them (P2).
  package internal(set) var nodeLabels = Interned<[ResourceTag]>()
  /// `key=value:Effect`, in the order of the request.
  package internal(set) var nodeTaints = Interned<[String]>()
  /// Sorted by their keys.
  package internal(set) var tags = Interned<[ResourceTag]>()
  /// The kind of the operating system.
  package internal(set) var osSKU = OSSKU.ubuntu

  // MARK: Versions

  /// The version that was asked for: `1.33` or `1.33.2`.
  package internal(set) var orchestratorVersion = ""
  /// The full version that its nodes run.
  package internal(set) var currentOrchestratorVersion = ""
  /// What a node gets that is made, started or reimaged now: see `Simulation.setSoftware`.
  package internal(set) var software = Interned<NodeSoftware>()

  // MARK: What it is doing

  /// The target of the last stop or start (PS2).
  package internal(set) var powerState = PowerState.running
  /// What an operation is doing to it, or how the last one ended.
  package internal(set) var provisioningState = ProvisioningState.creating
  /// `status.provisioningError`: why the last operation failed; nil once one has succeeded.
  package internal(set) var provisioningError: OperationError?
  /// The error that it came with, where it was not made here: its code and its text; empty: none.
  var reportedError = Interned<[String]>()
  /// Counts the writes that changed its eTag (C5).
  package internal(set) var revision: UInt32 = 0
  /// The eTag that it came with, where it was not made here; good until the first write.
  var firstETag = Interned<String>()
  /// Kept up to date with every change of a node.
  package internal(set) var nodeCounts = NodeCounts()
  /// What of it is billed.
  package internal(set) var meter = Meter()
  var pastMeters = PastMeters()
  /// Machines beyond the others, which an upgrade needs: part of what is metered above.
  var surge = Meter()
  var pastSurge = PastMeters()
  /// How many nodes run, since its cluster has workloads.
  package internal(set) var runningTime = LevelMeter()
  /// What these have for pods, and what of it is requested.
  package internal(set) var use = UseMeter()
  /// What its nodes have gone through so far on their way to running.
  package internal(set) var usedParts: TimingParts = []
  /// How often it was scaled, since its cluster has workloads.
  package internal(set) var scaling = ScalingTally()
  /// The operation that is at work on it: its own or its cluster's.
  package internal(set) var activeOperation: OperationID?
  /// The last operation of its own that was accepted.
  var lastOperation: OperationID?
  /// How many operations of its own were accepted, of each kind.
  var operationCounts: [OperationKind: UInt32] = [:]
  /// Stopped by the stop of its cluster, so that the cluster's start brings it back.
  package internal(set) var stoppedWithCluster = false
  /// How it was before the operation that is at work, for an abort (PS4).
  var before: Before?
  /// The way through its nodes that an upgrade has taken.
  var upgrade: RollingUpgrade?
  /// False: all its nodes have `software`.
  var mayHaveOldNodes = false
  /// When the last of the nodes that are on their way now arrives.
  var nodesArrive = Instant.start
  /// What is left of the PUTs that the service takes (L8).
  var requests = TokenBucket()
  /// How often another rate of evictions came to hold for it.
  var evictionRates: UInt32 = 0
  /// The instance index of the next node it makes.
  var nextInstance: UInt32 = 0
  /// Not deleted.
  var exists = true

  /// What an abort brings back.
  struct Before: Hashable, Sendable {
    var powerState: PowerState
    var count: Int
    var startCount: Int?
    var stoppedWithCluster: Bool
    var enableAutoScaling: Bool
    var autoscalesAtStart: Bool
    var minCount: Int?
    var maxCount: Int?
  }
}

extension AgentPool {
  /// A node with the next instance index; it is counted and billed from now on.
  @inline(__always)
  mutating func makeNode(at now: Instant, for pool: PoolID) -> Node {
    let node = Node(pool: pool, instance: nextInstance, state: .creating, software: software)
    nextInstance += 1
    nodeCounts.creating += 1
    changeMeter(machines: 1, disks: 1, at: now)
    return node
  }

  /// A node does something else now.
  @inline(__always)
  mutating func change(_ old: Node, to state: NodeState, at now: Instant) {
    let isAllocated = old.isAllocated(in: state)
    if isAllocated != old.isAllocated { changeMeter(machines: isAllocated ? 1 : -1, disks: 0, at: now) }
    nodeCounts.change(old.state, by: -1)
    nodeCounts.change(state, by: 1)
  }

  /// A node is counted and billed no longer.
  @inline(__always)
  mutating func lose(_ node: Node, at now: Instant) {
    nodeCounts.change(node.state, by: -1)
    changeMeter(machines: node.isAllocated ? -1 : 0, disks: -1, at: now)
  }

  /// Machines and disks come or go; what they have used until now stays readable.
  mutating func changeMeter(machines: Int, disks: Int, at now: Instant) {
    pastMeters.keep(meter, before: now)
    meter.change(machines: machines, disks: disks, at: now)
  }
}
