extension Simulation {
  /// A node and its disk are gone.
  mutating func nodeDisappears(_ node: NodeID, _ operation: OperationID) {
    guard exists(node) else { return }
    remove(node, Cause(operation))
  }
}
