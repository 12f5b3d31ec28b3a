import AKSModel

// What az asks of Azure for the commands of clusters.
extension AzureArguments {
  /// Az looks for the cluster, and then asks the group where it is: a cluster goes there if nothing else is said.
  func createCluster(
    _ world: Simulation, _ subscription: AzureSubscription
  ) throws(AzureFailure) -> AzureStep {
    let groupName = text("--resource-group") ?? ""
    let name = clusterName.lowercased()
    let others = world.clusters.map { world[$0] }.filter { cluster in
      cluster.name.lowercased() == name || cluster.resourceName.lowercased() == name
    }
    if let old = others.first(where: { $0.resourceGroup.lowercased() == groupName.lowercased() }) {
      throw .az(
        "The cluster '\(old.resourceName)' under resource group '\(groupName)' already exists. Please use command "
          + "'az aks update' to update the existing cluster, or select a different cluster name to create a new "
          + "cluster.")
    }
    let group = try group(groupName, in: subscription, world)
    var properties = PropertyOptions.newCluster.read(self, into: ClusterProperties())
    properties.location = properties.location ?? group.location
    properties.nodepoolName = properties.nodepoolName ?? "nodepool1"
    var pool = PropertyOptions.firstPool.read(self, into: AgentPoolProperties())
    pool.count = pool.count ?? 3
    properties.nodepool = pool
    var target = clusterTarget
    if !others.isEmpty {
      // Azure tells them apart by their groups.
      properties.resourceName = clusterName
      target.cluster = ClusterAlias.name(of: clusterName, in: groupName) { world.cluster(named: $0) == nil }
    }
    return send(.putCluster(target, properties))
  }

  func scaleCluster(_ world: Simulation) throws(AzureFailure) -> AzureStep {
    let pools = world.pools(of: try cluster(in: world)).map { world[$0] }
    if pools.count > 1, poolName.isEmpty {
      throw .az(
        "There are more than one node pool in the cluster. Please specify nodepool name or use az aks nodepool command "
          + "to scale node pool")
    }
    guard let pool = pools.first(where: { $0.name == poolName || poolName.isEmpty }) else {
      throw .az("The nodepool \"\(poolName)\" was not found.")
    }
    if pool.enableAutoScaling { throw .az("Cannot scale cluster autoscaler enabled node pool.") }
    return change(pool.name, PropertyOptions.poolScale.read(self, into: AgentPoolProperties()))
  }

  private func change(_ pool: String, _ properties: AgentPoolProperties) -> AzureStep {
    var cluster = ClusterProperties()
    cluster.agentPoolProfiles = [AgentPoolProfile(name: pool, properties: properties)]
    return send(.putCluster(clusterTarget, cluster))
  }

  func updateCluster(_ world: Simulation) throws(AzureFailure) -> AzureStep {
    let id = try cluster(in: world)
    let pools = world.pools(of: id).map { world[$0] }
    if let pool = pools.first, let word = alreadySo(pool) { return .end(word) }
    let shared = PropertyOptions.poolsOfCluster.read(self, into: AgentPoolProperties())
    let first = try autoscaler(pools, into: shared)
    var properties = PropertyOptions.clusterSettings.read(self, into: ClusterProperties())
    properties.agentPoolProfiles = pools.enumerated().compactMap { index, pool in
      let change = index == 0 ? first : shared
      return change == AgentPoolProperties() ? nil : AgentPoolProfile(name: pool.name, properties: change)
    }
    if properties.agentPoolProfiles?.isEmpty == true { properties.agentPoolProfiles = nil }
    try checkPlan(of: world[id], AzureText.plan)
    if !saysSomething, !has("--yes") {
      throw .az(AzureText.noTerminal)
    }
    return send(.putCluster(clusterTarget, properties))
  }

  /// Long-term support goes with one tier, and az looks at what both are in the end.
  private func checkPlan(of cluster: ManagedCluster, _ title: String) throws(AzureFailure) {
    let wanted = PropertyOptions.plans.read(self, into: ClusterProperties())
    let plan = wanted.supportPlan ?? cluster.supportPlan
    if plan == .longTermSupport, (wanted.tier ?? cluster.tier) != .premium { throw .az(title) }
  }

  /// Whether an option but the names is given: az asks before it updates a cluster to what it is.
  private var saysSomething: Bool {
    let names = ["--cmd", "--resource-group", "--name", "--yes", "--output", "--query", "--subscription"]
    // Nothing in them is something: it takes away what is there.
    let mayBeEmpty = ["--cluster-autoscaler-profile", "--nodepool-labels", "--nodepool-taints"]
    return values.contains { name, value in
      !names.contains(name) && !["--only-show-errors", "--verbose", "--debug"].contains(name)
        && (mayBeEmpty.contains(name) || ![.texts([]), .texts([""]), .text("")].contains(value))
    }
  }

  /// The change of the first pool with what is said of its autoscaler.
  private func autoscaler(
    _ pools: [AgentPool], into change: AgentPoolProperties
  ) throws(AzureFailure) -> AgentPoolProperties {
    let flags = [
      "--enable-cluster-autoscaler", "--update-cluster-autoscaler", "--disable-cluster-autoscaler",
    ]
    guard let flag = flags.first(where: has) else { return change }
    // One of the pools is not meant, unless it is switched off: then it is the first.
    if pools.count > 1, flag != flags[2] {
      throw .az(
        "There are more than one node pool in the cluster. Please use \"az aks nodepool\" command to update per node "
          + "pool auto scaler settings")
    }
    let isOn = pools.first?.enableAutoScaling ?? false
    if flag == flags[1], !isOn { throw .az("Cluster autoscaler is not enabled for this node pool.") }
    var change = PropertyOptions.bounds.read(self, into: change)
    if flag != flags[1] { change.enableAutoScaling = flag == flags[0] }
    return change
  }

  /// What az says where the autoscaler is as it is wanted.
  func alreadySo(_ pool: AgentPool) -> String? {
    if has("--enable-cluster-autoscaler"), pool.enableAutoScaling {
      return "Cluster autoscaler is already enabled for this node pool."
    }
    if has("--disable-cluster-autoscaler"), !pool.enableAutoScaling {
      return "Cluster autoscaler is already disabled for this node pool."
    }
    return nil
  }

  func upgradeCluster(
    _ world: Simulation, _ subscription: AzureSubscription
  ) throws(AzureFailure) -> AzureStep {
    let id = try cluster(in: world)
    let pools = world.pools(of: id).map { world[$0].name }
    if has("--node-image-only") {
      return .sendAll(
        pools.map { .upgradeNodeImage(PoolTarget(cluster: clusterName, pool: $0)) }, isAwaited: false,
        subscription)
    }
    try checkPlan(of: world[id], AzureText.planOfUpgrade)
    // Of a version that is there az only warns: the request goes out, and upgrades the pools that are behind.
    var properties = PropertyOptions.clusterUpgrade.read(self, into: ClusterProperties())
    if !has("--control-plane-only"), kubernetesVersion != nil {
      var pool = AgentPoolProperties()
      pool.orchestratorVersion = kubernetesVersion
      properties.agentPoolProfiles = pools.map { AgentPoolProfile(name: $0, properties: pool) }
    }
    return send(.putCluster(clusterTarget, properties))
  }
}
