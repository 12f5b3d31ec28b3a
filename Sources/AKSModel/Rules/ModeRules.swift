/// System pools and user pools.
enum ModeRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "M1", "A cluster keeps at least one system pool: the last one cannot be deleted.",
      source: "issues of Azure/AKS (2560) and kubernetes-sigs/cluster-api-provider-azure (1355)",
      .exact, check: deleteLast),
    Rule(
      "M2", "The last system pool cannot become a user pool.",
      source: "AKS article use-system-pools", .documented, check: changeLast),
    Rule(
      "M4", "System pools are Linux pools.",
      source: "AKS article use-system-pools", .documented, check: windows),
  ]

  @Sendable private static func deleteLast(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard request.kind == .deletePool, let id = request.pool,
      world[id].provisioningState != .deleting, world[id].mode == .system,
      isLastSystemPool(id, world)
    else { return }
    if staying(in: world[id].cluster, world).count == 1 { throw .onlyPoolDelete }
    throw .lastSystemPoolDelete
  }

  @Sendable private static func changeLast(_ request: Request, _ world: Simulation) throws(Refusal) {
    let leaving = request.wantedPools.filter { wanted in
      wanted.pool.map { world[$0].mode == .system } ?? false && wanted.mode(world) == .user
    }
    guard let first = leaving.first?.pool, let cluster = request.cluster else { return }
    let joining = request.wantedPools.contains { $0.pool != nil && $0.mode(world) == .system }
    let isLeft = staying(in: cluster, world).contains { pool in
      world[pool].mode == .system && !leaving.contains { $0.pool == pool }
    }
    if !joining, !isLeft { throw .lastSystemPoolToUser(pool: world[first].name) }
  }

  @Sendable private static func windows(_ request: Request, _ world: Simulation) throws(Refusal) {
    for wanted in request.wantedPools where wanted.mode(world) == .system {
      let osType = wanted.pool.map { world[$0].osType } ?? wanted.properties.osType ?? .linux
      if osType == .windows { throw .windowsSystemPool }
    }
  }

  /// The pools that are not being deleted.
  private static func staying(in cluster: ClusterID, _ world: Simulation) -> [PoolID] {
    world.pools(of: cluster).filter { world[$0].provisioningState != .deleting }
  }

  private static func isLastSystemPool(_ pool: PoolID, _ world: Simulation) -> Bool {
    !staying(in: world[pool].cluster, world).contains { $0 != pool && world[$0].mode == .system }
  }
}
