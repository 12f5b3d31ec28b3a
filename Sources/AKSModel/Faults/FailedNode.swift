extension Simulation {
  /// A node that runs is not heard of any more; after Kubernetes' grace it is not Ready, and stays so (F3).
  mutating func failNode(_ node: NodeID) {
    guard exists(node), nodeTable[node].state == .running, !nodeTable[node].isSilent else { return }
    nodeTable[node].isSilent = true
    podsStandStill(on: node)
    hasUnawaited = true
    queue.schedule(
      .nodeIsMissed(node, nodeTable[node].changes), at: now + duration(.nodeMonitorGrace, of: node))
  }

  /// Kubernetes has not heard of a node for its grace, unless something else has happened to it since this number.
  mutating func nodeIsMissed(_ node: NodeID, _ number: UInt16) {
    guard isStillSilent(node, number) else { return }
    if nodeTable[node].state == .running {
      setState(of: node, to: .failed, Cause(nil, "F3"))
    } else {
      // It is on its way out, and that is what it shows.
      podsAreLost(on: node, Cause(nil, "F3"))
    }
  }

  /// A node has not been heard of since its change with this number; on its way out it may have come since.
  func isStillSilent(_ node: NodeID, _ number: UInt16) -> Bool {
    guard exists(node), nodeTable[node].isSilent else { return false }
    let record = nodeTable[node]
    return record.changes == number || record.changes == number &+ 1 && record.state.isLeaving
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
    switch nodeTable[node].state {
    case .failed: setState(of: node, to: .running, Cause(nil, "F3"))
    case .running:
      // Its grace is over, and another failure has its own.
      nodeTable[node].changes &+= 1
      // So what was drawn for its turn before does not hold.
      drawEviction(of: node)
    default: break
    }
    podsGoOn(on: node)
  }
}
