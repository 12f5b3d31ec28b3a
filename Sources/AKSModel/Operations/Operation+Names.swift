extension Operation {
  /// The cluster it names.
  package var clusterName: String {
    switch self {
    case .putCluster(let target, _), .deleteCluster(let target), .startCluster(let target),
      .stopCluster(let target), .abortCluster(let target):
      target.cluster
    case .putAgentPool(let target, _), .deleteAgentPool(let target), .abortAgentPool(let target),
      .upgradeNodeImage(let target), .deleteMachines(let target, _):
      target.cluster
    }
  }

  /// The pool it names; nil for an operation of a cluster.
  package var poolName: String? {
    switch self {
    case .putCluster, .deleteCluster, .startCluster, .stopCluster, .abortCluster: nil
    case .putAgentPool(let target, _), .deleteAgentPool(let target), .abortAgentPool(let target),
      .upgradeNodeImage(let target), .deleteMachines(let target, _):
      target.pool
    }
  }
}
