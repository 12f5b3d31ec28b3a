extension Simulation {
  /// The node of a pod pulls its image, if it does not have it, and starts it (W5).
  mutating func start(_ pod: PodID, of id: WorkloadID, on node: NodeID) {
    let image = self[id].template.imageMiB
    let isThere = image == 0 || self[id].nodesWithImage.contains(node.index)
    let pull = isThere ? TimeSpan.zero : imagePull(Int64(image), of: self[id].name, on: node)
    queue.schedule(.podReady(pod, podTable.start(of: pod)), at: now + pull + median(.podStart))
  }

  /// A pod does its work, unless its start has begun anew since this one: its image is on its node from now on.
  mutating func podBecomesReady(_ pod: PodID, _ start: UInt32) {
    guard exists(pod), self[pod].phase == .starting, podTable.start(of: pod) == start else { return }
    let id = self[pod].workload
    // Nobody starts it there (F3).
    if let node = node(of: pod), nodeTable[node].isSilent { return }
    if self[id].template.imageMiB > 0 { self[id].nodesWithImage.insert(self[pod].nodeSlot) }
    setPhase(of: pod, to: .ready, Cause(nil, "W5"))
    runs(pod)
    if self[id].budget != nil { retryDrains() }
  }

  /// A pod that ends by itself goes on from here.
  private mutating func runs(_ pod: PodID) {
    if let end = podTable.go(on: pod, at: now) { queue.schedule(.podEnds(pod), at: end) }
  }

  /// A node is not heard of: what its pods do by themselves stands still (W13).
  mutating func podsStandStill(on node: NodeID) {
    for pod in pods(on: node) { podTable.stop(pod, at: now) }
  }

  /// A node is heard of again: its pods do their work, and those that were to start begin anew (F3).
  mutating func podsGoOn(on node: NodeID) {
    for pod in pods(on: node) {
      switch self[pod].phase {
      case .starting:
        podTable.restart(pod)
        start(pod, of: self[pod].workload, on: node)
      case .ready: runs(pod)
      case .lost:
        setPhase(of: pod, to: .ready, Cause(nil, "F3"))
        runs(pod)
      case .pending: continue
      }
    }
  }

  /// A node has lost its disk, or has another: no image is there.
  mutating func forgetImages(on node: NodeID) {
    guard hasWorkloads else { return }
    let cluster = self[nodeTable[node].pool].cluster
    for id in workloads(of: cluster) { self[id].nodesWithImage.remove(node.index) }
  }
}
