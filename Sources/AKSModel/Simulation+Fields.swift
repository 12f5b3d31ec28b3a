// The only functions that change a field of a pool or a cluster that is not a state: one event a change.

extension Simulation {
  // MARK: - Changing

  /// Another value of a pool's field.
  mutating func set<Value: FieldStorable>(
    _ field: PoolField, _ path: WritableKeyPath<AgentPool, Value>, of id: PoolID, to new: Value,
    _ cause: Cause
  ) {
    let old = self[id][keyPath: path]
    guard new != old else { return }
    self[id][keyPath: path] = new
    record(.poolField(id, field, from: old.fieldValue, to: new.fieldValue), cause)
    if field == .nodeTaints || field == .nodeLabels { poolsHaveChanged(in: self[id].cluster) }
  }

  /// Another value of a cluster's field.
  mutating func set<Value: FieldStorable>(
    _ field: ClusterField, _ path: WritableKeyPath<ManagedCluster, Value>, of id: ClusterID, to new: Value,
    _ cause: Cause
  ) {
    let old = self[id][keyPath: path]
    guard new != old else { return }
    self[id][keyPath: path] = new
    record(.clusterField(id, field, from: old.fieldValue, to: new.fieldValue), cause)
  }

  /// What the tier costs from now on.
  mutating func setTier(of id: ClusterID, to new: ClusterTier, _ cause: Cause) {
    guard new != self[id].tier else { return }
    keepMeter(of: id)
    self[id].earlierTierCost = tierBill(of: id).tier
    self[id].meter.restart(at: now)
    set(.tier, \.tier, of: id, to: new, cause)
  }

  /// The versions that a pool has been asked for and that its new nodes get; nil leaves one as it is.
  ///
  /// Nodes that are there keep what they have: see `updateSoftware`.
  mutating func setSoftware(
    of id: PoolID, requested: String? = nil, orchestratorVersion: String? = nil, imageVersion: String? = nil,
    _ cause: Cause
  ) {
    let old = self[self[id].software]
    if let requested, requested != self[id].orchestratorVersion {
      let from = texts.intern(self[id].orchestratorVersion).fieldValue
      self[id].orchestratorVersion = requested
      record(
        .poolField(id, .orchestratorVersion, from: from, to: texts.intern(requested).fieldValue), cause)
    }
    if let orchestratorVersion, orchestratorVersion != self[id].currentOrchestratorVersion {
      let from = texts.intern(self[id].currentOrchestratorVersion).fieldValue
      self[id].currentOrchestratorVersion = orchestratorVersion
      // AKS keeps another part of each node for itself (W4).
      if hasWorkloads { countOffer(of: id, isOther: true) }
      record(
        .poolField(
          id, .currentOrchestratorVersion, from: from, to: texts.intern(orchestratorVersion).fieldValue),
        cause)
    }
    if let imageVersion, imageVersion != old.imageVersion {
      let from = texts.intern(old.imageVersion).fieldValue
      record(.poolField(id, .nodeImageVersion, from: from, to: texts.intern(imageVersion).fieldValue), cause)
    }
    if self[id].nodeCounts.total > 0 { self[id].mayHaveOldNodes = true }
    self[id].software = software.intern(
      NodeSoftware(
        imageVersion: imageVersion ?? old.imageVersion,
        orchestratorVersion: self[id].currentOrchestratorVersion))
    poolsHaveChanged(in: self[id].cluster)
  }

  /// The versions that a cluster has been asked for and that its control plane runs.
  mutating func setVersion(of id: ClusterID, requested: String, current: String, _ cause: Cause) {
    let old = (requested: self[id].kubernetesVersion, current: self[id].currentKubernetesVersion)
    self[id].kubernetesVersion = requested
    self[id].currentKubernetesVersion = current
    for (field, from, to) in [
      (ClusterField.kubernetesVersion, old.requested, requested),
      (.currentKubernetesVersion, old.current, current),
    ] where from != to {
      let values = (texts.intern(from).fieldValue, texts.intern(to).fieldValue)
      record(.clusterField(id, field, from: values.0, to: values.1), cause)
    }
  }

  /// The node is reimaged: it has its pool's versions now.
  mutating func updateSoftware(of id: NodeID, _ cause: Cause) {
    let node = nodeTable[id]
    let new = self[node.pool].software
    guard new != node.software else { return }
    nodeTable[id].software = new
    record(
      .nodeSoftware(id, pool: node.pool, instance: node.instance, from: node.software, to: new), cause)
  }

  /// A write, or the end of one: the eTags of the resources it is about change (C5).
  mutating func touch(_ operation: OperationID) {
    let record = self[operation]
    if let pool = record.pool {
      if exists(pool) { self[pool].revision += 1 }
      return
    }
    guard exists(record.cluster) else { return }
    self[record.cluster].revision += 1
    for pool in pools(of: record.cluster) { self[pool].revision += 1 }
  }

  // MARK: - Reading

  /// What a field of a pool holds.
  package func value(of field: PoolField, of id: PoolID) -> FieldValue {
    let pool = self[id]
    let upgrade = pool.upgradeSettings
    return switch field {
    case .enableAutoScaling: pool.enableAutoScaling.fieldValue
    case .minCount: pool.minCount.fieldValue
    case .maxCount: pool.maxCount.fieldValue
    case .osSKU: pool.osSKU.fieldValue
    case .nodeLabels: pool.nodeLabels.fieldValue
    case .nodeTaints: pool.nodeTaints.fieldValue
    case .tags: pool.tags.fieldValue
    case .maxSurge: upgrade.maxSurge.fieldValue
    case .maxUnavailable: upgrade.maxUnavailable.fieldValue
    case .drainTimeoutInMinutes: upgrade.drainTimeoutInMinutes.fieldValue
    case .nodeSoakDurationInMinutes: upgrade.nodeSoakDurationInMinutes.fieldValue
    case .undrainableNodeBehavior: upgrade.undrainableNodeBehavior.fieldValue
    case .orchestratorVersion: texts.number(of: pool.orchestratorVersion).fieldValue
    case .currentOrchestratorVersion: texts.number(of: pool.currentOrchestratorVersion).fieldValue
    case .nodeImageVersion: texts.number(of: self[pool.software].imageVersion).fieldValue
    }
  }

  /// What a field of a cluster holds.
  package func value(of field: ClusterField, of id: ClusterID) -> FieldValue {
    let cluster = self[id]
    return switch field {
    case .tags: cluster.tags.fieldValue
    case .tier: cluster.tier.fieldValue
    case .autoScalerProfile: cluster.autoScalerProfile.fieldValue
    case .expanderPriorities: cluster.expanderPriorities.fieldValue
    case .upgradeChannel: cluster.upgradeChannel.fieldValue
    case .nodeOSUpgradeChannel: cluster.nodeOSUpgradeChannel.fieldValue
    case .nodeProvisioningMode: cluster.nodeProvisioningMode.fieldValue
    case .supportPlan: cluster.supportPlan.fieldValue
    case .kubernetesVersion: texts.number(of: cluster.kubernetesVersion).fieldValue
    case .currentKubernetesVersion: texts.number(of: cluster.currentKubernetesVersion).fieldValue
    }
  }
}
