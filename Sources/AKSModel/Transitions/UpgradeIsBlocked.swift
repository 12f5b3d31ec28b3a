extension Simulation {
  /// A node of an upgrade could not be drained in time (U5, U6): by the pool's setting the node takes pods again
  /// and the upgrade fails, or it stays cordoned beside a surge node, and the upgrade fails when it is through.
  mutating func upgradeIsBlocked(_ drain: Drain, _ operation: OperationID) {
    let node = drain.node
    let pool = nodeTable[node].pool
    let error = drainFailure(on: node)
    drains.removeAll { $0 == drain }
    nodeTable[node].isChosen = false
    guard self[pool].upgradeSettings.undrainableNodeBehavior == .cordon else {
      drains.removeAll { $0.purpose == .upgrade && nodeTable[$0.node].pool == pool }
      for node in nodes(of: pool) where nodeTable[node].isChosen || node == drain.node {
        nodeTable[node].isChosen = false
        setCordon(of: node, to: false, Cause(operation, "U6"))
      }
      self[pool].upgrade?.error = error
      return endSurge(of: pool, operation)
    }
    self[pool].upgrade?.quarantined.append(node)
    if self[pool].upgrade?.error == nil { self[pool].upgrade?.error = error }
    upgradeIsDrained(pool, operation)
  }

  /// Azure's error for a node that a budget keeps from being drained.
  private mutating func drainFailure(on node: NodeID) -> OperationError {
    let blocked = pods(on: node).first { !mayEvict($0) } ?? pods(on: node).first
    guard let blocked else {
      // A fault holds a node without pods: its pod is one of our own (F4).
      let text = Self.drainFailure(
        node: nodeName(node), pod: "blocked", namespace: "default", budget: "blocked-pdb", unready: [])
      return .drainFailed(texts.intern(text))
    }
    return .drainFailed(texts.intern(drainFailure(of: blocked, on: node)))
  }

  /// What Azure says when a pod cannot be evicted from a node.
  func drainFailure(of pod: PodID, on node: NodeID) -> String {
    let id = self[pod].workload
    return Self.drainFailure(
      node: nodeName(node), pod: podName(pod), namespace: self[id].namespace,
      budget: "\(self[id].name)-pdb", unready: pods(of: id).filter { self[$0].phase != .ready }.map(podName))
  }

  /// Azure's text (AKS article error-code-poddrainfailure).
  static func drainFailure(
    node: String, pod: String, namespace: String, budget: String, unready: [String]
  ) -> String {
    let names = unready.map { "\(namespace)/\($0)" }.joined(separator: " ")
    return
      "Drain node \(node) failed when evicting pod \(pod) failed with Too Many Requests error. This is often "
      + "caused by a restrictive Pod Disruption Budget (PDB) policy. See https://aka.ms/aks/debugdrainfailures. "
      + "Original error: Cannot evict pod as it would violate the pod's disruption budget.. PDB debug info: "
      + "\(namespace)/\(pod) blocked by pdb \(budget) with \(unready.count) unready pods"
      + (unready.isEmpty ? "." : ": [\(names)].")
  }
}

extension Workload {
  /// Where it lives in Kubernetes.
  package var namespace: String { template.traits.contains(.kubeSystem) ? "kube-system" : "default" }
}
