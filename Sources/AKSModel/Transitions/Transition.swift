/// What happens as time passes: the only things that the clock sets off.
///
/// Plain data.
enum Transition: Hashable, Sendable {
  /// The service has done its own part of the operation; now nodes begin to change.
  case workBegins(OperationID)
  /// A node that was made or started is Ready.
  case nodeReady(NodeID, OperationID)
  /// A node's machine is released; its disk stays.
  case nodeDeallocated(NodeID, OperationID)
  /// A node is gone.
  case nodeDeleted(NodeID, OperationID)
  /// A node runs with another image.
  case nodeReimaged(NodeID, OperationID)
  /// The nodes of the pool get what they lack.
  case upgradeBegins(PoolID, OperationID)
  /// The next nodes of the pool are cordoned and drained.
  case upgradeContinues(PoolID, OperationID)
  /// They are reimaged.
  case upgradeReimages(PoolID, OperationID)
  /// The scheduler of a cluster looks at the pods that wait.
  case podsAreScheduled(ClusterID)
  /// A pod does its work, if its start is still the one with this number.
  case podReady(PodID, UInt32)
  /// A pod has run for as long as it had to, if it did not stand still meanwhile.
  case podEnds(PodID)
  /// The autoscaler of a workload finds that somebody else has scaled it.
  case replicasAreHeld(WorkloadID)
  /// Steps of a replay are due.
  case replayContinues(UInt32)
  /// Nothing was heard of a node for too long, if its state has not changed since this number.
  case nodeIsMissed(NodeID, UInt16)
  /// Pods do not put up with their node any longer, if its state has not changed since this number.
  case tolerationEnds(NodeID, UInt16)
  /// Azure gives notice to a Spot node, if this was the last draw for it.
  case evictionDue(NodeID, UInt32)
  /// The notice is over, and its machine is taken.
  case evictionBegins(NodeID)
  /// Nodes that wait for pods to go are tried again.
  case drainsContinue
  /// A node was waited for long enough.
  case drainTimesOut(NodeID, OperationID)
  /// A node that an autoscaler asked for is Ready.
  case autoscaledNodeReady(NodeID)
  /// A node that an autoscaler marked loses its pods, and goes.
  case autoscalerRemoves(NodeID)
  /// The machine of a node that an autoscaler did not need is released.
  case autoscaledNodeDeallocated(NodeID)
  /// A node that an autoscaler did not need is gone.
  case autoscaledNodeGone(NodeID)
  /// The time of a fault is over.
  case faultsEnd
  /// All that belongs to the operation has happened.
  case operationEnds(OperationID)
  /// The operation gives up.
  case operationFails(OperationID, OperationError)
}

extension Simulation {
  /// Lets a transition happen now.
  mutating func commit(_ transition: Transition) {
    switch transition {
    case .workBegins(let operation): beginWork(of: operation)
    case .nodeReady(let node, let operation): nodeBecomesReady(node, operation)
    case .nodeDeallocated(let node, let operation): nodeBecomesDeallocated(node, operation)
    case .nodeDeleted(let node, let operation): nodeDisappears(node, operation)
    case .nodeReimaged(let node, let operation): nodeReimaged(node, operation)
    case .upgradeBegins(let pool, let operation): upgradeBegins(pool, operation)
    case .upgradeContinues(let pool, let operation): upgradeContinues(pool, operation)
    case .upgradeReimages(let pool, let operation): upgradeReimages(pool, operation)
    case .podsAreScheduled(let cluster): schedulePods(of: cluster)
    case .podReady(let pod, let start): podBecomesReady(pod, start)
    case .podEnds(let pod): podEnds(pod)
    case .replicasAreHeld(let workload): holdReplicas(of: workload)
    case .replayContinues(let number): replayContinues(number)
    case .nodeIsMissed(let node, let number): nodeIsMissed(node, number)
    case .tolerationEnds(let node, let number): tolerationEnds(node, number)
    case .evictionDue(let node, let number): evictionIsDue(node, number)
    case .evictionBegins(let node): evictNode(node)
    case .drainsContinue: drainsContinue()
    case .drainTimesOut(let node, let operation): drainTimesOut(node, operation)
    case .autoscaledNodeReady(let node): autoscaledNodeReady(node)
    case .autoscalerRemoves(let node): autoscalerRemoves(node)
    case .autoscaledNodeDeallocated(let node): autoscaledNodeDeallocated(node)
    case .autoscaledNodeGone(let node): autoscaledNodeGone(node)
    case .faultsEnd: faultsEnd()
    case .operationEnds(let operation): endOperation(operation)
    case .operationFails(let operation, let error): operationFails(operation, error)
    }
  }
}
