/// Why a pool whose nodes would suit the pods of a workload has no node that could take them, or fewer than it might.
package enum PoolObstacle: Hashable, Sendable {
  /// It was stopped, so many nodes come with its start; nil: before this world began.
  case stopped(since: Instant?, nodes: Int)
  /// It runs, and nobody wants nodes of it.
  case empty
  /// So many of its nodes have no machines: a scale-up starts them first.
  case deallocated(Int, isSpot: Bool)
}

extension Simulation {
  /// What keeps pools with suitable nodes from taking pods of a workload beside the filters of single nodes: by the
  /// names of pools, a pool once.
  package func poolObstacles(for id: WorkloadID) -> [(pool: PoolID, obstacle: PoolObstacle)] {
    let template = self[id].template
    return poolViews(of: self[id].cluster).compactMap { view in
      guard view.isSelected(by: template, named: self[view.pool].name), view.untolerated(by: template) == nil
      else { return nil }
      return poolObstacle(of: view.pool).map { (view.pool, $0) }
    }
  }

  /// What keeps a pool from taking pods, whosever they are; nil: nothing.
  package func poolObstacle(of id: PoolID) -> PoolObstacle? {
    let pool = self[id]
    if pool.powerState == .stopped {
      let stop = lastOperation(of: id).flatMap { $0.kind == .stopPool ? $0.accepted : nil }
      return .stopped(since: stop, nodes: pool.startCount ?? pool.count)
    }
    let nodes = pool.nodeCounts
    if nodes[.deallocated] > 0 {
      return .deallocated(nodes[.deallocated], isSpot: pool.scaleSetPriority == .spot)
    }
    return nodes.total == 0 && pool.count == 0 ? .empty : nil
  }

  /// A node of some pool would hold such a pod, if nothing else were on it.
  package func isPlaceable(_ template: PodTemplate, in cluster: ClusterID) -> Bool {
    poolViews(of: cluster).contains { view in
      view.isSelected(by: template, named: self[view.pool].name) && view.untolerated(by: template) == nil
        && view.allocatable?.holds(template.request, beside: NodeResources()) ?? false
    }
  }

  /// Pods of a workload wait that nodes of the pool would suit.
  package func isAwaited(_ pool: PoolID, by id: WorkloadID) -> Bool {
    let (template, view) = (self[id].template, view(of: pool))
    return self[id].pending > 0 && !isDaemonSet(id) && view.isSelected(by: template, named: self[pool].name)
      && view.untolerated(by: template) == nil
  }

  /// On how many nodes pods of a lower priority would have to go for a pod of the workload to fit: Kubernetes would
  /// evict them, and the model does not (W3).
  package func nodesToPreempt(for id: WorkloadID) -> Int {
    let template = self[id].template
    return poolViews(of: self[id].cluster).reduce(0) { sum, view in
      guard let allocatable = view.allocatable, view.untolerated(by: template) == nil,
        view.isSelected(by: template, named: self[view.pool].name)
      else { return sum }
      return sum
        + nodes(of: view.pool).count { node in
          let record = nodeTable[node]
          guard record.state == .running, !record.isCordoned else { return false }
          return !allocatable.holds(template.request, beside: requested(of: node))
            && allocatable.holds(template.request, beside: requested(of: node, from: template.priority))
        }
    }
  }

  /// What the pods on a node request whose priority is at least this.
  private func requested(of node: NodeID, from priority: Int32) -> NodeResources {
    pods(on: node).reduce(into: NodeResources()) { sum, pod in
      let template = self[self[pod].workload].template
      if template.priority >= priority { sum.add(template.request) }
    }
  }
}
