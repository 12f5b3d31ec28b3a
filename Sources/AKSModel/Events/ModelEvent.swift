/// One change of one readable value.
///
/// The log of a world is a list of these, and rebuilds it.
///
/// Plain data of fixed size: nothing in it counts references.
package struct ModelEvent: Hashable, Sendable {
  /// When it happened.
  package let at: Instant
  /// The operation that caused it.
  package let operation: OperationID?
  /// The rule that shaped it, where one applies.
  package let rule: RuleID?
  /// What changed.
  package let change: Change

  /// A readable value, with what it was and what it is.
  package enum Change: Hashable, Sendable {
    /// The eTags of the resources that it is about change with it (C5): those of a cluster and all its pools,
    /// or that of a pool.
    case operationAccepted
    /// The same eTags change again.
    case operationEnded(OperationStatus, OperationError?)

    /// A new cluster: Creating, Running.
    case clusterAppeared(ClusterID)
    case clusterGone(ClusterID)
    case clusterProvisioningState(ClusterID, from: ProvisioningState, to: ProvisioningState)
    case clusterPowerState(ClusterID, from: PowerState, to: PowerState)
    case clusterField(ClusterID, ClusterField, from: FieldValue, to: FieldValue)

    /// A new pool: Creating, Running, count 0, mode User, scale-down mode Delete, without an autoscaler. What
    /// differs from this, and its versions, follows in events of its own.
    case poolAppeared(PoolID)
    case poolGone(PoolID)
    case poolProvisioningState(PoolID, from: ProvisioningState, to: ProvisioningState)
    case poolPowerState(PoolID, from: PowerState, to: PowerState)
    case poolCount(PoolID, from: Int32, to: Int32)
    case poolStartCount(PoolID, from: Int32?, to: Int32?)
    case poolScaleDownMode(PoolID, from: ScaleDownMode, to: ScaleDownMode)
    case poolMode(PoolID, from: PoolMode, to: PoolMode)
    case poolProvisioningError(PoolID, from: OperationError?, to: OperationError?)
    case poolField(PoolID, PoolField, from: FieldValue, to: FieldValue)

    /// A new node: Creating, with its pool's versions.
    case nodeAppeared(NodeID, pool: PoolID, instance: UInt32)
    case nodeState(NodeID, pool: PoolID, instance: UInt32, from: NodeState, to: NodeState)
    /// Cordoned: no pods are put on it. A new node is not.
    case nodeCordon(NodeID, pool: PoolID, instance: UInt32, isCordoned: Bool)
    /// What Kubernetes reports of a node; nothing readable changes with it.
    case nodeReport(NodeID, pool: PoolID, instance: UInt32, NodeReport)
    case nodeSoftware(
      NodeID, pool: PoolID, instance: UInt32, from: Interned<NodeSoftware>, to: Interned<NodeSoftware>)
    case nodeGone(NodeID, pool: PoolID, instance: UInt32)

    /// A new workload without pods, and without replicas that are wanted.
    case workloadAppeared(WorkloadID)
    case workloadReplicas(WorkloadID, from: Int32, to: Int32)
    /// Its template or its budget is another one.
    case workloadChanged(WorkloadID)
    case workloadGone(WorkloadID)

    /// A new pod, which waits for a node.
    case podAppeared(PodID, WorkloadID)
    case podBound(PodID, WorkloadID, NodeID)
    case podReady(PodID, WorkloadID)
    /// Its node is not Ready.
    case podUnready(PodID, WorkloadID)
    case podGone(PodID, WorkloadID, PodEnd)

    /// What an autoscaler says of a pool, or of one of its nodes; nothing readable changes with it.
    case autoscaler(PoolID, instance: UInt32?, AutoscalerReport)

    /// A fault of the platform is put on something, for a time or (nil) until it is taken away.
    case faultBegan(ServiceFault.Target, ServiceFault.Kind, until: Instant?)
    case faultEnded(ServiceFault.Target, ServiceFault.Kind)
  }
}
