extension Simulation {
  /// `kubectl cordon` and `kubectl uncordon`: asked of Kubernetes, not of Azure, and done at once (K1).
  package mutating func cordon(_ node: NodeID, _ isCordoned: Bool) {
    setCordon(of: node, to: isCordoned, Cause(nil, "K1"))
  }
}
