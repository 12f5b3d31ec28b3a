// What a PUT can change of a cluster that is there, and of its pools by their profiles.

extension Simulation {
  /// Applies what the request says of settings.
  mutating func applyClusterSettings(of request: Request, for operation: OperationID) {
    guard let cluster = request.cluster, let properties = request.clusterProperties else { return }
    for profile in properties.agentPoolProfiles ?? [] {
      guard let pool = pool(named: profile.name, in: cluster) else { continue }
      if let count = profile.properties.count, self[pool].powerState == .running {
        setCount(of: pool, to: Int(count), Cause(operation, "D2"))
      }
    }
  }
}
