extension Simulation {
  /// The scheduler of a cluster looks at all pods that wait: by priority, then by arrival; those that came at once
  /// by the age of their workload (W3).
  ///
  /// Those that nothing holds go on waiting. Nodes get their pods of DaemonSets before (W18).
  mutating func schedulePods(of cluster: ClusterID) {
    let scheduler = Int(cluster.index)
    schedulers[scheduler].isDue = false
    guard exists(cluster), self[cluster].powerState == .running else { return }
    if schedulers[scheduler].pools == nil { schedulers[scheduler].pools = poolViews(of: cluster) }
    let views = schedulers[scheduler].pools ?? []
    let rules = schedulers[scheduler].rules ?? topologyRules(of: cluster)
    schedulers[scheduler].rules = rules
    placeDaemons(of: cluster, views, rules)
    let changed = schedulers[scheduler].changed
    schedulers[scheduler].changed.removeAll(keepingCapacity: true)

    let pending =
      schedulers[scheduler].daemonSets.isEmpty
      ? schedulers[scheduler].pending : schedulers[scheduler].pending.filter { !isDaemonSet($0) }
    var order = BinaryHeap(ContiguousArray(pending.indices.map { turn(of: pending[$0], number: $0) }))
    var placements = ContiguousArray<Placement?>(repeating: nil, count: pending.count)
    var touched: ContiguousArray<NodeID> = []
    // Made for the first whose constraints look at it.
    var topology: ClusterTopology?
    while let turn = order.removeFirst() {
      let id = turn.workload
      let isConstrained = rules.concern(id)
      if isConstrained, topology == nil { topology = self.topology(rules, views, of: cluster) }
      var placement = placements[turn.number] ?? emptyPlacement(of: id, views, seen: touched.count)
      if !isConstrained, placements[turn.number] == nil {
        placement.heap = candidates(for: placement, views, changed: self[id].isParked ? changed : nil)
      }
      placements[turn.number] = nil
      let next = order.first
      while self[id].pending > 0 {
        let pod = podTable.id(of: self[id].queue.first)
        if let next, next < Turn(turn, arrival: self[pod].created) { break }
        let place =
          isConstrained
          ? placeConstrained(pod, of: id, by: placement, views, topology, touched: &touched)
          : place(pod, of: id, by: &placement, views, touched: &touched)
        guard let node = place else { break }
        topology?.add(id, to: node)
        start(pod, of: id, on: node)
      }
      guard self[id].pending > 0 else { continue }
      let arrival = self[podTable.id(of: self[id].queue.first)].created
      if let next, next < Turn(turn, arrival: arrival) {
        placements[turn.number] = placement
        order.insert(Turn(turn, arrival: arrival))
      } else {
        self[id].isParked = true
      }
    }
    if let topology, !touched.isEmpty { retryAwaiting(topology.tally.rules, touched, in: cluster) }
  }

  /// When it is a workload's turn.
  private func turn(of id: WorkloadID, number: Int) -> Turn {
    let first = podTable.id(of: self[id].queue.first)
    return Turn(
      priority: self[id].template.priority, arrival: self[first].created, workload: id, number: number)
  }

  /// Pods that look for others may find them on nodes that have got some just now: they are tried once more.
  private mutating func retryAwaiting(
    _ rules: TopologyRules, _ touched: ContiguousArray<NodeID>, in cluster: ClusterID
  ) {
    let waiting = schedulers[Int(cluster.index)].pending.compactMap { rules.kindOfWorkload[$0.index] }
    let awaited = Set(rules.counts.map(\.kind)).filter { kind in
      waiting.contains { $0 != kind && rules.isAwaited(kind, by: $0) }
    }
    guard !awaited.isEmpty else { return }
    let hasCome = touched.contains { node in
      var isAwaited = false
      podTable.forEachPod(of: node.index) { workload in
        if let kind = rules.kindOfWorkload[workload], awaited.contains(kind) { isAwaited = true }
      }
      return isAwaited
    }
    if hasCome { topologyHasChanged(in: cluster) }
  }

  /// What nodes must be for a workload, and none of them yet.
  private func emptyPlacement(of id: WorkloadID, _ views: [PoolView], seen: Int) -> Placement {
    let template = self[id].template
    let zones = views.map { $0.zones(for: template, named: self[$0.pool].name) }
    let isZonal = zip(views, zones).contains { $1 != 0 && $1 != $0.allZones }
    return Placement(
      request: template.request,
      allocatables: ContiguousArray(
        zip(views, zones).map { view, zones in
          zones != 0 && view.untolerated(by: template) == nil ? view.allocatable : nil
        }),
      zones: isZonal ? ContiguousArray(zip(views, zones).map { ($0, $1) }) : nil, seen: seen)
  }

  /// The nodes that hold a pod; of those that have changed only, if there are any to say so.
  private func candidates(
    for placement: Placement, _ views: [PoolView], changed: ContiguousArray<NodeID>?
  ) -> BinaryHeap<Placement.Candidate> {
    var candidates: ContiguousArray<Placement.Candidate> = []
    func consider(_ node: NodeID, in place: Int) {
      if let key = placement.key(of: nodeTable[node], in: place, requested: requested(of: node)) {
        candidates.append(Placement.Candidate(key: key, node: node))
      }
    }
    if let changed {
      for node in changed where exists(node) {
        let pool = nodeTable[node].pool
        if let place = views.firstIndex(where: { $0.pool == pool }) { consider(node, in: place) }
      }
    } else {
      for place in views.indices where placement.allocatables[place] != nil {
        let pool = views[place].pool
        for number in nodeTable.places(of: pool) {
          if let node = nodeTable.node(at: number, of: pool) { consider(node, in: place) }
        }
      }
    }
    return BinaryHeap(candidates)
  }

  /// Puts a pod on the best node that its constraints allow; nil: there is none.
  private mutating func placeConstrained(
    _ pod: PodID, of id: WorkloadID, by placement: Placement, _ views: [PoolView],
    _ topology: ClusterTopology?, touched: inout ContiguousArray<NodeID>
  ) -> NodeID? {
    guard let topology, let place = bestNode(for: id, placement, views, in: topology) else { return nil }
    let node = topology.nodes[place]
    bind(pod, of: id, to: node, Cause(nil, "W2"))
    touched.append(node)
    return node
  }

  /// Puts a pod on the best node; nil: nothing holds it.
  private mutating func place(
    _ pod: PodID, of id: WorkloadID, by placement: inout Placement, _ views: [PoolView],
    touched: inout ContiguousArray<NodeID>
  ) -> NodeID? {
    while placement.seen < touched.count {
      let node = touched[placement.seen]
      let pool = nodeTable[node].pool
      if let place = views.firstIndex(where: { $0.pool == pool }),
        let key = placement.key(of: nodeTable[node], in: place, requested: requested(of: node))
      {
        placement.heap.insert(Placement.Candidate(key: key, node: node))
      }
      placement.seen += 1
    }
    while let best = placement.heap.first {
      let place = Placement.place(of: best.key)
      let record = nodeTable[best.node]
      guard placement.key(of: record, in: place, requested: requested(of: best.node)) == best.key else {
        _ = placement.heap.removeFirst()
        continue
      }
      bind(pod, of: id, to: best.node, Cause(nil, "W2"))
      if let key = placement.key(of: record, in: place, requested: requested(of: best.node)) {
        placement.heap.replaceFirst(by: Placement.Candidate(key: key, node: best.node))
      } else {
        _ = placement.heap.removeFirst()
      }
      touched.append(best.node)
      placement.seen = touched.count
      return best.node
    }
    return nil
  }
}

/// When it is a workload's turn: the least comes first.
private struct Turn: Comparable {
  let priority: Int32
  /// Of its first pod that waits.
  let arrival: Instant
  let workload: WorkloadID
  /// Its place in the list of those that wait.
  let number: Int

  init(priority: Int32, arrival: Instant, workload: WorkloadID, number: Int) {
    self.priority = priority
    self.arrival = arrival
    self.workload = workload
    self.number = number
  }

  /// The turn of a later pod.
  init(_ turn: Turn, arrival: Instant) {
    self.init(priority: turn.priority, arrival: arrival, workload: turn.workload, number: turn.number)
  }

  static func < (a: Turn, b: Turn) -> Bool {
    (-Int64(a.priority), a.arrival, a.workload) < (-Int64(b.priority), b.arrival, b.workload)
  }
}
