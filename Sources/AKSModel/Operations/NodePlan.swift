/// What must happen to the nodes of a pool so that as many run as are wanted (D1, D5).
struct NodePlan: Hashable, Sendable {
  /// New nodes.
  var create = 0
  /// Deallocated nodes that start again, lowest instance index first unless it is set otherwise (D10).
  var start = 0
  /// Running nodes that are deallocated, highest instance index first unless it is set otherwise (D10).
  var deallocate = 0
  /// Running nodes that are deleted, highest instance index first unless it is set otherwise (D10).
  var delete = 0
  /// Deallocated nodes that are deleted: all of them or none (D5).
  var purge = 0

  /// Nothing.
  init() {}

  /// The way from the nodes that are there to the wanted number of running ones.
  init(reaching wanted: Int, from nodes: NodeCounts, mode: ScaleDownMode) {
    let missing = max(0, wanted - nodes.running)
    let surplus = max(0, nodes.running - wanted)
    switch mode {
    case .deallocate:
      start = min(missing, nodes.deallocated)
      create = missing - start
      deallocate = surplus
    case .delete:
      purge = nodes.deallocated
      create = missing
      delete = surplus
    }
  }

  /// All nodes go.
  init(deletingAll nodes: NodeCounts) {
    delete = nodes.running
    purge = nodes.deallocated
  }

  /// How long it usually takes: the nodes work in parallel.
  func duration(on pool: AgentPool, _ timing: TimingSettings) -> TimeSpan {
    var longest = TimeSpan.zero
    func take(_ part: TimingPrimitive, by nodes: Int) {
      if nodes > 0 { longest = max(longest, timing.median(part, ofLastOf: nodes)) }
    }
    take(.provision(pool), by: create)
    take(.nodeStart, by: start)
    take(.nodeDeallocate, by: deallocate)
    take(.nodeDelete, by: delete)
    take(.nodeDelete, by: purge)
    return longest
  }
}

extension AgentPool {
  /// What its nodes must do now for it to be as it is wanted.
  func nodePlan(_ settings: SimulationSettings) -> NodePlan { nodePlan(settings, from: nodeCounts.settled) }

  /// What nodes must do for the pool to be as it is wanted, if these are there.
  func nodePlan(_ settings: SimulationSettings, from nodes: NodeCounts) -> NodePlan {
    // S10, as it was reported in 2022.
    let isEmptied = provisioningState == .stopping && settings.stopDeletesInstances
    if provisioningState == .deleting || isEmptied { return NodePlan(deletingAll: nodes) }
    let wanted = powerState == .stopped ? 0 : max(count, leastCount)
    return NodePlan(reaching: wanted, from: nodes, mode: scaleDownMode)
  }
}
