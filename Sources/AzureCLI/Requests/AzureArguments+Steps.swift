package import AKSModel

// What az asks of Azure for each command (request sequences: azure-cli 2.91, run against a server of our own).
//
// Az reads the resource, changes it and sends all of it back. Here only what it changes is sent: the rest asks for
// nothing, and a stop of a pool that is stopped stays what it is, a stop.
extension AzureArguments {
  /// The first thing that the command does in this world.
  package func step(
    in world: Simulation, _ subscription: AzureSubscription
  ) throws(AzureFailure) -> AzureStep {
    try naming(in: world).namedStep(in: world, subscription)
  }

  private func namedStep(
    in world: Simulation, _ subscription: AzureSubscription
  ) throws(AzureFailure) -> AzureStep {
    if let step = try subscriptionStep(world, subscription) { return step }
    switch command.name {
    case "aks create": return try createCluster(world, subscription)
    case "aks start":
      return .send(
        .startCluster(ClusterTarget(cluster: try name(of: cluster(in: world), world))), isAwaited: isAwaited)
    case "aks stop":
      return .send(
        .stopCluster(ClusterTarget(cluster: try name(of: cluster(in: world), world))), isAwaited: isAwaited)
    case "aks scale": return try scaleCluster(world)
    case "aks update": return try updateCluster(world)
    case "aks upgrade": return try upgradeCluster(world, subscription)
    case "aks delete":
      _ = try cluster(in: world)
      return .send(.deleteCluster(clusterTarget), isAwaited: isAwaited)
    case "aks operation-abort":
      _ = try cluster(in: world)
      return .send(.abortCluster(clusterTarget), isAwaited: isAwaited)
    default: return try poolStep(world)
    }
  }

  private func name(of cluster: ClusterID, _ world: Simulation) -> String { world[cluster].name }

  private func poolStep(_ world: Simulation) throws(AzureFailure) -> AzureStep {
    switch command.name {
    case "aks nodepool add":
      let cluster = try cluster(in: world)
      // Compared with case, unlike anywhere else.
      if world.pools(of: cluster).contains(where: { world[$0].name == poolName }) {
        throw .az(
          "Node pool \(poolName) already exists, please try a different name, use 'aks nodepool list' to get current "
            + "list of node pool")
      }
      return .send(.putAgentPool(poolTarget, try newPool()), isAwaited: isAwaited)
    case "aks nodepool update": return try updatePool(world)
    case "aks nodepool scale":
      let pool = world[try pool(in: world)]
      if pool.enableAutoScaling { throw .az("Cannot scale cluster autoscaler enabled node pool.") }
      var properties = try PropertyOptions.poolScale.read(self)
      properties.count = properties.count ?? 3
      if properties.count == Int64(pool.count) {
        throw .az("The new node count is the same as the current node count.")
      }
      return .send(.putAgentPool(poolTarget, properties), isAwaited: isAwaited)
    case "aks nodepool upgrade": return try upgradePool(world)
    case "aks nodepool start", "aks nodepool stop":
      _ = try listedPool(in: world)
      var properties = AgentPoolProperties()
      properties.powerState = command.name == "aks nodepool stop" ? .stopped : .running
      return .send(.putAgentPool(poolTarget, properties), isAwaited: isAwaited)
    case "aks nodepool delete":
      _ = try listedPool(in: world)
      return .send(.deleteAgentPool(poolTarget), isAwaited: isAwaited)
    case "aks nodepool operation-abort":
      _ = try listedPool(in: world)
      return .send(.abortAgentPool(poolTarget), isAwaited: isAwaited)
    case "aks nodepool delete-machines":
      _ = try listedPool(in: world)
      return .send(
        .deleteMachines(poolTarget, machineNames: texts("--machine-names") ?? []), isAwaited: isAwaited)
    default: return .nothing(nil)
    }
  }

  // MARK: - Pools

  private func newPool() throws(AzureFailure) -> AgentPoolProperties {
    var pool = try PropertyOptions.newPool.read(self)
    pool.count = pool.count ?? 3
    let isSpot = pool.scaleSetPriority == .spot
    pool.scaleSetEvictionPolicy = isSpot ? pool.scaleSetEvictionPolicy ?? .delete : nil
    pool.spotMaxPrice = isSpot ? pool.spotMaxPrice ?? -1_000_000_000 : nil
    pool.mode = pool.mode ?? .user
    pool.scaleDownMode = pool.scaleDownMode ?? .delete
    return pool
  }

  private func updatePool(_ world: Simulation) throws(AzureFailure) -> AzureStep {
    let pool = world[try pool(in: world)]
    if let word = alreadySo(pool) { return .end(word) }
    var properties = try PropertyOptions.poolSettings.read(self)
    if has("--update-cluster-autoscaler"), !pool.enableAutoScaling {
      throw .az("Cluster autoscaler is not enabled for this node pool.")
    }
    if has("--enable-cluster-autoscaler") { properties.enableAutoScaling = true }
    if has("--disable-cluster-autoscaler") { properties.enableAutoScaling = false }
    for option in PropertyOptions.bounds { try option.read(self, &properties) }
    return .send(.putAgentPool(poolTarget, properties), isAwaited: isAwaited)
  }

  private func upgradePool(_ world: Simulation) throws(AzureFailure) -> AzureStep {
    let pool = world[try pool(in: world)]
    if has("--node-image-only") { return .send(.upgradeNodeImage(poolTarget), isAwaited: isAwaited) }
    if kubernetesVersion == nil || kubernetesVersion == pool.orchestratorVersion, !has("--yes") {
      throw .az("Unable to prompt for confirmation as no tty available. Use --yes.")
    }
    return .send(
      .putAgentPool(poolTarget, try PropertyOptions.poolUpgrade.read(self)), isAwaited: isAwaited)
  }
}
