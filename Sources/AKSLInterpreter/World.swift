import AKSModel

/// What a snapshot holds: the simulated world and the session's place in it.
struct World: Sendable {
  var simulation: Simulation
  /// The cluster that bare pool names belong to.
  var currentCluster: ClusterID?

  /// The small world in which every session starts.
  static var sandbox: World {
    let simulation = Simulation.sandbox()
    return World(simulation: simulation, currentCluster: simulation.clusters.first)
  }

  /// A subscription without anything in it, and a fresh clock.
  static var empty: World { World(simulation: Simulation(), currentCluster: nil) }

  /// The resource that a bare word names: a pool of the current cluster, else a cluster.
  func resource(named name: String) -> Value? {
    if let cluster = currentCluster, simulation.exists(cluster),
      let pool = simulation.pool(named: name, in: cluster)
    {
      return .pool(pool)
    }
    return simulation.cluster(named: name).map { .cluster($0) }
  }

  /// The resource at a path: `dev/3`, `prod/web`, `prod/web/3`.
  func resource(at path: [String]) -> Value? {
    let pool: PoolID?
    let rest: ArraySlice<String>
    if let cluster = simulation.cluster(named: path[0]), path.count == 3 || Int(path[1]) == nil {
      pool = simulation.pool(named: path[1], in: cluster)
      rest = path.dropFirst(2)
    } else if let cluster = currentCluster, simulation.exists(cluster), path.count == 2 {
      pool = simulation.pool(named: path[0], in: cluster)
      rest = path.dropFirst(1)
    } else {
      return nil
    }
    guard let pool else { return nil }
    guard let last = rest.first else { return .pool(pool) }
    guard let index = Int(last) else { return nil }
    return simulation.node(index: index, of: pool).map { .node($0) }
  }

  /// The names of everything that a bare word could name, for suggestions.
  var resourceNames: [String] {
    var names: [String] = []
    if let cluster = currentCluster, simulation.exists(cluster) {
      names += simulation.pools(of: cluster).map { simulation[$0].name }
    }
    return names + simulation.clusters.map { simulation[$0].name }
  }
}
