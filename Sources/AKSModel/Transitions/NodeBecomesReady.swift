extension Simulation {
  /// A node that was made or started is Ready.
  mutating func nodeBecomesReady(_ node: NodeID, _ operation: OperationID) {
    guard exists(node) else { return }
    setState(of: node, to: .running, Cause(operation))
  }
}
