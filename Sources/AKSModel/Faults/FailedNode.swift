extension Simulation {
  /// A node that runs is not Ready any more, and stays so (F3).
  mutating func failNode(_ node: NodeID) {
    guard exists(node), nodeTable[node].state == .running else { return }
    setState(of: node, to: .failed, Cause(nil, "F3"))
  }

  /// It is Ready again, by itself.
  mutating func repairNode(_ node: NodeID) {
    guard exists(node), nodeTable[node].state == .failed else { return }
    setState(of: node, to: .running, Cause(nil, "F3"))
  }
}
