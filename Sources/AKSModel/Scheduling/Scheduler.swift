/// What the scheduler of a cluster has to remember.
struct Scheduler: Sendable {
  /// The workloads of the cluster that exist, in order of creation.
  var workloads: [WorkloadID] = []
  /// Those of them whose pods belong to nodes.
  var daemonSets: [WorkloadID] = []
  /// Those with pods that wait; each knows its place.
  var pending: ContiguousArray<WorkloadID> = []
  /// Nodes that may hold more than they did when the scheduler last looked; some stand here twice.
  var changed: ContiguousArray<NodeID> = []
  /// It is going to look at what waits.
  var isDue = false
  /// The cluster has had a workload, since when its nodes are counted.
  var hasBegun = false
  var cores = CoreTally()
  /// Its pools as it sees them, by their nodes' names; nil: to be looked at again.
  var pools: [PoolView]?
  /// What the constraints of its workloads come to; nil: to be looked at again.
  var rules: TopologyRules?
}

extension Simulation {
  /// What the scheduler of a cluster remembers; nil: the cluster never had a workload.
  func scheduler(of cluster: ClusterID) -> Scheduler? {
    cluster.index < schedulers.count ? schedulers[Int(cluster.index)] : nil
  }

  /// Something has changed that the scheduler of a cluster has not looked at yet.
  package func isSchedulerDue(in cluster: ClusterID) -> Bool { scheduler(of: cluster)?.isDue ?? false }

  /// A workload has pods that wait, and new ones of them.
  mutating func enqueue(_ id: WorkloadID) {
    let cluster = Int(self[id].cluster.index)
    if self[id].pendingPlace < 0 {
      self[id].pendingPlace = Int32(schedulers[cluster].pending.count)
      self[id].isParked = false
      schedulers[cluster].pending.append(id)
    }
    if !self[id].isParked, !isDaemonSet(id) { wakeScheduler(of: self[id].cluster) }
  }

  /// None of its pods waits any more.
  mutating func dequeue(_ id: WorkloadID) {
    let place = Int(self[id].pendingPlace)
    guard place >= 0 else { return }
    let cluster = Int(self[id].cluster.index)
    let last = schedulers[cluster].pending.removeLast()
    if last != id {
      schedulers[cluster].pending[place] = last
      self[last].pendingPlace = Int32(place)
    }
    self[id].pendingPlace = -1
  }

  /// A node may hold more than before: the pods that wait are tried on it (dynamics 6: on events of the
  /// cluster only).
  mutating func nodeHasRoom(_ node: NodeID) {
    let cluster = self[nodeTable[node].pool].cluster
    guard cluster.index < schedulers.count, !schedulers[Int(cluster.index)].pending.isEmpty else { return }
    schedulers[Int(cluster.index)].changed.append(node)
    wakeScheduler(of: cluster)
  }

  /// The pools of a cluster are not what they were: everything is tried again.
  mutating func poolsHaveChanged(in cluster: ClusterID) {
    guard cluster.index < schedulers.count else { return }
    schedulers[Int(cluster.index)].pools = nil
    schedulers[Int(cluster.index)].rules = nil
    daemonsAreDue(in: cluster)
    guard !schedulers[Int(cluster.index)].pending.isEmpty else { return }
    for id in schedulers[Int(cluster.index)].pending { self[id].isParked = false }
    wakeScheduler(of: cluster)
  }

  /// Nodes come or go, or other pods stand where they stood: those that look at others are tried again.
  mutating func topologyHasChanged(in cluster: ClusterID) {
    guard cluster.index < schedulers.count,
      schedulers[Int(cluster.index)].pending.contains(where: { !self[$0].template.constraints.isEmpty })
    else { return }
    wakeScheduler(of: cluster)
  }

  /// The workloads of a cluster, or what they ask for, are not what they were.
  mutating func workloadsHaveChanged(in cluster: ClusterID) { schedulers[Int(cluster.index)].rules = nil }

  /// The scheduler looks at what waits, a binding's time from now.
  mutating func wakeScheduler(of cluster: ClusterID) {
    guard !schedulers[Int(cluster.index)].isDue else { return }
    schedulers[Int(cluster.index)].isDue = true
    queue.schedule(.podsAreScheduled(cluster), at: now + median(.podBind))
  }
}
