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
  /// Deallocated nodes that are deleted: all that are not started, or none (D5).
  var purge = 0

  /// Nothing.
  init() {}

  /// The way from the nodes that are there to the wanted number of running ones.
  ///
  /// A node that has failed has its place among them (F3). `startsDeallocated`: those are started before new ones are made.
  init(reaching wanted: Int, from nodes: NodeCounts, mode: ScaleDownMode, startsDeallocated: Bool) {
    let there = nodes.running + nodes.failed
    let missing = max(0, wanted - there)
    let surplus = max(0, there - wanted)
    start = startsDeallocated ? min(missing, nodes.deallocated) : 0
    create = missing - start
    switch mode {
    case .deallocate: deallocate = surplus
    case .delete:
      purge = nodes.deallocated - start
      delete = surplus
    }
  }

  /// All nodes go.
  init(deletingAll nodes: NodeCounts) {
    delete = nodes.running + nodes.failed
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
    return NodePlan(
      reaching: wanted, from: nodes, mode: scaleDownMode, startsDeallocated: startsDeallocated)
  }

  /// What is deallocated comes back before anything new is made (D1); so do evicted nodes, whatever the mode (P3d).
  var startsDeallocated: Bool {
    scaleDownMode == .deallocate || scaleSetPriority == .spot && scaleSetEvictionPolicy == .deallocate
  }
}
