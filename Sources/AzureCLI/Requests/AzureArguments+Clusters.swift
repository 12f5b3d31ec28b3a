import AKSModel

// What az asks of Azure for the commands of clusters.
extension AzureArguments {
  func createCluster(_ world: Simulation) throws(AzureFailure) -> AzureStep {
    let group = text("--resource-group") ?? ""
    if let old = world.cluster(named: clusterName) {
      throw .refusal(.clusterExists(cluster: world[old].name, resourceGroup: world[old].resourceGroup))
    }
    var properties = try clusterSettings()
    properties.resourceGroup = group
    properties.location = location
    properties.nodeResourceGroup = text("--node-resource-group")
    properties.kubernetesVersion = kubernetesVersion
    properties.sku = try choice("--sku", as: ClusterSKU.self)
    properties.nodepoolName = text("--nodepool-name") ?? "nodepool1"
    var pool = AgentPoolProperties()
    pool.count = integer("--node-count") ?? 3
    pool.vmSize = text("--node-vm-size")
    pool.type = try choice("--vm-set-type", as: AgentPoolType.self)
    pool.osSKU = try choice("--os-sku", as: OSSKU.self)
    pool.osDiskType = try choice("--node-osdisk-type", as: OSDiskType.self)
    pool.osDiskSizeGB = integer("--node-osdisk-size")
    pool.maxPods = integer("--max-pods")
    pool.availabilityZones = texts("--zones")
    if has("--enable-cluster-autoscaler") { pool.enableAutoScaling = true }
    pool.minCount = integer("--min-count")
    pool.maxCount = integer("--max-count")
    pool.nodeLabels = entries("--nodepool-labels")
    pool.tags = entries("--nodepool-tags")
    pool.nodeTaints = parts("--nodepool-taints")
    properties.nodepool = pool
    return .send(.putCluster(clusterTarget, properties), isAwaited: isAwaited)
  }

  /// What `create` and `update` share.
  private func clusterSettings() throws(AzureFailure) -> ClusterProperties {
    var properties = ClusterProperties()
    properties.tier = try choice("--tier", as: ClusterTier.self)
    properties.tags = entries("--tags")
    if let words = texts("--cluster-autoscaler-profile") {
      properties.autoScalerProfile = try? AutoScalerProfile.entries(in: words).get()
    }
    properties.upgradeChannel = try choice("--auto-upgrade-channel", as: UpgradeChannel.self)
    properties.nodeOSUpgradeChannel = try choice("--node-os-upgrade-channel", as: NodeOSUpgradeChannel.self)
    properties.nodeProvisioningMode = try choice("--node-provisioning-mode", as: NodeProvisioningMode.self)
    properties.supportPlan = try choice("--k8s-support-plan", as: SupportPlan.self)
    return properties
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
    var properties = AgentPoolProperties()
    properties.count = integer("--node-count")
    return change(pool.name, properties)
  }

  private func change(_ pool: String, _ properties: AgentPoolProperties) -> AzureStep {
    var cluster = ClusterProperties()
    cluster.agentPoolProfiles = [AgentPoolProfile(name: pool, properties: properties)]
    return .send(.putCluster(clusterTarget, cluster), isAwaited: isAwaited)
  }

  func updateCluster(_ world: Simulation) throws(AzureFailure) -> AzureStep {
    let pools = world.pools(of: try cluster(in: world)).map { world[$0] }
    var properties = try clusterSettings()
    var isOfPools = false
    if let pool = pools.first, let word = alreadySo(pool) { return .end(word) }
    if let pool = pools.first, let change = try autoscaler(pools) {
      properties.agentPoolProfiles = [AgentPoolProfile(name: pool.name, properties: change)]
      isOfPools = true
    }
    if has("--nodepool-labels") || has("--nodepool-taints") {
      var change = AgentPoolProperties()
      change.nodeLabels = entries("--nodepool-labels")
      change.nodeTaints = parts("--nodepool-taints")
      guard !isOfPools else {
        throw .az("labels or taints together with the autoscaler are not supported here")
      }
      properties.agentPoolProfiles = pools.map { AgentPoolProfile(name: $0.name, properties: change) }
    }
    if !saysSomething, !has("--yes") {
      throw .az("Unable to prompt for confirmation as no tty available. Use --yes.")
    }
    return .send(.putCluster(clusterTarget, properties), isAwaited: isAwaited)
  }

  /// Whether an option but the names is given: az asks before it updates a cluster to what it is.
  private var saysSomething: Bool {
    let names = ["--cmd", "--resource-group", "--name", "--yes", "--output", "--query", "--subscription"]
    return values.contains { name, value in
      !names.contains(name) && !["--only-show-errors", "--verbose", "--debug"].contains(name)
        && value != .texts([]) && value != .texts([""])
    }
  }

  /// The autoscaler's settings of the only pool; nil: nothing is said of it.
  private func autoscaler(_ pools: [AgentPool]) throws(AzureFailure) -> AgentPoolProperties? {
    let flags = [
      "--enable-cluster-autoscaler", "--update-cluster-autoscaler", "--disable-cluster-autoscaler",
    ]
    guard let flag = flags.first(where: has) else { return nil }
    // One of the pools is not meant, unless it is switched off: then it is the first.
    if pools.count > 1, flag != flags[2] {
      throw .az(
        "There are more than one node pool in the cluster. Please use \"az aks nodepool\" command to update per node "
          + "pool auto scaler settings")
    }
    let isOn = pools.first?.enableAutoScaling ?? false
    if flag == flags[1], !isOn { throw .az("Cluster autoscaler is not enabled for this node pool.") }
    var change = AgentPoolProperties()
    if flag != flags[1] { change.enableAutoScaling = flag == flags[0] }
    change.minCount = integer("--min-count")
    change.maxCount = integer("--max-count")
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
    let cluster = world[try cluster(in: world)]
    let pools = world.pools(of: try self.cluster(in: world)).map { world[$0].name }
    if has("--node-image-only") {
      return .sendAll(
        pools.map { .upgradeNodeImage(PoolTarget(cluster: clusterName, pool: $0)) }, isAwaited: false,
        subscription)
    }
    let isSame = kubernetesVersion == nil || kubernetesVersion == cluster.kubernetesVersion
    if isSame, cluster.provisioningState == .succeeded, !has("--tier"), !has("--k8s-support-plan") {
      return .nothing(
        "The cluster is already on version \(cluster.kubernetesVersion) and is not in a failed state. No operations "
          + "will occur when upgrading to the same version if the cluster is not in a failed state.")
    }
    var properties = ClusterProperties()
    properties.tier = try choice("--tier", as: ClusterTier.self)
    properties.supportPlan = try choice("--k8s-support-plan", as: SupportPlan.self)
    properties.kubernetesVersion = kubernetesVersion
    if !has("--control-plane-only"), kubernetesVersion != nil {
      var pool = AgentPoolProperties()
      pool.orchestratorVersion = kubernetesVersion
      properties.agentPoolProfiles = pools.map { AgentPoolProfile(name: $0, properties: pool) }
    }
    return .send(.putCluster(clusterTarget, properties), isAwaited: isAwaited)
  }
}
