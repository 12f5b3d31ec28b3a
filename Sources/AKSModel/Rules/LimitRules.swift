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
    let own: Int64
    switch request.kind {
    case .addPool: own = request.count ?? Defaults.nodeCount
    case .scalePool: own = request.count ?? 0
    case .startPool:
      let remembered = request.pool.flatMap { world[$0].startCount } ?? 0
      own = request.count.flatMap { $0 == 0 ? nil : $0 } ?? Int64(remembered)
    default: return
    }
    let others = world.pools(of: cluster).filter { $0 != request.pool }
      .reduce(0) { $0 + world[$1].count }
    guard own <= Limits.nodesPerPool, Int(own) + others > Limits.nodesPerCluster else { return }
    throw .tooManyNodes(wanted: Int(own) + others, limit: Limits.nodesPerCluster)
  }
}
