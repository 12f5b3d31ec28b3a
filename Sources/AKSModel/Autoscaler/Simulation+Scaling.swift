// What an autoscaler has decided is done: without an operation, by the same changes of nodes.

extension Simulation {
  mutating func carryOut(
    _ decision: AutoscalerDecision, _ picture: AutoscalerPicture, since before: AutoscalerStandstill,
    on cluster: ClusterID
  ) {
    for (group, count) in decision.overdue {
      let pool = picture.groups[group].pool
      giveUp(count, of: pool, Cause(nil, "A8"))
    }
    let raised = decision.raises.count { carryOut($0, of: picture.groups[$0.group].pool) }
    // What Azure has refused is no scale-up that nodes stay for (A7c).
    if raised == 0, !decision.raises.isEmpty {
      autoscalers[Int(cluster.index)]?.state.lastScaleUp = before.lastScaleUp
    }
    for removal in decision.removals {
      let node = picture.nodes[removal.node].id
      report(.removalBegan(isEmpty: removal.isEmpty), of: nodeTable[node].pool, Cause(nil, "A7d"), node)
      beginRemoval(of: node, on: cluster)
    }
  }

  // MARK: - Up

  /// A pool gets a larger target; false: Azure refuses it at once.
  private mutating func carryOut(_ raise: AutoscalerDecision.Raise, of pool: PoolID) -> Bool {
    let count = raise.to - raise.from
    let cause = Cause(nil, raise.pods > 0 ? "A7" : "A3")
    let machines = machines(count, for: pool)
    guard machines != .refused else {
      autoscalerIsRefused(pool)
      return false
    }
    report(
      .scaleUp(from: Int32(raise.from), to: Int32(raise.to), pods: Int32(raise.pods)), of: pool, cause)
    setCount(of: pool, to: self[pool].count + count, cause)
    // What never comes is asked for all the same; the autoscaler finds out when it has waited for long enough (A8).
    if machines == .available { scaleUp(pool, by: count, cause) }
    return true
  }

  /// So many more nodes come: deallocated ones start first, without a request to Azure's front (D3).
  private mutating func scaleUp(_ pool: PoolID, by count: Int, _ cause: Cause) {
    self[pool].scaling.count(from: 0, to: count, at: now)
    var left = count
    if self[pool].startsDeallocated { left -= startDeallocated(of: pool, atMost: count, cause) }
    let provision = TimingPrimitive.provision(self[pool])
    if left > 0 { self[pool].usedParts.insert(provision) }
    for number in 0..<left {
      let node = addNode(to: pool, cause)
      schedule(.autoscaledNodeReady(node), of: pool, after: duration(provision, of: node, number: number))
    }
  }

  /// Whether Azure has machines.
  private enum MachineSupply { case available, neverCome, refused }

  /// A quota and a price are answered at once, capacity is not (kubernetes/autoscaler issue 8323).
  private func machines(_ count: Int, for pool: PoolID) -> MachineSupply {
    let restarted = self[pool].startsDeallocated ? min(count, self[pool].nodeCounts.deallocated) : 0
    switch denial(ofNew: count - restarted, restarted: restarted, for: pool) {
    case nil: return .available
    case .noCapacity: return .neverCome
    case .quota, .price: return .refused
    }
  }

  /// Azure says at once that it will not: the group is left alone for a while.
  private mutating func autoscalerIsRefused(_ pool: PoolID) {
    let index = Int(self[pool].cluster.index)
    autoscalers[index]?.state[pool].awaited = 0
    autoscalers[index]?.state.backOff(pool, at: now)
    guard let end = autoscalers[index]?.state[pool].backoffEnd else { return }
    report(.backoff(until: end), of: pool, Cause(nil, "A8"))
  }

  /// Starts so many deallocated nodes at most, and says how many.
  private mutating func startDeallocated(of pool: PoolID, atMost wanted: Int, _ cause: Cause) -> Int {
    var started = 0
    let count = nodeTable.places(of: pool).count
    for step in 0..<count where started < wanted {
      let place = settings.startOrder == .lowest ? step : count - 1 - step
      guard let node = nodeTable.node(at: place, of: pool), nodeTable[node].state == .deallocated
      else { continue }
      setState(of: node, to: .starting, cause)
      updateSoftware(of: node, Cause(nil, "D11"))
      schedule(.autoscaledNodeReady(node), of: pool, after: duration(.nodeStart, of: node, number: started))
      started += 1
    }
    if started > 0 { self[pool].usedParts.insert(.nodeStart) }
    return started
  }

  /// So many nodes that have not come in time are not wanted any more; those that are still on their way go.
  private mutating func giveUp(_ count: Int, of pool: PoolID, _ cause: Cause) {
    setCount(of: pool, to: max(0, self[pool].count - count), cause)
    let late = nodes(of: pool).filter { nodeTable[$0].state == .creating || nodeTable[$0].state == .starting }
    for node in late.prefix(count) {
      if nodeTable[node].state == .starting {
        letGo(node, of: pool, cause)
      } else {
        take(node, of: pool, cause)
      }
    }
  }

  // MARK: - Down

  /// No pod is put on the node any more; its pods go when the scheduler has seen that.
  ///
  /// The taint `ToBeDeletedByClusterAutoscaler` does what a cordon does, and is told as one.
  private mutating func beginRemoval(of node: NodeID, on cluster: ClusterID) {
    let index = Int(cluster.index)
    let begins = now + Self.removalDelay
    autoscalers[index]?.removals.append(
      .init(node: node, drainBegins: begins, wasCordoned: nodeTable[node].isCordoned))
    setCordon(of: node, to: true, Cause(nil, "A7d"))
    // It is looked at no longer, even where it was cordoned before.
    wakeAutoscaler(of: cluster)
    queue.schedule(.autoscalerRemoves(node), at: begins)
  }

  /// The pods of a node that is to go are evicted; when the last has gone, its machine goes.
  mutating func autoscalerRemoves(_ node: NodeID) {
    guard let index = autoscalers.indices.first(where: { autoscalers[$0]?.removal(of: node) != nil }),
      let removal = autoscalers[index]?.removal(of: node)
    else { return }
    let pool = exists(node) ? nodeTable[node].pool : nil
    guard let pool, nodeTable[node].state == .running || nodeTable[node].state == .failed,
      self[pool].enableAutoScaling, self[pool].powerState == .running,
      self[pool].provisioningState.isTerminal
    else { return end(removal, index) }
    guard !evictPods(of: node, Cause(nil, "A7d")) else {
      let options = AutoscalerOptions(self[self[self[pool].cluster].autoScalerProfile])
      let limit = options.gracefulTermination + Self.evictionHeadroom
      if now - removal.drainBegins >= limit {
        autoscalers[index]?.state.lastFailure = now
        report(.removalFailed, of: pool, Cause(nil, "A7d"), node)
        return end(removal, index)
      }
      queue.schedule(.autoscalerRemoves(node), at: now + Self.evictionRetry)
      return
    }
    autoscalers[index]?.removals.removeAll { $0.node == node }
    release(removal, of: pool)
  }

  /// The node stays, and takes pods again, unless somebody had cordoned it before.
  private mutating func end(_ removal: ClusterAutoscaler.NodeRemoval, _ index: Int) {
    autoscalers[index]?.removals.removeAll { $0.node == removal.node }
    if exists(removal.node) { setCordon(of: removal.node, to: removal.wasCordoned, Cause(nil, "A7d")) }
    // Another node may have its turn now, even where the mark was taken away before.
    wakeAutoscaler(of: ClusterID(index: UInt32(index)))
  }

  /// The machine of a node without pods goes, or is released in mode Deallocate (D3).
  private mutating func release(_ removal: ClusterAutoscaler.NodeRemoval, of pool: PoolID) {
    let (node, cause) = (removal.node, Cause(nil, "A7d"))
    self[pool].scaling.count(from: 1, to: 0, at: now)
    setCount(of: pool, to: max(0, self[pool].count - 1), cause)
    switch self[pool].scaleDownMode {
    case .delete: take(node, of: pool, cause)
    case .deallocate:
      letGo(node, of: pool, cause)
      setCordon(of: node, to: removal.wasCordoned, cause)
    }
  }

  /// A node is deleted.
  private mutating func take(_ node: NodeID, of pool: PoolID, _ cause: Cause) {
    setState(of: node, to: .deleting, cause)
    schedule(.autoscaledNodeGone(node), of: pool, after: duration(.nodeDelete, of: node))
  }

  /// A node is deallocated.
  private mutating func letGo(_ node: NodeID, of pool: PoolID, _ cause: Cause) {
    setState(of: node, to: .deallocating, cause)
    schedule(.autoscaledNodeDeallocated(node), of: pool, after: duration(.nodeDeallocate, of: node))
  }
}

extension ClusterAutoscaler {
  fileprivate func removal(of node: NodeID) -> NodeRemoval? { removals.first { $0.node == node } }
}

// MARK: - Arrivals

extension Simulation {
  /// A node that an autoscaler asked for is Ready, unless it has been given up.
  mutating func autoscaledNodeReady(_ node: NodeID) {
    guard exists(node), nodeTable[node].state == .creating || nodeTable[node].state == .starting else {
      return
    }
    setState(of: node, to: .running, Cause(nil, "A7"))
  }

  /// The machine of a node that an autoscaler did not need is released.
  mutating func autoscaledNodeDeallocated(_ node: NodeID) {
    guard exists(node) else { return }
    setState(of: node, to: .deallocated, Cause(nil, "A7d"))
  }

  /// A node that an autoscaler did not need is gone.
  mutating func autoscaledNodeGone(_ node: NodeID) {
    guard exists(node) else { return }
    remove(node, Cause(nil, "A7d"))
  }
}
