// What becomes of the pods of a node that changes.

extension Simulation {
  /// A node does something else now: pods come to it or lose it.
  mutating func podsFollow(_ node: NodeID, to state: NodeState, _ cause: Cause) {
    guard hasWorkloads else { return }
    switch state {
    case .running:
      for pod in pods(on: node) where self[pod].phase == .lost { setPhase(of: pod, to: .ready, cause) }
      nodeHasRoom(node)
    case .failed:
      guard hasPods(on: node) else { return }
      for pod in pods(on: node) { setPhase(of: pod, to: .lost, cause) }
      queue.schedule(.tolerationEnds(node), at: now + Timings.notReadyToleration)
    case .reimaging:
      losePods(of: node, .nodeGone, cause)
      forgetImages(on: node)
    case .deallocated: losePods(of: node, .nodeGone, cause)
    // Draining comes before, or pods are lost when the machine is.
    case .creating, .starting, .deallocating, .deleting: return
    }
  }

  /// A node has not been Ready for as long as pods put up with it: they are evicted, and no budget is asked (W6).
  mutating func tolerationEnds(_ node: NodeID) {
    guard exists(node), nodeTable[node].state == .failed else { return }
    losePods(of: node, .nodeNotReady, Cause(nil, "W6"))
  }
}
