// How the nodes of a pool come to be as they are wanted.

extension Simulation {
  /// Sets the nodes of a pool to work, and says how long they take.
  mutating func carryOutNodePlan(of pool: PoolID, for operation: OperationID) -> TimeSpan {
    let plan = self[pool].nodePlan(settings)
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
      of: pool, plan.purge, from: .deallocated, to: .deleting, lowestFirst: true,
      purging, then: Timings.delete)
    changeNodes(
      of: pool, plan.start, from: .deallocated, to: .starting, lowestFirst: settings.startOrder == .lowest,
      scaling, then: Timings.start)
    changeNodes(
      of: pool, plan.deallocate, from: .running, to: .deallocating, lowestFirst: takesLowest, scaling,
      then: Timings.deallocate)
    changeNodes(
      of: pool, plan.delete, from: .running, to: .deleting, lowestFirst: takesLowest, scaling,
      then: Timings.delete)
    let provision = Timings.provision(self[pool])
    for _ in 0..<plan.create {
      let node = addNode(to: pool, scaling)
      queue.schedule(.nodeReady(node, operation), at: now + provision)
    }

    self[operation].created += plan.create
    self[operation].started += plan.start
    self[operation].deallocated += plan.deallocate
    self[operation].deleted += plan.delete + plan.purge
    return plan.duration(on: self[pool])
  }

  /// Moves so many nodes of a pool from a state of rest into one of change, and schedules its end.
  private mutating func changeNodes(
    of pool: PoolID, _ wanted: Int, from old: NodeState, to new: NodeState, lowestFirst: Bool,
    _ cause: Cause, then span: TimeSpan
  ) {
    guard wanted > 0, let operation = cause.operation else { return }
    var left = wanted
    let count = nodeTable.count(of: pool)
    for step in 0..<count where left > 0 {
      let node = nodeTable.node(at: lowestFirst ? step : count - 1 - step, of: pool)
      guard nodeTable[node].state == old else { continue }
      setState(of: node, to: new, cause)
      let end: Transition =
        switch new {
        case .deallocating: .nodeDeallocated(node, operation)
        case .deleting: .nodeDeleted(node, operation)
        default: .nodeReady(node, operation)
        }
      queue.schedule(end, at: now + span)
      left -= 1
    }
  }
}
