/// What something has cost since the world began, in nano-dollars, and what it costs an hour now.
package struct Bill: Hashable, Sendable {
  /// Virtual machines.
  package var compute: Int64 = 0
  /// Managed OS disks, those of deallocated nodes included (D9).
  package var disk: Int64 = 0
  /// The cluster's tier.
  package var tier: Int64 = 0
  /// All of it for an hour, if nothing changes.
  package var perHour: Int64 = 0

  package var total: Int64 { compute + disk + tier }

  static func + (a: Bill, b: Bill) -> Bill {
    Bill(
      compute: a.compute + b.compute, disk: a.disk + b.disk, tier: a.tier + b.tier,
      perHour: a.perHour + b.perHour)
  }
}

/// Why there is no bill: unknown stays unknown, and is never 0.
package struct MissingPrice: Error, Hashable, Sendable {
  package let size: String
  package let region: String
}

/// A sum that leaves out what has no price, and tells so.
package struct PricedBill: Hashable, Sendable {
  package var bill = Bill()
  /// For each pool without a price its size and region, in order of creation.
  package var missing: [MissingPrice] = []

  /// The bill, if nothing was left out.
  func whole() throws(MissingPrice) -> Bill {
    if let first = missing.first { throw first }
    return bill
  }
}

extension Simulation {
  /// What a node that exists has cost.
  package func bill(of id: NodeID) throws(MissingPrice) -> Bill {
    try bill(of: nodeTable.meter(of: id), at: self[self[id].pool])
  }

  /// What a pool has cost, nodes that are gone included; also of a pool that is gone.
  package func bill(of id: PoolID) throws(MissingPrice) -> Bill {
    try bill(of: self[id].meter, at: self[id])
  }

  /// What a machine and a disk of a pool cost.
  func rates(of pool: AgentPool) throws(MissingPrice) -> (machine: Rate, disk: Rate) {
    let size = pool.scaleSetPriority == .spot ? "\(pool.vmSize) as Spot" : pool.vmSize
    guard let machine = machineRate(of: pool),
      let disk = PriceList.osDisk(pool.osDiskType, sizeGB: pool.osDiskSizeGB)
    else { throw MissingPrice(size: size, region: self[pool.cluster].location) }
    return (machine, disk)
  }

  /// What was metered, at the prices of a pool's nodes.
  func bill(
    of meter: Meter, at pool: AgentPool, until moment: Instant? = nil
  ) throws(MissingPrice) -> Bill {
    let moment = moment ?? now
    let (machine, disk) = try rates(of: pool)
    guard let compute = machine.price(ofMilliseconds: meter.machineTime(at: moment)),
      let disks = disk.price(ofMilliseconds: meter.diskTime(at: moment)),
      let machinesNow = machine.price(ofMilliseconds: Int64(meter.machines) * hour),
      let disksNow = disk.price(ofMilliseconds: Int64(meter.disks) * hour)
    else { throw MissingPrice(size: pool.vmSize, region: self[pool.cluster].location) }
    return Bill(compute: compute, disk: disks, perHour: machinesNow + disksNow)
  }

  /// What a cluster has cost with all its pools, those that are gone included.
  package func bill(of id: ClusterID) throws(MissingPrice) -> Bill { try pricedBill(of: id).whole() }

  /// What everything has cost since the world began.
  package func bill() throws(MissingPrice) -> Bill { try pricedBill().whole() }

  /// The part of a cluster's bill that has prices, and what has none.
  package func pricedBill(of id: ClusterID) -> PricedBill {
    var priced = PricedBill(bill: tierBill(of: id))
    for index in poolRecords.indices where poolRecords[index].cluster == id {
      do throws(MissingPrice) {
        priced.bill = priced.bill + (try bill(of: PoolID(index: UInt32(index))))
      } catch {
        priced.missing.append(error)
      }
    }
    return priced
  }

  /// The same of everything.
  package func pricedBill() -> PricedBill {
    var priced = PricedBill()
    for index in clusterRecords.indices {
      let cluster = pricedBill(of: ClusterID(index: UInt32(index)))
      priced.bill = priced.bill + cluster.bill
      priced.missing += cluster.missing
    }
    return priced
  }

  /// The tier alone.
  package func tierBill(of id: ClusterID) -> Bill {
    let cluster = self[id]
    let rate = PriceList.tier(cluster.tier)
    return Bill(
      tier: cluster.earlierTierCost + (rate.price(ofMilliseconds: cluster.meter.machineTime(at: now)) ?? 0),
      perHour: rate.price(ofMilliseconds: Int64(cluster.meter.machines) * hour) ?? 0)
  }

  private var hour: Int64 { TimeSpan.hours(1).milliseconds }
}
