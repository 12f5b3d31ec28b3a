import AKSModel

/// What can be read of workloads and pods, built from events alone.
struct LoadReplay: Equatable {
  struct Pod: Equatable {
    let workload: WorkloadID
    var node: NodeID?
    var isReady = false
  }

  private var replicas: [WorkloadID: Int] = [:]
  private var pods: [PodID: Pod] = [:]

  /// Begins at a world as it is.
  init(_ world: Simulation) {
    for id in world.clusters.flatMap({ world.workloads(of: $0) }) {
      replicas[id] = world[id].replicas
      for pod in world.pods(of: id) {
        pods[pod] = Pod(workload: id, node: world.node(of: pod), isReady: world[pod].phase == .ready)
      }
    }
  }

  /// False if the value was not what the event says it was.
  mutating func apply(_ change: ModelEvent.Change) -> Bool {
    switch change {
    case .workloadAppeared(let id): return replicas.updateValue(0, forKey: id) == nil
    case .workloadReplicas(let id, let old, let new):
      return replicas.updateValue(Int(new), forKey: id) == Int(old) && old != new
    case .workloadChanged(let id): return replicas[id] != nil
    case .workloadGone(let id):
      return replicas.removeValue(forKey: id) != nil && !pods.values.contains { $0.workload == id }
    case .podAppeared(let pod, let id):
      return replicas[id] != nil && pods.updateValue(Pod(workload: id), forKey: pod) == nil
    case .podBound(let pod, let id, let node):
      guard pods[pod] == Pod(workload: id) else { return false }
      pods[pod]?.node = node
      return true
    case .podReady(let pod, let id): return setReady(pod, id, true)
    case .podUnready(let pod, let id): return setReady(pod, id, false)
    case .podGone(let pod, let id, _): return pods.removeValue(forKey: pod)?.workload == id
    default: return false
    }
  }

  private mutating func setReady(_ pod: PodID, _ id: WorkloadID, _ isReady: Bool) -> Bool {
    guard let old = pods[pod], old.workload == id, old.node != nil else { return false }
    pods[pod]?.isReady = isReady
    return old.isReady != isReady || !isReady
  }
}
