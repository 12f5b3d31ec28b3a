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
    for group in picture.groups.indices { draw(group, in: &picture) }
    var listing = PodListing(frame: frame, removals: autoscaler.removals, explains: explains)
    drawNodes(in: &picture, autoscaler.state, &listing)
    drawPending(of: cluster, frame, in: &picture)
    return picture
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
      for place in nodeTable.places(of: pool) {
        guard let id = nodeTable.node(at: place, of: pool) else { continue }
        let record = nodeTable[id]
        var node = AutoscalerPicture.Node(id: id, group: Int32(group))
        node.readiness = record.state.readiness
        node.isClosed = record.isCordoned
        node.isBeingRemoved = !listing.removals.isEmpty && listing.removals.contains { $0.node == id }
        node.requested = ResourceVector(requested(of: id))
        let hasServicePods = isSystem && node.readiness == .ready && listing.serviceNodes > 0
        if hasServicePods { listing.serviceNodes -= 1 }
        listPods(of: &node, hasServicePods, in: &picture, state, &listing)
        picture.nodes.append(node)
      }
    }
  }

  /// Lists the pods of a node, if anybody will ask: that of a busy node need not be moved.
  private func listPods(
    of node: inout AutoscalerPicture.Node, _ hasServicePods: Bool, in picture: inout AutoscalerPicture,
    _ state: AutoscalerState, _ listing: inout PodListing
  ) {
    let isEmpty = node.requested[3] == 0
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
        guard let kind = listing.frame.kindOfWorkload[workload] else { return }
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
    for (kind, workload) in frame.workloads.enumerated() where self[workload].pending > 0 {
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
