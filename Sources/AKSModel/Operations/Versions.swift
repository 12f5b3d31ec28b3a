// The versions that clusters and pools are asked to have.

extension Simulation {
  /// The version that the pool's nodes are to run.
  mutating func setVersion(of pool: PoolID, to version: String, _ cause: Cause) {
    guard let full = KubernetesVersion.resolving(version) else { return }
    self[pool].orchestratorVersion = version
    self[pool].currentOrchestratorVersion = full.description
  }

  /// The version that the control plane is to run.
  mutating func setVersion(of cluster: ClusterID, to version: String, _ cause: Cause) {
    guard let full = KubernetesVersion.resolving(version) else { return }
    self[cluster].kubernetesVersion = version
    self[cluster].currentKubernetesVersion = full.description
  }
}
