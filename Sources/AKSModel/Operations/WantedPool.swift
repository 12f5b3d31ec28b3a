/// A pool as a request wants it to be.
struct WantedPool: Sendable {
  /// nil: it is to be made.
  let pool: PoolID?
  let properties: AgentPoolProperties

  /// The mode that it would have.
  func mode(_ world: Simulation) -> PoolMode { properties.mode ?? pool.map { world[$0].mode } ?? .user }

  /// The pools that a request makes or changes; a name in the profiles of an existing cluster that is no pool's
  /// is the matter of M7.
  static func pools(of operation: Operation, _ cluster: ClusterID?, _ pool: PoolID?, _ world: Simulation)
    -> [WantedPool]
  {
    switch operation {
    case .putAgentPool(_, let properties): return [WantedPool(pool: pool, properties: properties)]
    case .putCluster(_, let properties):
      guard let cluster else { return [WantedPool(pool: nil, properties: properties.firstPool)] }
      return (properties.agentPoolProfiles ?? []).compactMap { profile in
        world.pool(named: profile.name, in: cluster).map {
          WantedPool(pool: $0, properties: profile.properties)
        }
      }
    default: return []
    }
  }
}
