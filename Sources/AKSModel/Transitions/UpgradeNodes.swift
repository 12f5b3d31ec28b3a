// The steps of an upgrade through the nodes of a pool: surge, then cordon, drain, soak and reimage of one batch
// after the other, then the surge nodes go (U4).

extension Simulation {
  /// How many running nodes have another image or version than the pool has for its nodes, once its plan is
  /// carried out.
  func oldNodes(of pool: PoolID, after plan: NodePlan) -> Int {
    let record = self[pool]
    guard record.mayHaveOldNodes, record.powerState == .running, record.provisioningState != .deleting else {
      return 0
    }
    let nodes = record.nodeCounts.settled
    var left = nodes.running + nodes.failed - plan.deallocate - plan.delete
    var old = 0
    for node in self.nodes(of: pool) where left > 0 && self[node].state.isOnTheWayToRunning {
      left -= 1
      if self[node].state != .reimaging, self[node].software != record.software { old += 1 }
    }
    return old
  }

  /// The count is as it is wanted; now the nodes get what they lack.
  mutating func upgradeBegins(_ pool: PoolID, _ operation: OperationID) {
    guard isGoingOn(operation) else { return }
    let nodes = oldNodes(of: pool, after: NodePlan())
    guard nodes > 0 else { return }
    let upgrade = RollingUpgrade(of: self[pool], nodes: nodes, settings.timing)
    self[pool].upgrade = upgrade
    guard upgrade.surge > 0 else { return upgradeContinues(pool, operation) }
    if let denial = denial(ofNew: upgrade.surge, for: pool) {
      self[operation].isFailing = true
      queue.schedule(.operationFails(operation, failure(of: denial)), at: now + denial.attempt)
      return
    }
    let provision = TimingPrimitive.provision(self[pool])
    changeSurge(of: pool, by: upgrade.surge)
    self[pool].usedParts.insert(provision)
    for number in 0..<upgrade.surge {
      let node = addNode(to: pool, Cause(operation, "U4r"))
      report(.surge, of: node, Cause(operation, "U9"))
      schedule(
        .nodeReady(node, operation), of: pool,
        after: duration(provision, of: node, in: operation, number: number))
    }
    self[operation].created += upgrade.surge
    queue.schedule(.upgradeContinues(pool, operation), at: arrival(of: [pool]))
  }

  /// The next batch of nodes is cordoned and drained; when none is left, the surge nodes go.
  mutating func upgradeContinues(_ pool: PoolID, _ operation: OperationID) {
    guard isGoingOn(operation), let upgrade = self[pool].upgrade else { return }
    let old = nodes(of: pool).filter {
      self[$0].state.isUpgradable && self[$0].software != self[pool].software
        && !upgrade.quarantined.contains($0)
    }
    guard !old.isEmpty else { return endSurge(of: pool, operation) }
    let isSpot = self[pool].scaleSetPriority == .spot
    for node in old.prefix(upgrade.batch) {
      nodeTable[node].isChosen = true
      setCordon(of: node, to: true, Cause(operation, isSpot ? "P4" : "U4r"))
      if !isSpot { report(.drain, of: node, Cause(operation, "U9")) }
      if upgrade.soakMinutes > 0 {
        report(.soak(minutes: upgrade.soakMinutes), of: node, Cause(operation, "U9"))
      }
    }
    if !isSpot, drainBatch(old.prefix(upgrade.batch), of: pool, operation) { return }
    upgradeIsDrained(pool, operation)
  }

  /// The pods of a batch of nodes go; true: budgets hold some of them there.
  private mutating func drainBatch(
    _ batch: ArraySlice<NodeID>, of pool: PoolID, _ operation: OperationID
  ) -> Bool {
    let minutes = self[pool].upgradeSettings.drainTimeoutInMinutes
    let limit = minutes.map { TimeSpan.seconds(Int64($0) * 60) } ?? Timings.drainTimeout
    var isBlocked = false
    for node in batch where evictPods(of: node, Cause(operation, "W7")) {
      wait(for: Drain(node: node, operation: operation, purpose: .upgrade), limit: limit)
      isBlocked = true
    }
    return isBlocked
  }

  /// No budget holds pods on the batch any more: it is reimaged after the soak.
  mutating func upgradeIsDrained(_ pool: PoolID, _ operation: OperationID) {
    guard isGoingOn(operation), let upgrade = self[pool].upgrade,
      !drains.contains(where: { $0.purpose == .upgrade && nodeTable[$0.node].pool == pool })
    else { return }
    if upgrade.pause == .zero { return upgradeReimages(pool, operation) }
    queue.schedule(.upgradeReimages(pool, operation), at: now + upgrade.pause)
  }

  /// The nodes of the batch get the new image and version.
  mutating func upgradeReimages(_ pool: PoolID, _ operation: OperationID) {
    guard isGoingOn(operation) else { return }
    for node in nodes(of: pool) where self[node].isChosen && self[node].state.isUpgradable {
      setState(of: node, to: .reimaging, Cause(operation, "U4r"))
      schedule(
        .nodeReimaged(node, operation), of: pool, after: duration(.nodeReimage, of: node, in: operation))
      self[operation].reimaged += 1
      self[pool].usedParts.insert(.nodeReimage)
    }
    queue.schedule(.upgradeContinues(pool, operation), at: arrival(of: [pool]))
  }

  /// A node runs again, with its pool's image and version.
  mutating func nodeReimaged(_ node: NodeID, _ operation: OperationID) {
    guard exists(node), nodeTable[node].state == .reimaging else { return }
    nodeTable[node].isChosen = false
    updateSoftware(of: node, Cause(operation, "U4r"))
    setState(of: node, to: .running, Cause(operation, "U4r"))
    setCordon(of: node, to: false, Cause(operation, "U4r"))
    report(.upgrade, of: node, Cause(operation, "U9"))
  }

  /// The nodes that were made for the upgrade go.
  mutating func endSurge(of pool: PoolID, _ operation: OperationID) {
    self[pool].mayHaveOldNodes = nodes(of: pool).contains { self[$0].software != self[pool].software }
    guard let upgrade = self[pool].upgrade else { return }
    self[pool].upgrade = nil
    let running = nodes(of: pool).filter { self[$0].state == .running && !upgrade.quarantined.contains($0) }
    // One stays for each node that was left behind.
    let surplus = max(0, upgrade.surge - upgrade.quarantined.count)
    for node in running.suffix(surplus) {
      setCordon(of: node, to: true, Cause(operation, "U4r"))
      setState(of: node, to: .deleting, Cause(operation, "U4r"))
      drain(node, then: duration(.nodeDelete, of: node, in: operation), operation)
    }
    self[operation].deleted += surplus
    if let error = upgrade.error { return operationFails(operation, error) }
    endsAfterPods(operation)
  }

  /// The operation is at work, and nothing keeps it from its next step.
  func isGoingOn(_ operation: OperationID) -> Bool {
    self[operation].status == .inProgress && !self[operation].isHalted && !self[operation].isFailing
  }
}

extension NodeState {
  /// It runs, will by itself, or is to.
  fileprivate var isOnTheWayToRunning: Bool {
    switch self {
    case .creating, .starting, .running, .reimaging, .failed: true
    case .deallocating, .deallocated, .deleting: false
    }
  }

  /// An upgrade gives it another image: that of a node that has failed is the way to get it back (F3).
  fileprivate var isUpgradable: Bool { self == .running || self == .failed }
}
