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
      source: "AKS article use-system-pools", .documented, eachPool: changeLast),
    Rule(
      "M4", "System pools are Linux pools.",
      source: "AKS article use-system-pools", .documented, eachPool: windows),
  ]

  @Sendable private static func deleteLast(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard request.kind == .deletePool, let id = request.pool,
      world[id].provisioningState != .deleting, world[id].mode == .system,
      isLastSystemPool(id, world)
    else { return }
    if staying(in: world[id].cluster, world).count == 1 { throw .onlyPoolDelete }
    throw .lastSystemPoolDelete
  }

  @Sendable private static func changeLast(
    _ pool: PoolProspect, _ request: Request, _ world: Simulation
  ) throws(Refusal) {
    let leaving = request.prospects.filter { $0.mode == .user }.compactMap(\.id)
    guard let id = pool.id, world[id].mode == .system, pool.mode == .user,
      isLastSystemPool(id, besides: leaving, world)
    else { return }
    throw .lastSystemPoolToUser(pool: world[id].name)
  }

  @Sendable private static func windows(
    _ pool: PoolProspect, _ request: Request, _ world: Simulation
  ) throws(Refusal) {
    if pool.mode == .system, pool.osType == .windows { throw .windowsSystemPool }
  }

  /// The pools that are not being deleted.
  private static func staying(in cluster: ClusterID, _ world: Simulation) -> [PoolID] {
    world.pools(of: cluster).filter { world[$0].provisioningState != .deleting }
  }

  private static func isLastSystemPool(
    _ pool: PoolID, besides leaving: [PoolID] = [], _ world: Simulation
  ) -> Bool {
    !staying(in: world[pool].cluster, world).contains {
      $0 != pool && world[$0].mode == .system && !leaving.contains($0)
    }
  }
}
