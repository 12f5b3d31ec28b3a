/// A pool as a request wants it to be.
struct WantedPool: Sendable {
  /// nil: it is to be made.
  let pool: PoolID?
  let name: String
  let properties: AgentPoolProperties

  /// The mode that it would have.
  func mode(_ world: Simulation) -> PoolMode { properties.mode ?? pool.map { world[$0].mode } ?? .user }

  /// The pools that a request makes or changes; a name in the profiles of an existing cluster that is no pool's
  /// is the matter of M7.
  static func pools(of operation: Operation, _ cluster: ClusterID?, _ pool: PoolID?, _ world: Simulation)
    -> [WantedPool]
  {
    switch operation {
    case .putAgentPool(let target, let properties):
      return [WantedPool(pool: pool, name: target.pool, properties: properties)]
    case .putCluster(_, let properties):
      guard let cluster else {
        let name = properties.nodepoolName ?? Defaults.firstPoolName
        return [WantedPool(pool: nil, name: name, properties: properties.firstPool)]
      }
      return (properties.agentPoolProfiles ?? []).compactMap { profile in
        world.pool(named: profile.name, in: cluster).map {
          WantedPool(pool: $0, name: profile.name, properties: profile.properties)
        }
      }
    default: return []
    }
  }
}
