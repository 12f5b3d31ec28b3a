package import AKSModel

/// The requests that make an empty subscription look like a given world at rest: those that az can say, and as
/// little in each as will do.
package struct WorldRecipe: Sendable {
  /// In order, each after the end of the one before.
  package private(set) var lines: [AzureLine] = []
  /// What cannot be made so: `prod/web`, and why.
  package private(set) var omissions: [(name: String, reason: String)] = []

  private var groups: Set<String> = []
  private let wanted: Simulation
  /// What the lines make of the cluster whose turn it is: clusters know nothing of each other.
  private var made = Simulation()

  package init(for wanted: Simulation) {
    self.wanted = wanted
    for cluster in wanted.clusters { make(cluster) }
  }

  // MARK: - Clusters

  private mutating func make(_ id: ClusterID) {
    made = Simulation()
    made.settings = wanted.settings
    let cluster = wanted[id]
    let pools = wanted.pools(of: id)
    guard let first = pools.first(where: { wanted[$0].mode == .system && wanted[$0].osType == .linux }) else {
      omissions.append((cluster.name, "it has no system pool to begin with"))
      return
    }
    if groups.insert(cluster.resourceGroup.lowercased()).inserted {
      lines.append(.createGroup(cluster.resourceGroup, location: cluster.location))
    }
    let target = ClusterTarget(cluster: cluster.resourceName)
    guard
      take(.putCluster(target, smallest(properties(of: id, firstPool: first)) { .putCluster(target, $0) }))
    else { return }
    guard let twin = made.cluster(named: cluster.resourceName) else { return }
    // Its first pool is older than its control plane, which is upgraded alone.
    if made[twin].currentKubernetesVersion != cluster.currentKubernetesVersion {
      var upgrade = ClusterProperties()
      upgrade.kubernetesVersion = cluster.kubernetesVersion
      _ = take(.putCluster(target, upgrade))
    }
    for pool in pools { make(pool, isFirst: pool == first, in: twin) }
    if cluster.powerState == .stopped { _ = take(.stopCluster(target)) }
    compare(id, twin)
  }

  /// All of a cluster, as a request says it.
  private func properties(of id: ClusterID, firstPool: PoolID) -> ClusterProperties {
    let cluster = wanted[id]
    var properties = ClusterProperties()
    properties.resourceGroup = cluster.resourceGroup
    properties.location = cluster.location
    properties.nodeResourceGroup = cluster.nodeResourceGroup
    properties.kubernetesVersion =
      wanted[firstPool].currentOrchestratorVersion == cluster.currentKubernetesVersion
      ? cluster.kubernetesVersion : wanted[firstPool].orchestratorVersion
    properties.sku = cluster.sku
    properties.tier = cluster.tier
    properties.tags = wanted[cluster.tags]
    properties.autoScalerProfile = wanted[cluster.autoScalerProfile]
    properties.upgradeChannel = cluster.upgradeChannel
    properties.nodeOSUpgradeChannel = cluster.nodeOSUpgradeChannel
    properties.nodeProvisioningMode = cluster.nodeProvisioningMode
    properties.supportPlan = cluster.supportPlan
    properties.nodepoolName = wanted[firstPool].name
    var pool = self.properties(of: firstPool)
    pool.upgradeSettings = UpgradeSettingsProperties()
    // They come with the cluster, or afterwards.
    (pool.mode, pool.scaleDownMode, pool.osType, pool.orchestratorVersion) = (nil, nil, nil, nil)
    pool.scaleSetPriority = nil
    properties.nodepool = pool
    return properties
  }

  // MARK: - Pools

  private mutating func make(_ id: PoolID, isFirst: Bool, in cluster: ClusterID) {
    let pool = wanted[id]
    let target = PoolTarget(cluster: made[cluster].name, pool: pool.name)
    if isFirst {
      let update = smallest(changeable(of: id)) { .putAgentPool(target, $0) }
      if update != AgentPoolProperties() { _ = take(.putAgentPool(target, update)) }
    } else {
      let all = smallest(properties(of: id)) { .putAgentPool(target, $0) }
      guard take(.putAgentPool(target, all)) else { return }
    }
    var scale = AgentPoolProperties()
    scale.count = wantedCount(of: pool)
    if scale.count != firstCount(of: pool) { _ = take(.putAgentPool(target, scale)) }
    if pool.hasAutoscaler, !beginsWithAutoscaler(pool) {
      _ = take(.putAgentPool(target, autoscaler(of: pool)))
    }
    var stop = AgentPoolProperties()
    stop.powerState = .stopped
    if pool.powerState == .stopped, wanted[pool.cluster].powerState == .running {
      _ = take(.putAgentPool(target, stop))
    }
  }

  /// How many nodes run, or will when it starts.
  private func wantedCount(of pool: AgentPool) -> Int64 { Int64(pool.startCount ?? pool.count) }

  /// How many nodes it begins with: all that it has, because deallocated nodes ran once.
  private func firstCount(of pool: AgentPool) -> Int64 {
    max(wantedCount(of: pool), Int64(pool.nodeCounts.total))
  }

  /// Its autoscaler does not stand in the way of the counts that it had.
  private func beginsWithAutoscaler(_ pool: AgentPool) -> Bool {
    guard pool.hasAutoscaler, let least = pool.minCount, let most = pool.maxCount else { return false }
    let count = wantedCount(of: pool)
    return count == firstCount(of: pool) && Int64(least) <= count && count <= Int64(most)
  }

  private func autoscaler(of pool: AgentPool) -> AgentPoolProperties {
    var properties = AgentPoolProperties()
    properties.enableAutoScaling = true
    properties.minCount = pool.minCount.map { Int64($0) }
    properties.maxCount = pool.maxCount.map { Int64($0) }
    return properties
  }

  /// All of a pool, as a request says it.
  private func properties(of id: PoolID) -> AgentPoolProperties {
    let pool = wanted[id]
    var properties = changeable(of: id)
    properties.count = firstCount(of: pool)
    properties.vmSize = pool.vmSize
    properties.type = pool.type
    properties.osType = pool.osType
    properties.osSKU = pool.osSKU
    properties.osDiskType = pool.osDiskType
    properties.osDiskSizeGB = Int64(pool.osDiskSizeGB)
    properties.maxPods = Int64(pool.maxPods)
    properties.orchestratorVersion = pool.orchestratorVersion
    properties.availabilityZones = pool.availabilityZones.names
    properties.scaleSetPriority = pool.scaleSetPriority
    if pool.scaleSetPriority == .spot {
      properties.scaleSetEvictionPolicy = pool.scaleSetEvictionPolicy
      properties.spotMaxPrice = pool.spotMaxPrice ?? -1_000_000_000
    }
    if beginsWithAutoscaler(pool) {
      let bounds = autoscaler(of: pool)
      properties.enableAutoScaling = true
      (properties.minCount, properties.maxCount) = (bounds.minCount, bounds.maxCount)
    }
    return properties
  }

  private static let ownMarks = "kubernetes.azure.com/"

  /// What an update can still say.
  private func changeable(of id: PoolID) -> AgentPoolProperties {
    let pool = wanted[id]
    var properties = AgentPoolProperties()
    properties.mode = pool.mode
    properties.scaleDownMode = pool.scaleDownMode
    // What the service marks its nodes with, nobody may ask for.
    properties.nodeLabels = wanted[pool.nodeLabels].filter { !$0.key.hasPrefix(Self.ownMarks) }
    properties.nodeTaints = wanted[pool.nodeTaints].filter { !$0.hasPrefix(Self.ownMarks) }
    properties.tags = wanted[pool.tags]
    properties.upgradeSettings.maxSurge = pool.upgradeSettings.maxSurge?.description
    properties.upgradeSettings.maxUnavailable = pool.upgradeSettings.maxUnavailable?.description
    properties.upgradeSettings.drainTimeoutInMinutes = pool.upgradeSettings.drainTimeoutInMinutes
      .map { Int64($0) }
    properties.upgradeSettings.nodeSoakDurationInMinutes = pool.upgradeSettings.nodeSoakDurationInMinutes
      .map { Int64($0) }
    properties.upgradeSettings.undrainableNodeBehavior = pool.upgradeSettings.undrainableNodeBehavior
    return properties
  }

  // MARK: - Requests

  /// Asks for it, lets it end, and keeps the line; false if that does not work.
  private mutating func take(_ operation: Operation) -> Bool {
    do throws(AzureOmission) {
      let lines = try AzureLine.lines(for: operation, in: made)
      do throws(Refusal) {
        _ = try made.submit(operation)
      } catch {
        throw AzureOmission("it is refused with \(error.code) (rule \(error.rule))")
      }
      while made.advanceToNextInstant() {}
      self.lines += lines
      return true
    } catch {
      let name = [operation.clusterName, operation.poolName].compactMap { $0 }.joined(separator: "/")
      omissions.append((name, error.reason))
      return false
    }
  }

  /// The request without what the service would do by itself.
  private func smallest(
    _ properties: AgentPoolProperties, _ operation: (AgentPoolProperties) -> Operation
  ) -> AgentPoolProperties {
    // A size, and how many, are said in any case.
    let kept = ["--node-count", "--node-vm-size"]
    return smallest(properties, PropertyOptions.newPool.filter { !kept.contains($0.name) }, operation)
  }

  private func smallest(
    _ properties: ClusterProperties, _ operation: (ClusterProperties) -> Operation
  ) -> ClusterProperties {
    let kept = ["--resource-group", "--location", "--kubernetes-version"]
    var properties = smallest(
      properties, PropertyOptions.newCluster.filter { !kept.contains($0.name) }, operation)
    let cluster = properties
    properties.nodepool = smallest(properties.nodepool) { pool in
      var cluster = cluster
      cluster.nodepool = pool
      return operation(cluster)
    }
    return properties
  }

  private func smallest<Properties>(
    _ properties: Properties, _ options: [PropertyOption<Properties>],
    _ operation: (Properties) -> Operation
  ) -> Properties {
    var properties = properties
    guard let all = outcome(of: operation(properties)) else { return properties }
    for option in options {
      var fewer = properties
      option.clear(&fewer)
      if outcome(of: operation(fewer)) == all { properties = fewer }
    }
    return properties
  }

  /// What a request would leave of its resources; nil where it is refused.
  private func outcome(of operation: Operation) -> Outcome? {
    var world = made
    guard (try? world.submit(operation)) != nil else { return nil }
    guard let cluster = world.cluster(named: operation.clusterName) else { return nil }
    return Outcome(
      cluster: ClusterPicture(cluster, world), pools: world.pools(of: cluster).map { PoolPicture($0, world) })
  }

  private struct Outcome: Hashable {
    var cluster: ClusterPicture
    var pools: [PoolPicture]
  }

  // MARK: - Whether it worked

  /// Notes in what the cluster that was made differs.
  private mutating func compare(_ id: ClusterID, _ twin: ClusterID) {
    let name = wanted[id].name
    for field in ClusterPicture(id, wanted).differences(from: ClusterPicture(twin, made)) {
      omissions.append((name, "az cannot make its \(field) what it is"))
    }
    for pool in wanted.pools(of: id) {
      guard let other = made.pool(named: wanted[pool].name, in: twin) else { continue }
      for field in PoolPicture(pool, wanted).differences(from: PoolPicture(other, made)) {
        omissions.append(("\(name)/\(wanted[pool].name)", "az cannot make its \(field) what it is"))
      }
    }
  }
}
