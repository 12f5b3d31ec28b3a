/// What something has cost, by what was paid for: nano-dollars.
package struct CostParts: Hashable, Sendable {
  /// Machines of nodes that run, are on their way or fail.
  package internal(set) var running: Int64 = 0
  /// Machines beyond those, which upgrades needed.
  package internal(set) var surge: Int64 = 0
  /// OS disks of machines that are allocated.
  package internal(set) var disksInUse: Int64 = 0
  /// OS disks of deallocated nodes.
  package internal(set) var disksOfDeallocated: Int64 = 0
  /// The cluster's tier.
  package internal(set) var tier: Int64 = 0

  package init() {}

  package var total: Int64 { running + surge + disksInUse + disksOfDeallocated + tier }
  package var compute: Int64 { running + surge }
  package var disk: Int64 { disksInUse + disksOfDeallocated }

  package static func + (a: CostParts, b: CostParts) -> CostParts { a.combined(with: b, by: +) }
  package static func - (a: CostParts, b: CostParts) -> CostParts { a.combined(with: b, by: -) }

  private func combined(with other: CostParts, by operation: (Int64, Int64) -> Int64) -> CostParts {
    var result = CostParts()
    result.running = operation(running, other.running)
    result.surge = operation(surge, other.surge)
    result.disksInUse = operation(disksInUse, other.disksInUse)
    result.disksOfDeallocated = operation(disksOfDeallocated, other.disksOfDeallocated)
    result.tier = operation(tier, other.tier)
    return result
  }
}

extension Simulation {
  /// What a pool had cost at a moment: now, or a full quarter of an hour before.
  ///
  /// The parts are cut out of the bill, so that they add up to it.
  package func costParts(of id: PoolID, at moment: Instant) throws(MissingPrice) -> CostParts {
    let pool = self[id]
    let now = PastMeters.Mark(meter: pool.meter, tier: nil, earlierTierCost: 0)
    guard let mark = pool.pastMeters.mark(at: moment, now: now) else { return CostParts() }
    let bill = try bill(of: mark.meter, at: pool, until: moment)
    let (machine, disk) = try rates(of: pool)
    let surge = pool.pastSurge.mark(
      at: moment, now: PastMeters.Mark(meter: pool.surge, tier: nil, earlierTierCost: 0))
    var parts = CostParts()
    parts.surge = surge.flatMap { machine.price(ofMilliseconds: $0.meter.machineTime(at: moment)) } ?? 0
    parts.running = bill.compute - parts.surge
    parts.disksInUse = disk.price(ofMilliseconds: mark.meter.machineTime(at: moment)) ?? 0
    parts.disksOfDeallocated = bill.disk - parts.disksInUse
    return parts
  }

  /// The same of its disks alone, where nothing is known of the price of its machines; nil: nor of theirs.
  package func diskParts(of id: PoolID, at moment: Instant) -> CostParts? {
    let pool = self[id]
    guard let disk = PriceList.osDisk(pool.osDiskType, sizeGB: pool.osDiskSizeGB) else { return nil }
    let now = PastMeters.Mark(meter: pool.meter, tier: nil, earlierTierCost: 0)
    guard let meter = pool.pastMeters.mark(at: moment, now: now)?.meter else { return CostParts() }
    guard let inUse = disk.price(ofMilliseconds: meter.machineTime(at: moment)),
      let all = disk.price(ofMilliseconds: meter.diskTime(at: moment))
    else { return nil }
    var parts = CostParts()
    (parts.disksInUse, parts.disksOfDeallocated) = (inUse, all - inUse)
    return parts
  }

  /// What a cluster's tier had cost at a moment: now, or a full quarter of an hour before.
  package func tierCost(of id: ClusterID, at moment: Instant) -> CostParts {
    let cluster = self[id]
    let now = PastMeters.Mark(
      meter: cluster.meter, tier: cluster.tier, earlierTierCost: cluster.earlierTierCost)
    var parts = CostParts()
    guard let mark = cluster.pastMeters.mark(at: moment, now: now), let tier = mark.tier else { return parts }
    let sinceTier = PriceList.tier(tier).price(ofMilliseconds: mark.meter.machineTime(at: moment)) ?? 0
    parts.tier = mark.earlierTierCost + sinceTier
    return parts
  }

  /// Everything that had a cost: pools and clusters, those that are gone included, in order of creation.
  package var everyPool: [PoolID] { poolRecords.indices.map { PoolID(index: UInt32($0)) } }
  package var everyCluster: [ClusterID] { clusterRecords.indices.map { ClusterID(index: UInt32($0)) } }
}
