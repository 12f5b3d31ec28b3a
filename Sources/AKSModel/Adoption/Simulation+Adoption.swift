extension Simulation {
  /// A subscription with clusters that were found elsewhere: nothing is at work, and nothing has happened yet.
  ///
  /// No rule judges them: what Azure has accepted is there. Names of clusters are unique, and those of the pools of
  /// each cluster; provisioning states are terminal.
  package init(adopting clusters: [AdoptedCluster]) {
    self.init()
    keepsLog = false
    for cluster in clusters { adopt(cluster) }
    keepsLog = true
  }

  private mutating func adopt(_ found: AdoptedCluster) {
    let properties = found.properties
    let origin = Cause(nil)
    let id = add(
      ManagedCluster(
        name: found.name, resourceGroup: properties.resourceGroup ?? Defaults.resourceGroup,
        location: Region.normalized(properties.location ?? Defaults.location),
        subscription: found.subscription ?? ResourceIdentifier.simulatedSubscription,
        chosenNodeResourceGroup: properties.nodeResourceGroup, sku: properties.sku ?? .base),
      origin)
    self[id].sharedName = found.sharedName
    self[id].servicePrincipal = found.servicePrincipal
    if self[id].chosenNodeResourceGroup == self[id].usualNodeResourceGroup {
      self[id].chosenNodeResourceGroup = nil
    }
    let version = found.version
    (self[id].kubernetesVersion, self[id].currentKubernetesVersion) = (version.requested, version.current)
    if let tier = properties.tier { self[id].tier = tier }
    if let plan = properties.supportPlan { self[id].supportPlan = plan }
    if let tags = properties.tags { self[id].tags = entries.intern(tags.sortedByKey) }
    if let profile = properties.autoScalerProfile, !profile.isEmpty {
      let known = AutoscalerProfile.applying(profile, to: [])
      let other = profile.filter { entry in !known.contains { $0.key == entry.key } }
      self[id].autoScalerProfile = entries.intern((known + other).sortedByKey)
    }
    if let channel = properties.upgradeChannel { self[id].upgradeChannel = channel }
    if let channel = properties.nodeOSUpgradeChannel { self[id].nodeOSUpgradeChannel = channel }
    if let mode = properties.nodeProvisioningMode { self[id].nodeProvisioningMode = mode }
    self[id].firstETag = texts.intern(found.eTag ?? "")
    setPowerState(of: id, to: found.powerState, origin)
    self[id].provisioningState = found.provisioningState
    for pool in found.pools { adopt(pool, in: id) }
    if pools(of: id).contains(where: { self[$0].hasAutoscaler }) { startAutoscaler(of: id) }
  }

  private mutating func adopt(_ found: AdoptedPool, in cluster: ClusterID) {
    let properties = found.properties
    let origin = Cause(nil)
    let id = add(AgentPool(named: found.name, as: properties, in: cluster), origin)
    let isStopped = properties.powerState == .stopped
    let count = Int(properties.count ?? Defaults.nodeCount)
    self[id].powerState = isStopped ? .stopped : .running
    self[id].provisioningState = found.provisioningState
    self[id].count = isStopped ? 0 : count
    self[id].startCount = isStopped ? found.startCount ?? count : nil
    self[id].stoppedWithCluster = isStopped && found.stoppedWithCluster
    self[id].mode = properties.mode ?? .user
    self[id].scaleDownMode = properties.scaleDownMode ?? .delete
    self[id].enableAutoScaling = !isStopped && properties.enableAutoScaling == true
    self[id].autoscalesAtStart = isStopped && properties.enableAutoScaling == true
    self[id].minCount = properties.minCount.map { Int($0) }
    self[id].maxCount = properties.maxCount.map { Int($0) }
    self[id].osSKU = properties.osSKU ?? (self[id].osType == .windows ? .windows2022 : .ubuntu)
    self[id].upgradeSettings = UpgradeSettings(properties.upgradeSettings)
    self[id].nodeLabels = entries.intern((properties.nodeLabels ?? []).sortedByKey)
    self[id].nodeTaints = lists.intern(properties.nodeTaints ?? [])
    self[id].tags = entries.intern((properties.tags ?? []).sortedByKey)
    self[id].firstETag = texts.intern(found.eTag ?? "")
    if let error = found.provisioningError {
      self[id].reportedError = lists.intern([error.code, error.message])
    }
    let requested = properties.orchestratorVersion ?? self[cluster].kubernetesVersion
    let current =
      found.currentOrchestratorVersion ?? KubernetesVersion.resolving(requested)?.description
      ?? (properties.orchestratorVersion ?? self[cluster].currentKubernetesVersion)
    setSoftware(
      of: id, requested: requested, orchestratorVersion: current,
      imageVersion: found.nodeImageVersion ?? NodeImage.latest(self[id].osSKU, at: now), origin)
    let instances =
      found.instances
      ?? .init(running: isStopped ? [] : (0..<UInt32(max(0, count))).map { $0 })
    let states =
      instances.running.map { ($0, NodeState.running) } + instances.deallocated.map { ($0, .deallocated) }
    for (instance, state) in states.sorted(by: { $0.0 < $1.0 }) {
      self[id].nextInstance = instance
      setState(of: addNode(to: id, origin), to: state, origin)
    }
    for node in nodes(of: id) where instances.cordoned.contains(self[node].instance) {
      setCordon(of: node, to: true, origin)
    }
    // What its nodes have is what it has.
    self[id].mayHaveOldNodes = false
  }
}

extension AdoptedCluster {
  /// The version that was asked for, and the one that its control plane runs; each follows from the other.
  fileprivate var version: (requested: String, current: String) {
    let requested =
      properties.kubernetesVersion ?? currentKubernetesVersion ?? KubernetesVersion.standard.minorVersion
    return (
      requested,
      currentKubernetesVersion ?? KubernetesVersion.resolving(requested)?.description ?? requested
    )
  }
}

extension UpgradeSettings {
  /// What a body says, and nothing else: older pools report none.
  fileprivate init(_ properties: UpgradeSettingsProperties) {
    self.init()
    maxSurge = properties.maxSurge.flatMap { NodeAmount($0) }
    maxUnavailable = properties.maxUnavailable.flatMap { NodeAmount($0) }
    drainTimeoutInMinutes = properties.drainTimeoutInMinutes.map { Int($0) }
    nodeSoakDurationInMinutes = properties.nodeSoakDurationInMinutes.map { Int($0) }
    undrainableNodeBehavior = properties.undrainableNodeBehavior
  }
}
