/// How an upgrade may go through the nodes of a pool.
enum UpgradeSettingRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "U4",
      "Surge and unavailable nodes are numbers or percentages, not both 0, and system pools keep all nodes.",
      source: "AKS articles upgrade-aks-node-pools-rolling and upgrade-cluster", .documented, eachPool: surge),
    Rule(
      "U5", "A drain may take 5 minutes to 24 hours, a soak up to 30 minutes.",
      source: "AKS article upgrade-cluster; azure-mgmt-containerservice", .documented, eachPool: times),
  ]

  @Sendable private static func surge(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard !pool.isSpot else { return }
    let settings = pool.properties.upgradeSettings
    for (field, text) in [("maxSurge", settings.maxSurge), ("maxUnavailable", settings.maxUnavailable)] {
      guard let text else { continue }
      guard let amount = NodeAmount(text), amount.number <= (amount.isPercentage ? 100 : 1000) else {
        throw .setting(.surgeForm(field: field, value: text))
      }
    }
    guard settings.maxSurge != nil || settings.maxUnavailable != nil || pool.becomesSystem else { return }
    let unavailable = pool.maxUnavailable.flatMap { NodeAmount($0) }?.number ?? 0
    if pool.mode == .system, unavailable > 0 { throw .setting(.unavailableOfSystemPool) }
    if let surge = pool.maxSurge.flatMap({ NodeAmount($0) }), surge.number == 0, unavailable == 0 {
      throw .setting(.noSurgeAndNoneUnavailable)
    }
  }

  @Sendable private static func times(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    let settings = pool.properties.upgradeSettings
    if let minutes = settings.drainTimeoutInMinutes, !(5...1440).contains(minutes) {
      throw .setting(.drainTimeout(minutes))
    }
    if let minutes = settings.nodeSoakDurationInMinutes, !(0...30).contains(minutes) {
      throw .setting(.soakDuration(minutes))
    }
  }
}
