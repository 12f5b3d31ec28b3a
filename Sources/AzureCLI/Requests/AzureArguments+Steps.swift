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
    switch command.name {
    case .login, .logout: return .nothing("nobody logs in here: nothing touches Azure")
    case .accountSet: return .nothing("there is one simulated subscription: commands go on using it")
    case .providerRegister: return .nothing("all resource providers are registered here")
    case .aksInstallCli: return .nothing("nothing is installed: kubectl has nothing to talk to here")
    case .aksGetCredentials:
      _ = try cluster(in: world)
      return .nothing("there is no API server here: kubectl has nothing to talk to")
    case .accountShow, .accountList, .version, .extensionList, .extensionShow, .featureShow, .featureList,
      .providerShow, .groupShow, .groupList, .groupExists, .groupWait, .aksShow, .aksList, .aksWait,
      .aksGetUpgrades, .aksGetVersions, .aksMachineList, .aksMachineShow, .aksNodepoolShow,
      .aksNodepoolList, .aksNodepoolWait, .aksNodepoolGetUpgrades:
      return .nothing(nil)
    case .extensionAdd: return added(extension: text("--name") ?? "", to: subscription)
    case .extensionUpdate: return try updateExtension(subscription)
    case .featureRegister: return registerFeature(subscription)
    case .groupCreate: return .change(try groupCreated(in: subscription, world), nil)
    case .groupDelete: return try deleteGroup(world, subscription)
    case .aksCreate: return try createCluster(world, subscription)
    case .aksStart: return send(.startCluster(ClusterTarget(cluster: world[try cluster(in: world)].name)))
    case .aksStop: return send(.stopCluster(ClusterTarget(cluster: world[try cluster(in: world)].name)))
    case .aksScale: return try scaleCluster(world)
    case .aksUpdate: return try updateCluster(world)
    case .aksUpgrade: return try upgradeCluster(world, subscription)
    case .aksDelete:
      _ = try cluster(in: world)
      return send(.deleteCluster(clusterTarget))
    case .aksOperationAbort:
      _ = try cluster(in: world)
      return send(.abortCluster(clusterTarget))
    case .aksNodepoolAdd: return try addPool(world)
    case .aksNodepoolUpdate: return try updatePool(world)
    case .aksNodepoolScale: return try scalePool(world)
    case .aksNodepoolUpgrade: return try upgradePool(world)
    case .aksNodepoolStart: return try setPower(.running, world)
    case .aksNodepoolStop: return try setPower(.stopped, world)
    case .aksNodepoolDelete:
      _ = try listedPool(in: world)
      return send(.deleteAgentPool(poolTarget))
    case .aksNodepoolOperationAbort:
      _ = try listedPool(in: world)
      return send(.abortAgentPool(poolTarget))
    case .aksNodepoolDeleteMachines:
      _ = try listedPool(in: world)
      return send(.deleteMachines(poolTarget, machineNames: texts("--machine-names") ?? []))
    }
  }

  func send(_ operation: Operation) -> AzureStep { .send(operation, isAwaited: isAwaited) }

  // MARK: - Pools

  private func addPool(_ world: Simulation) throws(AzureFailure) -> AzureStep {
    let cluster = try cluster(in: world)
    // Compared with case, unlike anywhere else.
    if world.pools(of: cluster).contains(where: { world[$0].name == poolName }) {
      throw .az(
        "Node pool \(poolName) already exists, please try a different name, use 'aks nodepool list' to get current "
          + "list of node pool")
    }
    return send(.putAgentPool(poolTarget, newPool()))
  }

  private func scalePool(_ world: Simulation) throws(AzureFailure) -> AzureStep {
    let pool = world[try pool(in: world)]
    if pool.enableAutoScaling { throw .az("Cannot scale cluster autoscaler enabled node pool.") }
    var properties = PropertyOptions.poolScale.read(self, into: AgentPoolProperties())
    properties.count = properties.count ?? 3
    if properties.count == Int64(pool.count) {
      throw .az("The new node count is the same as the current node count.")
    }
    return send(.putAgentPool(poolTarget, properties))
  }

  private func setPower(_ power: PowerState, _ world: Simulation) throws(AzureFailure) -> AzureStep {
    _ = try listedPool(in: world)
    var properties = AgentPoolProperties()
    properties.powerState = power
    return send(.putAgentPool(poolTarget, properties))
  }

  private func newPool() -> AgentPoolProperties {
    var pool = PropertyOptions.newPool.read(self, into: AgentPoolProperties())
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
    var properties = PropertyOptions.poolSettings.read(self, into: AgentPoolProperties())
    if has("--update-cluster-autoscaler"), !pool.enableAutoScaling {
      throw .az("Cluster autoscaler is not enabled for this node pool.")
    }
    if has("--enable-cluster-autoscaler") { properties.enableAutoScaling = true }
    if has("--disable-cluster-autoscaler") { properties.enableAutoScaling = false }
    return send(.putAgentPool(poolTarget, PropertyOptions.bounds.read(self, into: properties)))
  }

  private func upgradePool(_ world: Simulation) throws(AzureFailure) -> AzureStep {
    let pool = world[try pool(in: world)]
    if has("--node-image-only") { return send(.upgradeNodeImage(poolTarget)) }
    if kubernetesVersion == nil || kubernetesVersion == pool.orchestratorVersion, !has("--yes") {
      throw .az(AzureText.noTerminal)
    }
    return send(
      .putAgentPool(poolTarget, PropertyOptions.poolUpgrade.read(self, into: AgentPoolProperties())))
  }
}
