extension Simulation {
  /// How many nodes of system pools carry the service's own pods: CoreDNS has two replicas (our choice, A7s).
  private static let nodesWithServicePods = 2

  /// The cluster as its autoscaler sees it now.
  func picture(
    of cluster: ClusterID, _ autoscaler: inout ClusterAutoscaler, explains: Bool = false
  ) -> AutoscalerPicture {
    let frame = autoscaler.frame ?? frame(of: cluster)
    autoscaler.frame = frame
    var picture = AutoscalerPicture()
    picture.now = now
    picture.options = frame.options
    picture.seed = settings.seed
    picture.clusterName = self[cluster].name
    picture.priorities = frame.priorities
    picture.deallocatedCountsUnready = settings.deallocatedCountsUnready
    picture.changes = autoscaler.changes
    picture.groups = frame.groups
    picture.kinds = frame.kinds
    for (kind, workload) in frame.workloads.enumerated() where self[workload].budget != nil {
      picture.kinds[kind].allowedDisruptions = max(0, allowedDisruptions(of: workload))
    }
    for group in picture.groups.indices {
      draw(group, in: &picture)
      picture.groups[group].zone = nextZone(in: frame.views[group])
      reserve(frame.daemonSets, on: &picture.groups[group], number: group, picture.kinds)
    }
    var listing = PodListing(frame: frame, removals: autoscaler.removals, explains: explains)
    drawNodes(in: &picture, autoscaler.state, &listing)
    drawPending(of: cluster, frame, in: &picture)
    if !frame.rules.isEmpty { drawTopology(frame, in: &picture) }
    return picture
  }

  /// Keeps room on the next node of a group for the pods of DaemonSets that it gets, those of older ones first (W18).
  ///
  /// What finds no room even on an empty node is not waited for (our choice: upstream sees on a node that is there
  /// which of them it has).
  private func reserve(
    _ daemonSets: [Int], on group: inout AutoscalerPicture.Group, number: Int,
    _ kinds: ContiguousArray<AutoscalerPicture.PodKind>
  ) {
    for kind in daemonSets where kinds[kind].suits(number, zone: group.zone) {
      guard AutoscalerPicture.room(for: kinds[kind].request, in: group.room) > 0 else { continue }
      group.daemons &+= kinds[kind].request
      group.daemonKinds.append(kind)
    }
  }

  /// The zone of the node that would come next: the first deallocated one's, or a new one's.
  private func nextZone(in view: PoolView) -> UInt8 {
    let pool = view.pool
    guard view.zoneNumbers.count > 1 else { return view.zoneNumbers[0] }
    let deallocated = self[pool].startsDeallocated ? nextDeallocated(of: pool) : nil
    return view.zone(of: deallocated.map { nodeTable[$0].instance } ?? self[pool].nextInstance)
  }

  /// The same by its label; nil: the pool has no zones.
  package func nextZone(of pool: PoolID) -> String? {
    let view = view(of: pool)
    let zone = nextZone(in: view)
    return zone == 0 ? nil : ZoneSet.label(of: zone, in: view.location)
  }

  /// The deallocated node that starts first.
  private func nextDeallocated(of pool: PoolID) -> NodeID? {
    guard self[pool].nodeCounts.deallocated > 0 else { return nil }
    let places = nodeTable.places(of: pool)
    func isDeallocated(_ place: Int) -> Bool {
      nodeTable.node(at: place, of: pool).map { nodeTable[$0].state == .deallocated } ?? false
    }
    let place =
      settings.startOrder == .lowest ? places.first(where: isDeallocated) : places.last(where: isDeallocated)
    return place.flatMap { nodeTable.node(at: $0, of: pool) }
  }

  private func drawTopology(_ frame: AutoscalerFrame, in picture: inout AutoscalerPicture) {
    var tally = TopologyTally(frame.rules)
    var places: [UInt32: Int] = [:]
    for (place, node) in picture.nodes.enumerated() {
      // Those that are awaited come behind, as their group has them.
      tally.addNode(
        of: picture.groups[Int(node.group)].pool, zone: node.zone, isKnown: node.readiness != .upcoming)
      places[node.id.index] = place
    }
    for (kind, workload) in frame.workloads.enumerated() where !frame.rules.countsOfKind[kind].isEmpty {
      podTable.forEachBound(of: self[workload]) { slot in
        if let place = places[slot] { tally.add(1, of: kind, at: place) }
      }
    }
    picture.topology = tally
  }

  private func draw(_ group: Int, in picture: inout AutoscalerPicture) {
    let pool = self[picture.groups[group].pool]
    // While an operation is at work on a pool, its autoscaler leaves it alone: our choice (A7o).
    picture.groups[group].isManaged =
      pool.enableAutoScaling && pool.powerState == .running && pool.provisioningState.isTerminal
    picture.groups[group].minimum = pool.minCount ?? 0
    picture.groups[group].maximum = pool.maxCount ?? 0
    picture.groups[group].target = pool.powerState == .running ? pool.count : 0
  }

  /// What is needed to list the pods of nodes.
  private struct PodListing {
    let frame: AutoscalerFrame
    let removals: [ClusterAutoscaler.NodeRemoval]
    let explains: Bool
    var counts: ContiguousArray<Int32>
    var serviceNodes = Simulation.nodesWithServicePods

    init(frame: AutoscalerFrame, removals: [ClusterAutoscaler.NodeRemoval], explains: Bool) {
      self.frame = frame
      self.removals = removals
      self.explains = explains
      counts = ContiguousArray(repeating: 0, count: frame.kinds.count)
    }
  }

  private func drawNodes(
    in picture: inout AutoscalerPicture, _ state: AutoscalerState, _ listing: inout PodListing
  ) {
    picture.nodes.reserveCapacity(picture.groups.reduce(0) { $0 + nodeTable.count(of: $1.pool) })
    for group in picture.groups.indices {
      let pool = picture.groups[group].pool
      let isSystem = self[pool].mode == .system
      let zones = listing.frame.views[group].zoneNumbers
      for place in nodeTable.places(of: pool) {
        guard let id = nodeTable.node(at: place, of: pool) else { continue }
        let record = nodeTable[id]
        var node = AutoscalerPicture.Node(id: id, group: Int32(group))
        node.readiness = record.state.readiness
        node.isClosed = record.isCordoned
        node.zone = zones.zone(of: record.instance)
        node.isBeingRemoved = !listing.removals.isEmpty && listing.removals.contains { $0.node == id }
        node.requested = ResourceVector(requested(of: id))
        if !listing.frame.daemonSets.isEmpty { node.daemons = daemonRequest(of: id) }
        let hasServicePods = isSystem && node.readiness == .ready && listing.serviceNodes > 0
        if hasServicePods { listing.serviceNodes -= 1 }
        listPods(of: &node, hasServicePods, in: &picture, state, &listing)
        picture.nodes.append(node)
      }
    }
  }

  /// What pods of DaemonSets ask for of a node.
  private func daemonRequest(of node: NodeID) -> ResourceVector {
    var sum = ResourceVector()
    podTable.forEachPod(of: node.index) { workload in
      let id = WorkloadID(index: workload)
      if isDaemonSet(id) { sum &+= ResourceVector(self[id].template.request) }
    }
    return sum
  }

  /// Lists the pods of a node, if anybody will ask: that of a busy node need not be moved.
  private func listPods(
    of node: inout AutoscalerPicture.Node, _ hasServicePods: Bool, in picture: inout AutoscalerPicture,
    _ state: AutoscalerState, _ listing: inout PodListing
  ) {
    let isEmpty = node.requested[3] == node.daemons[3]
    if isEmpty, !hasServicePods { return }
    let isOfInterest =
      node.isBeingRemoved
      || (picture.groups[Int(node.group)].isManaged
        && picture.utilization(of: node) <= picture.options.utilizationThreshold)
    if let timer = state.timer(of: node.id), timer.isUnremovable, timer.moment > now, !listing.explains {
      node.pods = nil
      return
    }
    guard isOfInterest else {
      node.pods = nil
      return
    }
    let start = picture.placements.count
    if !isEmpty {
      var seen: ContiguousArray<Int32> = []
      podTable.forEachPod(of: node.id.index) { workload in
        guard let kind = listing.frame.kindOfWorkload[workload],
          !picture.kinds[Int(kind)].traits.contains(.daemonSet)
        else { return }
        if listing.counts[Int(kind)] == 0 { seen.append(kind) }
        listing.counts[Int(kind)] += 1
      }
      for kind in seen.sorted() {
        picture.placements.append(.init(kind: kind, count: listing.counts[Int(kind)]))
        listing.counts[Int(kind)] = 0
      }
    }
    if hasServicePods { picture.placements.append(.init(kind: Int32(picture.kinds.count - 1), count: 1)) }
    node.pods = Int32(start)..<Int32(picture.placements.count)
  }

  private func drawPending(
    of cluster: ClusterID, _ frame: AutoscalerFrame, in picture: inout AutoscalerPicture
  ) {
    // No node is added for a pod of a DaemonSet: it waits for one that is there.
    for (kind, workload) in frame.workloads.enumerated()
    where self[workload].pending > 0 && !isDaemonSet(workload) {
      podTable.forEachWaiting(of: self[workload]) { created in
        if let last = picture.pending.indices.last, picture.pending[last].kind == Int32(kind),
          picture.pending[last].created == created
        {
          picture.pending[last].count += 1
        } else {
          picture.pending.append(.init(kind: Int32(kind), count: 1, created: created))
        }
      }
    }
  }
}

extension NodeState {
  /// How an autoscaler sees it.
  fileprivate var readiness: AutoscalerPicture.Readiness {
    switch self {
    case .running: .ready
    case .creating, .starting: .upcoming
    case .reimaging, .failed: .unready
    case .deallocated: .deallocated
    case .deallocating, .deleting: .leaving
    }
  }
}
