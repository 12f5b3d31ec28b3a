extension Simulation {
  /// A node that runs is not heard of any more; after Kubernetes' grace it is not Ready, and stays so (F3).
  mutating func failNode(_ node: NodeID) {
    guard exists(node), nodeTable[node].state == .running, !nodeTable[node].isSilent else { return }
    nodeTable[node].isSilent = true
    hasUnawaited = true
    queue.schedule(
      .nodeIsMissed(node, nodeTable[node].changes), at: now + duration(.nodeMonitorGrace, of: node))
  }

  /// Kubernetes has not heard of a node for its grace, unless something else has happened to it since this number.
  mutating func nodeIsMissed(_ node: NodeID, _ number: UInt16) {
    guard exists(node), nodeTable[node].isSilent, nodeTable[node].state == .running,
      nodeTable[node].changes == number
    else { return }
    setState(of: node, to: .failed, Cause(nil, "F3"))
  }

  /// Something else has happened to a node that was not heard of: nothing is left of that.
  mutating func isHeardOf(_ node: NodeID) {
    nodeTable[node].isSilent = false
    faultEnds(of: node)
  }

  /// It is heard of again, by itself.
  mutating func repairNode(_ node: NodeID) {
    guard exists(node), nodeTable[node].isSilent else { return }
    nodeTable[node].isSilent = false
    if nodeTable[node].state == .failed {
      setState(of: node, to: .running, Cause(nil, "F3"))
    } else {
      // Its grace is over, and another failure has its own.
      nodeTable[node].changes &+= 1
      // So what was drawn for its turn before does not hold.
      drawEviction(of: node)
      for pod in pods(on: node) where self[pod].phase == .starting {
        start(pod, of: self[pod].workload, on: node)
      }
    }
  }
}
