/// One loop of the cluster autoscaler, as that of Kubernetes 1.35 goes: a function of a picture and of what is
/// remembered.
///
/// Left out: wall time, soft taints, the cores and memory that a cluster may have at most.
package struct AutoscalerLoop {
  let picture: AutoscalerPicture
  var state: AutoscalerState
  var decision = AutoscalerDecision()
  var counts: ContiguousArray<GroupCounts> = []
  /// By node: what pods could still ask for; negative where none is put.
  var free: ContiguousArray<ResourceVector> = []
  /// Nodes that are awaited, behind those that are there.
  var upcomingNodes: ContiguousArray<(group: Int32, zone: UInt8, free: ResourceVector)> = []
  /// Where the pods stand that constraints are about: nodes that are there, then those that are awaited.
  var topology = TopologyTally()
  /// Nodes are only removed after this; nil: at once.
  var cooldown: (Cooldown, until: Instant)?
  var groupVerdicts: ContiguousArray<GroupVerdict> = []
  /// By node; empty unless somebody asks.
  var nodeVerdicts: ContiguousArray<NodeVerdict> = []
  let explains: Bool

  /// How the nodes of a group are.
  struct GroupCounts: Sendable {
    var ready = 0
    var unready = 0
    var deallocated = 0
    /// Their removal has begun, and their group still counts them.
    var beingRemoved = 0
    var upcoming = 0
  }

  /// Pods of a lower priority are never helped (`expendable-pods-priority-cutoff`, A9).
  static let priorityCutoff: Int32 = -10

  init(_ picture: AutoscalerPicture, _ state: AutoscalerState, explains: Bool = false) {
    self.picture = picture
    self.state = state
    self.explains = explains
    if explains {
      nodeVerdicts = ContiguousArray(repeating: .unmanaged, count: picture.nodes.count)
    }
  }

  /// What the loop comes to; the state is that after it.
  package static func decide(_ picture: AutoscalerPicture, _ state: inout AutoscalerState)
    -> AutoscalerDecision
  {
    var loop = AutoscalerLoop(picture, state)
    // So that the loop alone holds the timers, and writes them where they stand.
    state = AutoscalerState()
    loop.run()
    state = loop.state
    return loop.decision
  }

  mutating func run() {
    decide()
    (state.changesSeen, state.lastLoop) = (picture.changes, picture.now)
  }

  private mutating func decide() {
    countNodes()
    reviewScaleUps()
    guard isHealthy() else { return }
    takeSnapshot()
    let pending = podsToHelp()
    let areNew = areAllNew(pending)
    if !pending.isEmpty {
      judgeGroups(for: pending)
      if !areNew, scaleUp(for: pending) {
        if explains { planScaleDown() }
        // What loops that were skipped would have tried again is known only now.
        state.catchUp(to: picture.now, every: picture.options.scanInterval)
        decision.wake(at: picture.now)
        return
      }
    }
    planScaleDown(isHeldBack: areNew)
    raiseToMinimum()
  }

  // MARK: - What is there

  mutating func countNodes() {
    counts = ContiguousArray(repeating: GroupCounts(), count: picture.groups.count)
    for node in picture.nodes {
      let group = Int(node.group)
      if node.isBeingRemoved { counts[group].beingRemoved += 1 }
      switch node.readiness {
      case .ready: counts[group].ready += 1
      case .unready: counts[group].unready += 1
      case .deallocated: counts[group].deallocated += 1
      case .upcoming, .leaving: break
      }
    }
    for group in picture.groups.indices {
      counts[group].upcoming = max(
        0, picture.groups[group].target - counts[group].ready - counts[group].unready)
    }
  }

  /// Machines that have come are no longer awaited; those that have not come in time are given up (A8).
  private mutating func reviewScaleUps() {
    for (index, group) in picture.groups.enumerated() where state[group.pool].awaited > 0 {
      var memory = state[group.pool]
      memory.awaited = min(memory.awaited, counts[index].upcoming)
      let isOverdue = memory.awaited > 0 && memory.deadline < picture.now
      let count = memory.awaited
      if isOverdue { memory.awaited = 0 }
      state[group.pool] = memory
      if isOverdue {
        state.backOff(group.pool, at: picture.now)
        decision.overdue.append((index, count))
        counts[index].upcoming -= count
        decision.wake(at: picture.now)
      } else if memory.awaited > 0 {
        decision.wake(at: memory.deadline + TimeSpan(milliseconds: 1))
      }
    }
  }

  /// So few nodes are unready that it may act (A9).
  private mutating func isHealthy() -> Bool {
    let (unready, total) = unreadyNodes()
    let isHalted = isTooMany(unready, of: total)
    state.isHalted = isHalted
    guard isHalted else { return true }
    state.forgetNodes()
    decision.unready = (unready, total)
    if explains {
      for node in nodeVerdicts.indices { nodeVerdicts[node] = .halted(unready: unready, total: total) }
    }
    return false
  }

  /// How many nodes of the cluster are unready, and of how many.
  func unreadyNodes() -> (unready: Int, total: Int) {
    var (unready, total) = (0, 0)
    for group in counts {
      let bad = group.unready + (picture.deallocatedCountsUnready ? group.deallocated : 0)
      unready += bad
      total += group.ready + bad
    }
    return (unready, total)
  }

  func isTooMany(_ unready: Int, of total: Int) -> Bool {
    // In whole numbers: 45 % of 20 is 9, and 9 are not more than that.
    unready > picture.options.okTotalUnready && unready * 100 > picture.options.totalUnreadyPercentage * total
  }

  /// Where pods could go, awaited nodes included.
  mutating func takeSnapshot() {
    topology = picture.topology
    free.reserveCapacity(picture.nodes.count)
    for node in picture.nodes {
      let isOpen = node.readiness == .ready && !node.isClosed && !node.isBeingRemoved
      free.append(
        isOpen ? picture.groups[Int(node.group)].allocatable &- node.requested : ResourceVector(repeating: -1)
      )
    }
    for (index, group) in picture.groups.enumerated() {
      var zones = picture.nodes.lazy.filter { $0.group == Int32(index) && $0.readiness == .upcoming }
        .map(\.zone).makeIterator()
      for _ in 0..<counts[index].upcoming {
        // What never comes has no place yet.
        let zone = group.zone == 0 ? 0 : zones.next() ?? group.zone
        upcomingNodes.append((Int32(index), zone, group.room))
        topology.addNode(of: group, zone: zone)
      }
    }
  }
}
