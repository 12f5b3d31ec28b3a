package import AKSModel

extension WorldLaws {
  /// The first law about workloads and pods that a cluster breaks.
  package static func brokenByPods(of cluster: ClusterID, _ world: Simulation) -> String? {
    var onNodes = 0
    for pool in world.pools(of: cluster) {
      for node in world.nodes(of: pool) {
        if let law = brokenByPods(on: node, of: pool, world) { return law }
        onNodes += world.pods(on: node).count
      }
    }
    if let law = brokenByTallies(of: cluster, world) { return law }
    var bound = 0
    for id in world.workloads(of: cluster) {
      if let law = broken(by: id, world) { return "\(world[id].name): \(law)" }
      bound += world[id].podCount - world[id].pending
    }
    return bound == onNodes ? nil : "a pod with a node is among the pods of that node"
  }

  private static func brokenByTallies(of cluster: ClusterID, _ world: Simulation) -> String? {
    guard let cores = world.countedCores(of: cluster) else { return nil }
    var recount = 0
    for pool in world.pools(of: cluster) {
      if world[pool].runningTime.level != world[pool].nodeCounts.running {
        return "\(world[pool].name): running nodes are added up over time"
      }
      if let law = brokenUse(of: pool, world) { return "\(world[pool].name): \(law)" }
      recount += (VMSize.named(world[pool].vmSize)?.vcpus ?? 0) * world.nodes(of: pool).count
    }
    if recount != cores { return "the vCPUs of all machines are counted" }
    let report = world.loadReport(of: world.everyWorkload(of: cluster), in: cluster)
    if report.peakCores < cores { return "no more vCPUs are there than at the peak" }
    return nil
  }

  private static func brokenUse(of pool: PoolID, _ world: Simulation) -> String? {
    let running = world.nodes(of: pool).filter { world[$0].state == .running }
    let each = world.allocatable(of: pool) ?? NodeResources()
    if world[pool].use.offered != UseMeter.Amount(each, nodes: running.count) {
      return "what running nodes have for pods is counted"
    }
    let (cpu, memory) = running.reduce(into: (Int64(0), Int64(0))) { sum, node in
      sum.0 += Int64(world.requested(of: node).cpuMillis)
      sum.1 += Int64(world.requested(of: node).memoryMiB)
    }
    let requested = world[pool].use.requested
    if requested.cpuMillis != cpu || requested.memoryMiB != memory {
      return "what pods request of running nodes is counted"
    }
    guard let idle = try? world.idleCost(of: pool), let parts = try? world.costParts(of: pool, at: world.now)
    else {
      return nil
    }
    return idle < 0 || idle > parts.compute ? "what is idle is a part of what machines cost" : nil
  }

  /// Whoever evicts pods leaves as many healthy as their budget asks for.
  static func brokenBudget(since first: Int, _ world: Simulation) -> String? {
    var evicted: Set<WorkloadID> = []
    var excused: Set<WorkloadID> = []
    for event in world.events[first...] {
      switch event.change {
      case .podGone(_, let id, .evicted): evicted.insert(id)
      // Nobody has asked the budget, or it is another one.
      case .podGone(_, let id, _), .podUnready(_, let id), .workloadReplicas(let id, _, _),
        .workloadChanged(let id), .workloadGone(let id):
        excused.insert(id)
      default: break
      }
    }
    for id in evicted.subtracting(excused).sorted() {
      let workload = world[id]
      guard let budget = workload.budget else { continue }
      if workload.ready < budget.leastHealthy(of: workload.replicas) {
        return "\(workload.name): evictions leave as many pods as the budget asks for"
      }
    }
    return nil
  }

  private static func brokenByPods(on node: NodeID, of pool: PoolID, _ world: Simulation) -> String? {
    var sum = NodeResources()
    let pods = world.pods(on: node)
    for pod in pods {
      guard world.exists(pod), world.node(of: pod) == node else { return "a pod knows its node" }
      sum.add(world[world[pod].workload].template.request)
    }
    if world.requested(of: node) != sum { return "what is requested of a node is the sum over its pods" }
    if pods.isEmpty { return nil }
    switch world[node].state {
    case .running, .deallocating, .deleting, .failed: break
    case .creating, .starting, .reimaging, .deallocated: return "pods are on nodes that run or are drained"
    }
    guard let allocatable = world.allocatable(of: pool), sum.cpuMillis <= allocatable.cpuMillis,
      sum.memoryMiB <= allocatable.memoryMiB, sum.gpus <= allocatable.gpus, sum.pods <= allocatable.pods
    else { return "no node has more pods than it holds" }
    return nil
  }

  private static func brokenByDaemons(of id: WorkloadID, _ pods: [PodID], _ world: Simulation) -> String? {
    let cluster = world[id].cluster
    let nodes = pods.compactMap { world.node(of: $0) }
    if Set(nodes).count < nodes.count { return "no node has two pods of a DaemonSet" }
    if world[id].podCount != world[id].replicas { return "a DaemonSet wants the pods that it has" }
    guard world[cluster].powerState == .running, !world.isSchedulerDue(in: cluster) else { return nil }
    let lacking = world.pools(of: cluster).flatMap { world.nodes(of: $0) }.count { world.lacksDaemon(id, $0) }
    let refusing = world.unschedulableReasons(of: id).reduce(0) { $0 + $1.nodes }
    return lacking == refusing ? nil : "a node that takes a pod of a DaemonSet has one"
  }

  private static func broken(by id: WorkloadID, _ world: Simulation) -> String? {
    let workload = world[id]
    let pods = world.pods(of: id)
    if pods.count != workload.podCount { return "its pods are counted" }
    if pods.contains(where: { world[$0].workload != id }) { return "its pods know it" }
    if pods.count(where: { world[$0].phase == .ready }) != workload.ready { return "ready pods are counted" }
    if pods.count(where: { !world[$0].isBound }) != workload.pending { return "pending pods are counted" }
    let tally = workload.tally
    if tally.waiting.level != workload.pending || tally.ready.level != workload.ready
      || tally.bound.level != workload.podCount - workload.pending || tally.wanted.level != workload.replicas
    {
      return "what is added up over time is what is there"
    }
    if world.pendingPods(of: id).count != workload.pending { return "pending pods stand in the queue" }
    if pods.contains(where: { (world[$0].phase == .pending) == world[$0].isBound }) {
      return "a pod waits as long as it has no node"
    }
    if world.isDaemonSet(id), let law = brokenByDaemons(of: id, pods, world) { return law }
    if workload.podCount > workload.replicas { return "there are not more pods than are wanted" }
    if workload.podCount < workload.replicas, !workload.template.traits.contains(.noController) {
      return "a controller replaces what goes"
    }
    return nil
  }
}
