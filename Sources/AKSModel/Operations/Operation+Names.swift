extension Operation {
  /// The cluster it names.
  package var clusterName: String {
    switch self {
    case .putCluster(let target, _), .deleteCluster(let target), .startCluster(let target),
      .stopCluster(let target):
      target.cluster
    case .putAgentPool(let target, _), .deleteAgentPool(let target): target.cluster
    }
  }

  /// The pool it names; nil for an operation of a cluster.
  package var poolName: String? {
    switch self {
    case .putCluster, .deleteCluster, .startCluster, .stopCluster: nil
    case .putAgentPool(let target, _), .deleteAgentPool(let target): target.pool
    }
  }
}
