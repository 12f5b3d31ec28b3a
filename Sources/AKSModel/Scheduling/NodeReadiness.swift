// What becomes of the pods of a node that changes.

extension Simulation {
  /// A node does something else now: pods come to it or lose it.
  mutating func podsFollow(_ node: NodeID, to state: NodeState, _ cause: Cause) {
    defer { topologyHasChanged(in: self[nodeTable[node].pool].cluster) }
    switch state {
    case .running: nodeHasRoom(node)
    case .failed: podsAreLost(on: node, cause)
    case .reimaging:
      losePods(of: node, .nodeGone, cause)
      forgetImages(on: node)
    case .deallocated: losePods(of: node, .nodeGone, cause)
    // Draining comes before, or pods are lost when the machine is.
    case .creating, .starting, .deallocating, .deleting: return
    }
  }

  /// Pods that do not put up with a taint of effect NoExecute leave, and no budget is asked (W14).
  mutating func evictUntolerated(of pool: PoolID, _ operation: OperationID) {
    guard hasWorkloads else { return }
    let taints = taints(of: pool).compactMap(Taint.init).filter { $0.effect == .noExecute }
    guard !taints.isEmpty else { return }
    for pod in nodes(of: pool).flatMap({ pods(on: $0) }) {
      let tolerations = self[self[pod].workload].template.tolerations
      guard taints.contains(where: { taint in !tolerations.contains { $0.tolerates(taint) } }) else {
        continue
      }
      evict(pod, .tainted, Cause(operation, "W14"))
    }
  }

  /// A node is not Ready, and its pods put up with that for a while.
  mutating func podsAreLost(on node: NodeID, _ cause: Cause) {
    guard hasPods(on: node) else { return }
    for pod in pods(on: node) where self[pod].phase == .ready { setPhase(of: pod, to: .lost, cause) }
    queue.schedule(
      .tolerationEnds(node, nodeTable[node].changes), at: now + Timings.notReadyToleration)
  }

  /// A node has not been Ready for as long as pods put up with it: they are evicted, and no budget is asked (W6).
  mutating func tolerationEnds(_ node: NodeID, _ number: UInt16) {
    guard isStillSilent(node, number) else { return }
    losePods(of: node, .nodeNotReady, Cause(nil, "W6"))
    retryDrains()
  }
}
