/// Pools of machines that Azure may take back.
enum SpotRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "P1",
      "Priority, eviction policy and highest price are chosen when a pool is made; system pools are Regular.",
      source: "AKS article spot-node-pool; recordings of Azure/azure-cli", .exact, eachPool: spot),
    Rule(
      "P5", "A Spot pool has no surge and no unavailable nodes to set.",
      source: "recordings of Azure/azure-cli; issues of Azure/AKS", .exact, eachPool: upgrade),
  ]

  /// ARM's -1, as nano-dollars.
  private static let usualPrice: Int64 = -1_000_000_000

  @Sendable private static func spot(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    if let id = pool.id { try unchanged(pool.properties, world[id]) }
    if pool.isSpot, pool.mode == .system { throw .setting(.spotSystemPool) }
    guard pool.isNew, let price = pool.properties.spotMaxPrice else { return }
    // az always sends -1, on every pool.
    if price == usualPrice { return }
    if !pool.isSpot { throw .setting(.spotPriceOfRegularPool) }
    if price <= 0 || price % 10_000 != 0 { throw .setting(.spotPrice) }
  }

  private static func unchanged(_ properties: AgentPoolProperties, _ pool: AgentPool) throws(Refusal) {
    if let priority = properties.scaleSetPriority, priority != pool.scaleSetPriority {
      throw .setting(.priorityImmutable)
    }
    if let policy = properties.scaleSetEvictionPolicy, policy != pool.scaleSetEvictionPolicy {
      throw .setting(.spotSettingImmutable("scaleSetEvictionPolicy"))
    }
    if let price = properties.spotMaxPrice, price != pool.spotMaxPrice ?? usualPrice {
      throw .setting(.spotSettingImmutable("spotMaxPrice"))
    }
  }

  @Sendable private static func upgrade(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard pool.isSpot else { return }
    if pool.properties.upgradeSettings.maxSurge != nil { throw .setting(.spotMaxSurge) }
    if pool.properties.upgradeSettings.maxUnavailable != nil { throw .setting(.spotMaxUnavailable) }
  }
}
