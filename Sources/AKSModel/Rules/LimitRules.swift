/// How large a cluster may become.
enum LimitRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "L2", "A cluster has at most 100 pools.",
      source: "recordings of Azure/azure-cli (maxAgentPools); AKS article quotas-skus-regions",
      .exact,
      check: pools),
    Rule(
      "L3", "The pools of a cluster have at most 5000 nodes together, by their counts.",
      source: "AKS article quotas-skus-regions", .documented, check: nodes),
  ]

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
      for wanted in request.wantedPools(world) {
        if let pool = wanted.pool, world[pool].powerState == .running {
          counts[pool] = wanted.properties.count
        }
      }
    case .startPool:
      guard let pool = request.pool else { return }
      counts[pool] = request.count.flatMap { $0 == 0 ? nil : $0 } ?? Int64(world[pool].startCount ?? 0)
    default: return
    }
    let pools = world.pools(of: cluster).map { counts[$0] ?? Int64(world[$0].count) } + [added]
    guard pools.allSatisfy({ $0 <= Limits.nodesPerPool }) else { return }
    let sum = Int(pools.reduce(0, +))
    guard sum > Limits.nodesPerCluster, added > 0 || !counts.isEmpty else { return }
    throw .tooManyNodes(wanted: sum, limit: Limits.nodesPerCluster)
  }
}
