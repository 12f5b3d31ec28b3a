// What an autoscaler would say if it looked now: asked for, never kept.

/// Why an autoscaler keeps a node, or that it does not.
package struct NodeJudgement: Sendable {
  package let verdict: NodeVerdict
  /// Whose pods the verdict is about; nil: the service's own, or nobody's.
  package let workload: WorkloadID?
  package let options: AutoscalerOptions
}

extension Simulation {
  /// What the autoscaler of its cluster would say of a node now; nil: the cluster has none.
  package func autoscalerJudgement(of node: NodeID) -> NodeJudgement? {
    guard exists(node) else { return nil }
    return autoscalerJudgements(in: self[nodeTable[node].pool].cluster) { $0 == node }.first
  }

  /// What it would say of each node of a pool, in their order; empty: the cluster has no autoscaler.
  package func autoscalerJudgements(of pool: PoolID) -> [NodeJudgement] {
    autoscalerJudgements(in: self[pool].cluster) { nodeTable[$0].pool == pool }
  }

  private func autoscalerJudgements(in cluster: ClusterID, of isMeant: (NodeID) -> Bool) -> [NodeJudgement] {
    guard var autoscaler = autoscaler(of: cluster) else { return [] }
    let picture = picture(of: cluster, &autoscaler, explains: true)
    var loop = AutoscalerLoop(picture, autoscaler.state, explains: true)
    loop.run()
    let workloads = autoscaler.frame?.workloads ?? []
    return zip(picture.nodes, loop.nodeVerdicts).filter { isMeant($0.0.id) }.map { _, verdict in
      NodeJudgement(
        verdict: verdict,
        workload: verdict.kind.flatMap { workloads.indices.contains($0) ? workloads[$0] : nil },
        options: picture.options)
    }
  }

  /// Whether each pool could be made larger for the pods of a workload now, in the order of the pools; empty: the
  /// cluster has no autoscaler, or the workload is a DaemonSet.
  ///
  /// `isForZone`: a new node would do in another zone of the pool.
  package func autoscalerJudgements(
    of workload: WorkloadID
  ) -> [(pool: PoolID, verdict: GroupVerdict, isForZone: Bool)] {
    let cluster = self[workload].cluster
    // No node is added for a pod of a DaemonSet (W18).
    guard !isDaemonSet(workload), var autoscaler = autoscaler(of: cluster) else { return [] }
    var picture = picture(of: cluster, &autoscaler)
    guard let frame = autoscaler.frame, let kind = frame.workloads.firstIndex(of: workload) else { return [] }
    // One pod of it is enough to judge by, whether one is pending or not.
    picture.pending = [.init(kind: Int32(kind), count: 1, created: .start)]
    func verdicts(_ picture: AutoscalerPicture) -> ContiguousArray<GroupVerdict> {
      var loop = AutoscalerLoop(picture, autoscaler.state)
      loop.judgeGroups()
      return loop.groupVerdicts
    }
    func helps(_ group: Int, inZone zone: UInt8) -> Bool {
      var picture = picture
      picture.groups[group].zone = zone
      return verdicts(picture)[group] == .helps
    }
    return zip(picture.groups.indices, verdicts(picture)).map { group, verdict in
      let (zone, zones) = (picture.groups[group].zone, frame.views[group].zoneNumbers)
      let isForZone = verdict == .constrained && zones.contains { $0 != zone && helps(group, inZone: $0) }
      return (picture.groups[group].pool, verdict, isForZone)
    }
  }

  /// Until when the autoscaler leaves a pool alone after a failure; nil: it does not.
  package func autoscalerBackoff(of pool: PoolID) -> Instant? {
    let index = Int(self[pool].cluster.index)
    guard index < autoscalers.count, let end = autoscalers[index]?.state[pool].backoffEnd, end > now else {
      return nil
    }
    return end
  }

  private func autoscaler(of cluster: ClusterID) -> ClusterAutoscaler? {
    let index = Int(cluster.index)
    guard index < autoscalers.count, pools(of: cluster).contains(where: { self[$0].enableAutoScaling }) else {
      return nil
    }
    return autoscalers[index]
  }
}

extension AutoscalerLoop {
  /// Only what is known before any pod is placed.
  fileprivate mutating func judgeGroups() {
    countNodes()
    let (unready, total) = unreadyNodes()
    judgeGroups(for: picture.pending)
    guard isTooMany(unready, of: total) else { return judgeConstraints() }
    for group in picture.groups.indices where picture.groups[group].isManaged {
      groupVerdicts[group] = .halted(unready: unready, total: total)
    }
  }
}

extension AutoscalerLoop {
  /// Whether the constraints of the pods let them go to a new node.
  private mutating func judgeConstraints() {
    takeSnapshot()
    for group in picture.groups.indices where groupVerdicts[group] == .helps {
      let estimate = Estimator.estimate(picture.pending, on: group, atMost: 1, picture, topology)
      if estimate.pods == 0 { groupVerdicts[group] = .constrained }
    }
  }
}

extension NodeVerdict {
  /// The pods that it is about.
  fileprivate var kind: Int? {
    switch self {
    case .blocked(let kind, _), .noRoom(let kind, _): kind
    default: nil
    }
  }
}
