/// How many pods of a workload must stay healthy when pods are evicted (PodDisruptionBudget).
package enum DisruptionBudget: Hashable, Sendable {
  /// So many stay.
  case minAvailable(NodeAmount)
  /// So many may be missing.
  case maxUnavailable(NodeAmount)

  /// How many of so many wanted pods must be healthy: parts count as a whole one (as the disruption
  /// controller of Kubernetes rounds both fields).
  package func leastHealthy(of replicas: Int) -> Int {
    switch self {
    case .minAvailable(let amount): amount.nodes(of: replicas)
    case .maxUnavailable(let amount): max(0, replicas - amount.nodes(of: replicas))
    }
  }
}
