// The only functions that change a readable value. Each says what changed and why: one event a
// change, and none where nothing changes.

extension Simulation {
  /// Writes an event into the log.
  @inline(__always)
  mutating func record(_ change: ModelEvent.Change, _ cause: Cause) {
    if !autoscalers.isEmpty || change.switchesAutoscaler { autoscalersSee(change) }
    guard keepsLog else { return }
    if let rule = cause.rule, let operation = cause.operation, RuleBook.ours.contains(rule) {
      note(rule, on: operation)
    }
    events.append(
      ModelEvent(at: now, operation: cause.operation, rule: cause.rule, change: change))
  }

  // MARK: - Clusters

  /// A new cluster, Creating and Running.
  mutating func add(_ cluster: ManagedCluster, _ cause: Cause) -> ClusterID {
    let id = ClusterID(index: UInt32(clusterRecords.count))
    clusterRecords.append(cluster)
    clusters.append(id)
    self[id].meter.change(machines: 1, disks: 0, at: now)
    record(.clusterAppeared(id), cause)
    return id
  }

  /// A cluster is gone; its last state stays readable.
  mutating func remove(_ id: ClusterID, _ cause: Cause) {
    for workload in workloads(of: id).reversed() { remove(workload, cause) }
    self[id].exists = false
    clusters.removeAll { $0 == id }
    change(meterOf: id, by: -self[id].meter.machines)
    record(.clusterGone(id), cause)
  }

  /// What the cluster is doing.
  mutating func setProvisioningState(of id: ClusterID, to new: ProvisioningState, _ cause: Cause) {
    let old = self[id].provisioningState
    guard new != old else { return }
    self[id].provisioningState = new
    record(.clusterProvisioningState(id, from: old, to: new), cause)
  }

  /// What the cluster is to be.
  mutating func setPowerState(of id: ClusterID, to new: PowerState, _ cause: Cause) {
    let old = self[id].powerState
    guard new != old else { return }
    self[id].powerState = new
    change(meterOf: id, by: new == .running ? 1 : -1)
    record(.clusterPowerState(id, from: old, to: new), cause)
  }

  // MARK: - Pools

  /// What all that an operation touches is doing: its pool, or its cluster with the pools that it is about.
  mutating func setProvisioningStates(
    of operation: OperationID, to new: ProvisioningState, _ rule: RuleID? = nil
  ) {
    let cause = Cause(operation, rule)
    if self[operation].pool == nil { setProvisioningState(of: self[operation].cluster, to: new, cause) }
    for pool in targets(of: operation) { setProvisioningState(of: pool, to: new, cause) }
  }

  /// A new pool, Creating and Running, without nodes.
  mutating func add(_ pool: AgentPool, _ cause: Cause) -> PoolID {
    let id = PoolID(index: UInt32(poolRecords.count))
    poolRecords.append(pool)
    self[pool.cluster].pools.append(id)
    nodeTable.addPool()
    record(.poolAppeared(id), cause)
    poolsHaveChanged(in: pool.cluster)
    return id
  }

  /// A pool is gone; its last state stays readable.
  mutating func remove(_ id: PoolID, _ cause: Cause) {
    self[id].exists = false
    self[self[id].cluster].pools.removeAll { $0 == id }
    record(.poolGone(id), cause)
    poolsHaveChanged(in: self[id].cluster)
  }

  /// What the pool is doing.
  mutating func setProvisioningState(of id: PoolID, to new: ProvisioningState, _ cause: Cause) {
    let old = self[id].provisioningState
    guard new != old else { return }
    self[id].provisioningState = new
    record(.poolProvisioningState(id, from: old, to: new), cause)
  }

  /// What the pool is to be.
  mutating func setPowerState(of id: PoolID, to new: PowerState, _ cause: Cause) {
    let old = self[id].powerState
    guard new != old else { return }
    self[id].powerState = new
    record(.poolPowerState(id, from: old, to: new), cause)
  }

  /// What a GET shows as the count.
  mutating func setCount(of id: PoolID, to new: Int, _ cause: Cause) {
    let old = self[id].count
    guard new != old else { return }
    self[id].count = new
    if let operation = cause.operation, self[operation].kind.scales {
      self[id].scaling.count(from: old, to: new, at: now)
    }
    record(.poolCount(id, from: Int32(old), to: Int32(new)), cause)
  }

  /// What the next start restores.
  mutating func setStartCount(of id: PoolID, to new: Int?, _ cause: Cause) {
    let old = self[id].startCount
    guard new != old else { return }
    self[id].startCount = new
    record(.poolStartCount(id, from: old.map { Int32($0) }, to: new.map { Int32($0) }), cause)
  }

  /// What a scale-in does.
  mutating func setScaleDownMode(of id: PoolID, to new: ScaleDownMode, _ cause: Cause) {
    let old = self[id].scaleDownMode
    guard new != old else { return }
    self[id].scaleDownMode = new
    record(.poolScaleDownMode(id, from: old, to: new), cause)
  }

  /// System or User.
  mutating func setMode(of id: PoolID, to new: PoolMode, _ cause: Cause) {
    let old = self[id].mode
    guard new != old else { return }
    self[id].mode = new
    record(.poolMode(id, from: old, to: new), cause)
    poolsHaveChanged(in: self[id].cluster)
  }

  /// Why the pool's last operation failed.
  mutating func setProvisioningError(of id: PoolID, to new: OperationError?, _ cause: Cause) {
    let old = self[id].provisioningError
    self[id].reportedError = Interned()
    guard new != old else { return }
    self[id].provisioningError = new
    record(.poolProvisioningError(id, from: old, to: new), cause)
  }

  // MARK: - Nodes

  /// Adds a node with the pool's next instance index.
  package mutating func addNode(to pool: PoolID, _ cause: Cause) -> NodeID {
    let node = self[pool].makeNode(at: now, for: pool)
    let id = nodeTable.append(node, at: now)
    if hasWorkloads { countCores(of: pool, nodes: 1) }
    record(.nodeAppeared(id, pool: pool, instance: node.instance), cause)
    return id
  }

  /// What the node does now; keeps its pool's counts.
  package mutating func setState(of id: NodeID, to new: NodeState, _ cause: Cause) {
    guard let node = nodeTable.setState(of: id, to: new, at: now) else { return }
    // What took it in time, or the eviction itself, leaves nothing of the notice.
    let losesNotice = node.isNoticed && new != .running && new != .reimaging
    if losesNotice { nodeTable[id].isNoticed = false }
    self[node.pool].change(node, to: new, at: now)
    if hasWorkloads { tally(id, node.pool, from: node.state, to: new) }
    record(
      .nodeState(id, pool: node.pool, instance: node.instance, from: node.state, to: new), cause)
    if hasWorkloads { podsFollow(id, to: new, cause) }
    if new == .running { daemonsAreDue(in: self[node.pool].cluster) }
    if node.isSilent, new != .failed, !new.isLeaving { isHeardOf(id) }
    if new == .running { drawEviction(of: id) }
    if losesNotice, new != .deleting { setCordon(of: id, to: false, Cause(nil, "P3")) }
  }

  /// Whether pods may be put on the node.
  mutating func setCordon(of id: NodeID, to isCordoned: Bool, _ cause: Cause) {
    let node = nodeTable[id]
    guard isCordoned != node.isCordoned else { return }
    nodeTable[id].isCordoned = isCordoned
    record(.nodeCordon(id, pool: node.pool, instance: node.instance, isCordoned: isCordoned), cause)
    if !isCordoned { nodeHasRoom(id) }
  }

  /// Kubernetes reports something of a node.
  package mutating func report(_ report: NodeReport, of id: NodeID, _ cause: Cause) {
    let node = nodeTable[id]
    record(.nodeReport(id, pool: node.pool, instance: node.instance, report), cause)
  }

  /// A node is gone; keeps its pool's counts.
  package mutating func remove(_ id: NodeID, _ cause: Cause) {
    if hasWorkloads {
      losePods(of: id, .nodeGone, cause)
      forgetImages(on: id)
    }
    if nodeTable[id].isSilent { faultEnds(of: id) }
    let node = nodeTable.remove(id)
    self[node.pool].lose(node, at: now)
    if self[node.pool].surge.machines > 0 { changeSurge(of: node.pool, by: -1) }
    if hasWorkloads {
      tally(nil, node.pool, from: node.state, to: nil)
      countCores(of: node.pool, nodes: -1)
      topologyHasChanged(in: self[node.pool].cluster)
    }
    record(.nodeGone(id, pool: node.pool, instance: node.instance), cause)
  }
}
