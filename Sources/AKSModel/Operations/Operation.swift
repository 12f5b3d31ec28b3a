/// What can be asked of Azure, in the shape of its requests: nothing else changes a cluster.
///
/// A verb of the language, a line of az and (later) an HTTP request are only spellings of these.
package enum Operation: Hashable, Sendable {
  /// PUT managedClusters/{name}: creates the cluster if it is not there; else it moves to the desired
  /// properties. As in ARM, an upgrade is a PUT of `kubernetesVersion`, and `az aks scale` one of a profile's
  /// `count`.
  case putCluster(ClusterTarget, ClusterProperties)
  /// DELETE managedClusters/{name}
  case deleteCluster(ClusterTarget)
  /// POST managedClusters/{name}/start
  case startCluster(ClusterTarget)
  /// POST managedClusters/{name}/stop
  case stopCluster(ClusterTarget)
  /// POST managedClusters/{name}/abort: ends the cluster's operation that is at work
  case abortCluster(ClusterTarget)
  /// PUT agentPools/{name}: creates the pool if it is not there; else it moves to the desired properties.
  /// As in ARM, start and stop are a PUT of `powerState`, and scaling is a PUT of `count`.
  case putAgentPool(PoolTarget, AgentPoolProperties)
  /// DELETE agentPools/{name}
  case deleteAgentPool(PoolTarget)
  /// POST agentPools/{name}/abort: ends the pool's operation that is at work
  case abortAgentPool(PoolTarget)
  /// POST agentPools/{name}/upgradeNodeImageVersion
  case upgradeNodeImage(PoolTarget)
  /// POST agentPools/{name}/deleteMachines: single nodes, by their names
  case deleteMachines(PoolTarget, machineNames: [String])
}

/// A cluster by its name, compared without case (R1); names are unique in the simulated subscription.
package struct ClusterTarget: Hashable, Sendable {
  package var cluster: String
  package var precondition = Precondition()

  package init(cluster: String) { self.cluster = cluster }
}

/// A pool by the names of its cluster and itself, compared without case (R1).
package struct PoolTarget: Hashable, Sendable {
  package var cluster: String
  package var pool: String
  package var precondition = Precondition()

  package init(cluster: String, pool: String) {
    self.cluster = cluster
    self.pool = pool
  }
}

/// Which state of the resource the request is for, as the request's headers say it (C5); nil: the header is absent.
package struct Precondition: Hashable, Sendable {
  /// `If-Match`: the eTag that the resource must have; `*` is any.
  package var ifMatch: String?
  /// `If-None-Match`: `*`, if the resource must not exist.
  package var ifNoneMatch: String?

  package init() {}
}
