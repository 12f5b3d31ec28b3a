// The versions that clusters and pools are asked to have.

extension Simulation {
  /// The version that the pool's nodes are to run; with it comes the newest node image (U7).
  mutating func setVersion(of pool: PoolID, to version: String?, _ cause: Cause) {
    guard let version, let full = KubernetesVersion.resolving(version) else { return }
    let isUpgrade = self[pool].isUpgrade(to: version)
    setSoftware(
      of: pool, requested: version, orchestratorVersion: full.description,
      imageVersion: isUpgrade ? NodeImage.latest(self[pool].osSKU, at: now) : nil, cause)
  }
}
