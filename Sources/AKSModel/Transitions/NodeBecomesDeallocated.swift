extension Simulation {
  /// The machine of a node is released.
  ///
  /// Its disk stays, and Kubernetes still knows it, as NotReady (D4).
  mutating func nodeBecomesDeallocated(_ node: NodeID, _ operation: OperationID) {
    guard exists(node) else { return }
    setState(of: node, to: .deallocated, Cause(operation))
  }
}
