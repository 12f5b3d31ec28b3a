// How the nodes of a pool come to be as they are wanted.

extension Simulation {
  /// How long the nodes of a pool will take once the operation sets them to work.
  func expectedWork(on pool: PoolID, of operation: OperationID) -> TimeSpan {
    let kind = self[operation].kind
    guard kind.dynamics.movesNodes else { return .zero }
    guard kind == .deleteMachines else { return work(self[pool].nodePlan(settings), on: pool) }
    var left = self[pool].nodeCounts.settled
    for node in nodes(of: pool) where self[node].isChosen { left[self[node].settledState] -= 1 }
    return max(median(.nodeDelete), work(self[pool].nodePlan(settings, from: left), on: pool))
  }

  /// How long a plan usually takes, and after it what the nodes lack.
  private func work(_ plan: NodePlan, on pool: PoolID) -> TimeSpan {
    let old = oldNodes(of: pool, after: plan)
    let upgrade = RollingUpgrade(of: self[pool], nodes: old, settings.timing)
    return plan.duration(on: self[pool], settings.timing)
      + upgrade.duration(of: old, on: self[pool], settings.timing)
  }

  /// Sets the nodes of a pool to work, and says when the last of them arrives; what they lack they get after that.
  ///
  /// `denial`: the pool cannot have the machines that it needs, and what needs none is at work.
  mutating func setToWork(
    _ pool: PoolID, for operation: OperationID
  ) -> (arrival: Instant, denial: MachineDenial?) {
    if self[operation].kind == .deleteMachines { deleteChosenNodes(of: pool, for: operation) }
    var plan = self[pool].nodePlan(settings)
    let denial = denial(ofNew: plan.create, restarted: plan.start, for: pool)
    if denial != nil { (plan.create, plan.start) = (0, 0) }
    carryOut(plan, on: pool, for: operation)
    let arrival = arrival(of: [pool])
    if let denial { return (now + denial.attempt, denial) }
    if self[pool].mayHaveOldNodes { queue.schedule(.upgradeBegins(pool, operation), at: arrival) }
    return (arrival, nil)
  }

  /// Sets the nodes of a pool to work on a plan.
  private mutating func carryOut(_ plan: NodePlan, on pool: PoolID, for operation: OperationID) {
    let nodes = self[pool].nodeCounts
    let isDeleting = self[pool].provisioningState == .deleting
    // What a stop does in mode Delete follows from D1 alone.
    let isOpen = self[pool].powerState == .stopped && self[pool].scaleDownMode == .deallocate
    let scaling = Cause(operation, isDeleting ? nil : isOpen ? "S10" : "D1")
    let isEmptied = isOpen && plan.purge > 0
    let purging = Cause(operation, isDeleting ? nil : isEmptied ? "S10" : "D5")
    let isChoice = (1..<max(1, nodes.running)).contains(plan.deallocate + plan.delete)
    if isChoice || (1..<max(1, nodes.deallocated)).contains(plan.start) {
      self[operation].hasChosenNodes = true
    }
    let takesLowest = settings.scaleInOrder == .lowest

    changeNodes(
      of: pool, plan.start, from: .deallocated, to: .starting, lowestFirst: settings.startOrder == .lowest,
      scaling, .nodeStart)
    changeNodes(
      of: pool, plan.purge, from: .deallocated, to: .deleting, lowestFirst: true,
      purging, .nodeDelete)
    // What has failed goes before what runs (F3).
    let failed = min(nodes.failed, plan.deallocate + plan.delete)
    for (state, deallocate, delete) in [
      (NodeState.failed, min(failed, plan.deallocate), min(failed, plan.delete)),
      (.running, max(0, plan.deallocate - failed), max(0, plan.delete - failed)),
    ] {
      changeNodes(
        of: pool, deallocate, from: state, to: .deallocating, lowestFirst: takesLowest, scaling,
        .nodeDeallocate)
      changeNodes(
        of: pool, delete, from: state, to: .deleting, lowestFirst: takesLowest, scaling, .nodeDelete)
    }
    let provision = TimingPrimitive.provision(self[pool])
    if plan.create > 0 { self[pool].usedParts.insert(provision) }
    for number in 0..<plan.create {
      let node = addNode(to: pool, scaling)
      schedule(
        .nodeReady(node, operation), of: pool,
        after: duration(provision, of: node, in: operation, number: number))
    }

    self[operation].created += plan.create
    self[operation].started += plan.start
    self[operation].deallocated += plan.deallocate
    self[operation].deleted += plan.delete + plan.purge
  }

  /// Moves so many nodes of a pool from a state of rest into one of change, and schedules its end.
  private mutating func changeNodes(
    of pool: PoolID, _ wanted: Int, from old: NodeState, to new: NodeState, lowestFirst: Bool,
    _ cause: Cause, _ part: TimingPrimitive
  ) {
    guard wanted > 0, let operation = cause.operation else { return }
    var left = wanted
    let count = nodeTable.places(of: pool).count
    for step in 0..<count where left > 0 {
      guard let node = nodeTable.node(at: lowestFirst ? step : count - 1 - step, of: pool),
        nodeTable[node].state == old
      else { continue }
      setState(of: node, to: new, cause)
      if new == .starting { updateSoftware(of: node, Cause(operation, "D11")) }
      let span = duration(part, of: node, in: operation, number: wanted - left)
      switch new {
      case .deallocating, .deleting: drain(node, then: span, operation)
      default: schedule(.nodeReady(node, operation), of: pool, after: span)
      }
      left -= 1
    }
    if left < wanted, new == .starting { self[pool].usedParts.insert(part) }
  }

  /// Deletes the nodes that the operation has chosen.
  private mutating func deleteChosenNodes(of pool: PoolID, for operation: OperationID) {
    let chosen = nodes(of: pool).filter { nodeTable[$0].isChosen }
    for (number, node) in chosen.enumerated() {
      setState(of: node, to: .deleting, Cause(operation))
      drain(node, then: duration(.nodeDelete, of: node, in: operation, number: number), operation)
    }
    self[operation].deleted += chosen.count
  }

  /// Schedules the arrival of a node of the pool.
  mutating func schedule(_ arrival: Transition, of pool: PoolID, after span: TimeSpan) {
    queue.schedule(arrival, at: now + span)
    self[pool].nodesArrive = max(self[pool].nodesArrive, now + span)
  }
}
