/// How large a cluster may become.
enum LimitRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "L4", "A subscription has at most 100 clusters in a region, and 5000 in all.",
      source: "AKS article quotas-skus-regions; that these defaults were not raised is ours", .documented,
      check: clusters),
    Rule(
      "L2", "A cluster has at most 100 pools.",
      source: "recordings of Azure/azure-cli (maxAgentPools); AKS article quotas-skus-regions",
      .exact,
      check: pools),
    Rule(
      "L3", "The pools of a cluster have at most 5000 nodes together, by their counts.",
      source: "AKS article quotas-skus-regions", .documented, check: nodes),
  ]

  @Sendable private static func clusters(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard request.kind == .createCluster else { return }
    let region = request.clusterProperties?.location ?? Defaults.location
    let neighbours = world.clusters.count { Region.areSame(world[$0].location, region) }
    if neighbours >= Limits.clustersPerRegion {
      throw .tooManyClusters(region: region, limit: Limits.clustersPerRegion)
    }
    if world.clusters.count >= Limits.clustersPerSubscription {
      throw .tooManyClusters(region: nil, limit: Limits.clustersPerSubscription)
    }
  }

  @Sendable private static func pools(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard request.kind == .addPool, let cluster = request.cluster,
      world.pools(of: cluster).count >= Limits.poolsPerCluster
    else { return }
    throw .tooManyPools(limit: Limits.poolsPerCluster)
  }

  @Sendable private static func nodes(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let cluster = request.cluster else { return }
    var counts: [PoolID: Int64] = [:]
    var added: Int64 = 0
    switch request.kind {
    case .addPool: added = request.count ?? Defaults.nodeCount
    case .scalePool, .scaleCluster, .upgradePool, .upgradeCluster:
      for wanted in request.wantedPools {
        if let pool = wanted.pool, world[pool].powerState == .running {
          counts[pool] = wanted.properties.count
        }
      }
    case .startPool:
      guard let pool = request.pool else { return }
      counts[pool] = request.count.flatMap { $0 == 0 ? nil : $0 } ?? Int64(world[pool].startCount ?? 0)
    default: break
    }
    // An autoscaler brings its pool up to its minimum (A3).
    for prospect in request.prospects where prospect.autoscales {
      guard let pool = prospect.id, let minimum = prospect.minCount, minimum > counts[pool] ?? 0,
        request.kind == .startPool
          || (world[pool].powerState == .running && minimum > Int64(world[pool].count))
      else { continue }
      counts[pool] = minimum
    }
    let pools = world.pools(of: cluster).map { counts[$0] ?? Int64(world[$0].count) } + [added]
    guard pools.allSatisfy({ $0 <= Limits.nodesPerPool }) else { return }
    let sum = Int(pools.reduce(0, +))
    guard sum > Limits.nodesPerCluster, added > 0 || !counts.isEmpty else { return }
    throw .tooManyNodes(wanted: sum, limit: Limits.nodesPerCluster)
  }
}
