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
  /// What a scale-in does to the nodes it takes away (D1).
  package internal(set) var scaleDownMode = ScaleDownMode.delete
  /// The version that was asked for: `1.33` or `1.33.2`.
  package internal(set) var orchestratorVersion: String
  /// The full version that its nodes run.
  package internal(set) var currentOrchestratorVersion: String
  /// The target of the last stop or start (PS2).
  package internal(set) var powerState = PowerState.running
  /// What an operation is doing to it, or how the last one ended.
  package internal(set) var provisioningState = ProvisioningState.creating
  /// `status.provisioningError`: why the last operation failed; nil once one has succeeded.
  package internal(set) var provisioningError: OperationError?
  /// Kept up to date with every change of a node.
  package internal(set) var nodeCounts = NodeCounts()
  /// What of it is billed.
  package internal(set) var meter = Meter()
  /// The operation that is at work on it: its own or its cluster's.
  package internal(set) var activeOperation: OperationID?
  /// The last operation of its own that was accepted.
  var lastOperation: OperationID?
  /// Stopped by the stop of its cluster, so that the cluster's start brings it back.
  var stoppedWithCluster = false
  /// How it was before the operation that is at work, for an abort (PS4).
  var before: Before?
  /// When the last of the nodes that are on their way now arrives.
  var nodesArrive = Instant.start
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
  }
}
