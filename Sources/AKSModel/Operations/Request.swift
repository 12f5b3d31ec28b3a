/// An operation read against the world: what it does, and to which resources.
package struct Request: Sendable {
  /// What was asked.
  package let operation: Operation
  /// What that amounts to here and now.
  package let kind: OperationKind
  /// nil: there is no such cluster.
  package let cluster: ClusterID?
  /// nil: there is no such pool, or the operation is one of a cluster.
  package let pool: PoolID?
  /// The pools that it makes or changes.
  let wantedPools: [WantedPool]
  /// What they would be after it.
  let prospects: [PoolProspect]

  init(_ operation: Operation, _ world: Simulation) {
    self.operation = operation
    let cluster = world.cluster(named: operation.clusterName)
    let pool = cluster.flatMap { cluster in
      operation.poolName.flatMap { world.pool(named: $0, in: cluster) }
    }
    self.cluster = cluster
    self.pool = pool
    wantedPools = WantedPool.pools(of: operation, cluster, pool, world)
    prospects = wantedPools.map { PoolProspect($0, world) }
    kind =
      switch operation {
      case .putCluster(_, let properties):
        if let cluster { Request.kind(of: properties, on: cluster, world) } else { .createCluster }
      case .deleteCluster: .deleteCluster
      case .startCluster: .startCluster
      case .stopCluster: .stopCluster
      case .abortCluster: .abortCluster
      case .deleteAgentPool: .deletePool
      case .abortAgentPool: .abortPool
      case .upgradeNodeImage: .upgradeNodeImage
      case .deleteMachines: .deleteMachines
      case .putAgentPool(_, let properties):
        if let pool { Request.kind(of: properties, on: world[pool]) } else { .addPool }
      }
  }

  /// What a PUT of an existing pool amounts to.
  ///
  /// A power state that differs is a stop or a start (S1); the state that the pool has is an attempt at one
  /// only if it is all that the request says, because clients send back whole objects. A stopped pool is
  /// not scaled (9.4).
  private static func kind(of properties: AgentPoolProperties, on pool: AgentPool) -> OperationKind {
    var onlyPower = AgentPoolProperties()
    onlyPower.powerState = properties.powerState
    if let power = properties.powerState, power != pool.powerState || properties == onlyPower {
      return power == .stopped ? .stopPool : .startPool
    }
    if pool.isUpgrade(to: properties.orchestratorVersion) { return .upgradePool }
    if pool.powerState == .running, let count = properties.count, count != pool.count {
      return .scalePool
    }
    return .updatePool
  }

  /// What a PUT of an existing cluster amounts to.
  private static func kind(
    of properties: ClusterProperties, on id: ClusterID, _ world: Simulation
  ) -> OperationKind {
    let cluster = world[id]
    let pools = (properties.agentPoolProfiles ?? []).compactMap { profile in
      world.pool(named: profile.name, in: id).map { (pool: world[$0], wanted: profile.properties) }
    }
    if pools.contains(where: { $0.pool.isUpgrade(to: $0.wanted.orchestratorVersion) }) {
      return .upgradeCluster
    }
    if cluster.isUpgrade(to: properties.kubernetesVersion) {
      // The pools stay out of it unless their profiles change how many nodes there are to be.
      return pools.contains { $0.pool.hasOtherNodes(with: $0.wanted) }
        ? .upgradeCluster : .upgradeControlPlane
    }
    let isScaled = pools.contains { entry in
      entry.pool.powerState == .running && entry.wanted.count.map { $0 != entry.pool.count } ?? false
    }
    return isScaled ? .scaleCluster : .updateCluster
  }

  /// What the provisioning state of the resource would read while the operation is at work.
  package var activity: ProvisioningState {
    switch kind {
    case .createCluster, .addPool: .creating
    case .startCluster, .startPool: .starting
    case .stopCluster, .stopPool: .stopping
    case .deleteCluster, .deletePool: .deleting
    case .scaleCluster, .scalePool, .deleteMachines: .scaling
    case .updateCluster, .updatePool: .updating
    case .upgradeCluster, .upgradeControlPlane, .upgradePool: .upgrading
    case .upgradeNodeImage: .upgradingNodeImageVersion
    case .abortCluster, .abortPool: .canceling
    }
  }

  /// The properties of a pool PUT.
  package var poolProperties: AgentPoolProperties? {
    if case .putAgentPool(_, let properties) = operation { properties } else { nil }
  }

  /// The properties of a cluster PUT.
  package var clusterProperties: ClusterProperties? {
    if case .putCluster(_, let properties) = operation { properties } else { nil }
  }
}

extension AgentPool {
  /// The request would make or take away nodes.
  fileprivate func hasOtherNodes(with properties: AgentPoolProperties) -> Bool {
    if let mode = properties.scaleDownMode, mode != scaleDownMode { return true }
    guard powerState == .running else { return false }
    return properties.count.map { $0 != count } ?? false || properties.minCount.map { $0 > count } ?? false
  }

  /// The version is another one than its nodes are to run.
  func isUpgrade(to version: String?) -> Bool {
    guard let full = version.flatMap(KubernetesVersion.resolving) else { return false }
    // `1.30` stands for the patch that it has, where that is none of the catalogue's.
    if version == orchestratorVersion, KubernetesVersion.resolving(currentOrchestratorVersion) == nil {
      return false
    }
    return full.description != currentOrchestratorVersion
  }
}

extension ManagedCluster {
  /// The version is another one than the control plane runs.
  func isUpgrade(to version: String?) -> Bool {
    guard let full = version.flatMap(KubernetesVersion.resolving) else { return false }
    if version == kubernetesVersion, KubernetesVersion.resolving(currentKubernetesVersion) == nil {
      return false
    }
    return full.description != currentKubernetesVersion
  }
}
