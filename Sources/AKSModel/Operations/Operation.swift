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

  package init(cluster: String) { self.cluster = cluster }
}

/// A pool by the names of its cluster and itself, compared without case (R1).
package struct PoolTarget: Hashable, Sendable {
  package var cluster: String
  package var pool: String

  package init(cluster: String, pool: String) {
    self.cluster = cluster
    self.pool = pool
  }
}

/// The properties of a cluster PUT; nil is "not in the request".
package struct ClusterProperties: Hashable, Sendable {
  /// Made when it does not exist yet.
  package var resourceGroup: String?
  package var location: String?
  /// `1.33` or `1.33.2`.
  package var kubernetesVersion: String?
  /// Free unless it says otherwise.
  package var tier: ClusterTier?
  /// Nodes of the first pool (system, `nodepool1`); az's default is 3.
  package var nodeCount: Int64?
  package var nodeVMSize: String?
  /// Name of the first pool; az's default is `nodepool1`.
  package var nodepoolName: String?
  /// nil leaves the choice to the service: see `AgentPoolProperties.osDiskType`.
  package var nodeOSDiskType: OSDiskType?
  /// nil: none.
  package var tags: [ResourceTag]?
  /// What the PUT of an existing cluster says of its pools; nil leaves them as they are.
  package var agentPoolProfiles: [AgentPoolProfile]?

  package init() {}
}

/// An entry of `agentPoolProfiles`: a pool by its name, and what is to change of it.
package struct AgentPoolProfile: Hashable, Sendable {
  package var name: String
  package var properties: AgentPoolProperties

  package init(name: String, properties: AgentPoolProperties) {
    self.name = name
    self.properties = properties
  }
}

/// The properties of an agent pool PUT; nil is "not in the request", which keeps what the pool has, or takes
/// the default when it is made.
package struct AgentPoolProperties: Hashable, Sendable {
  /// Desired number of running nodes.
  package var count: Int64?
  package var mode: PoolMode?
  package var vmSize: String?
  package var osType: OSType?
  package var osDiskType: OSDiskType?
  package var scaleDownMode: ScaleDownMode?
  /// `1.33` or `1.33.2`; the control plane's version when absent.
  package var orchestratorVersion: String?
  /// A stop or a start (S1).
  package var powerState: PowerState?

  package init() {}
}
