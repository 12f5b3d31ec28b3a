extension Simulation {
  /// The node of a pod pulls its image, if it does not have it, and starts it (W5).
  mutating func start(_ pod: PodID, of id: WorkloadID, on node: NodeID) {
    let image = self[id].template.imageMiB
    let isThere = image == 0 || self[id].nodesWithImage.contains(node.index)
    let pull = isThere ? TimeSpan.zero : imagePull(Int64(image), of: self[id].name, on: node)
    queue.schedule(.podReady(pod), at: now + pull + median(.podStart))
  }

  /// A pod does its work: its image is on its node from now on.
  mutating func podBecomesReady(_ pod: PodID) {
    guard exists(pod), self[pod].phase == .starting else { return }
    let id = self[pod].workload
    // Nobody starts it there (F3).
    if let node = node(of: pod), nodeTable[node].isSilent { return }
    if self[id].template.imageMiB > 0 { self[id].nodesWithImage.insert(self[pod].nodeSlot) }
    setPhase(of: pod, to: .ready, Cause(nil, "W5"))
    if let run = podTable.run(of: pod) {
      podTable.begin(pod, at: now)
      queue.schedule(.podEnds(pod), at: now + run)
    }
    if self[id].budget != nil { retryDrains() }
  }

  /// A node has lost its disk, or has another: no image is there.
  mutating func forgetImages(on node: NodeID) {
    guard hasWorkloads else { return }
    let cluster = self[nodeTable[node].pool].cluster
    for id in workloads(of: cluster) { self[id].nodesWithImage.remove(node.index) }
  }
}
