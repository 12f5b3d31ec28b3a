// How the nodes of a pool come to be as they are wanted.

extension Simulation {
  /// Sets the nodes of a pool to work, and says how long they take.
  mutating func carryOutNodePlan(of pool: PoolID, for operation: OperationID) -> TimeSpan {
    let plan = self[pool].nodePlan
    let isDeleting = self[pool].provisioningState == .deleting
    let isStopped = self[pool].powerState == .stopped
    let scaling = Cause(operation, isDeleting ? nil : isStopped ? "S10" : "D1")
    let purging = Cause(operation, isDeleting ? nil : "D5")

    changeNodes(
      of: pool, plan.purge, from: .deallocated, to: .deleting, lowestFirst: true,
      purging, then: Timings.delete)
    changeNodes(
      of: pool, plan.start, from: .deallocated, to: .starting, lowestFirst: true, scaling,
      then: Timings.start)
    changeNodes(
      of: pool, plan.deallocate, from: .running, to: .deallocating, lowestFirst: false, scaling,
      then: Timings.deallocate)
    changeNodes(
      of: pool, plan.delete, from: .running, to: .deleting, lowestFirst: false, scaling,
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
      if new == .starting { updateSoftware(of: node, Cause(operation, "D11")) }
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
