import Testing

@testable import AKSModel

/// What is used is billed, exactly, and nothing else.
@Suite struct BillTests {
  /// A cluster with a pool of so many Standard_DS2_v2 nodes in eastus, and its moment of rest.
  private func world(nodes: Int64, _ mode: ScaleDownMode) throws -> (Simulation, PoolID) {
    var world = Simulation()
    var cluster = ClusterProperties()
    cluster.location = "eastus"
    cluster.nodeCount = 1
    _ = try world.submit(.putCluster(ClusterTarget(cluster: "prod"), cluster))
    while world.advanceToNextInstant() {}
    var pool = AgentPoolProperties()
    pool.count = nodes
    pool.vmSize = "Standard_DS2_v2"
    pool.osDiskType = .managed
    pool.scaleDownMode = mode
    _ = try world.submit(.putAgentPool(PoolTarget(cluster: "prod", pool: "web"), pool))
    while world.advanceToNextInstant() {}
    let id = try #require(world.cluster(named: "prod").flatMap { world.pool(named: "web", in: $0) })
    return (world, id)
  }

  private func scale(_ world: inout Simulation, to count: Int64) throws {
    var pool = AgentPoolProperties()
    pool.count = count
    _ = try world.submit(.putAgentPool(PoolTarget(cluster: "prod", pool: "web"), pool))
    while world.advanceToNextInstant() {}
  }

  @Test(arguments: zip([ScaleDownMode.deallocate, .delete], [2_080_000_000 as Int64, 865_000_000]))
  func fiftyNodesAndFive(mode: ScaleDownMode, perHourOfFive: Int64) throws {
    var (world, pool) = try world(nodes: 50, mode)
    #expect(try world.bill(of: pool).perHour == 8_650_000_000)
    try scale(&world, to: 5)
    let before = try world.bill(of: pool)
    // 5 machines at $0.146; 50 or 5 disks at $19.71 a month of 730 hours.
    #expect(before.perHour == 730_000_000 + (mode == .deallocate ? 50 : 5) * 27_000_000)
    #expect(before.perHour == perHourOfFive)
    world.advance(to: world.now + .hours(730))
    let after = try world.bill(of: pool)
    #expect(after.compute - before.compute == 5 * 730 * 146_000_000)
    #expect(after.disk - before.disk == (mode == .deallocate ? 50 : 5) * 19_710_000_000)
  }

  @Test func aStoppedPoolCostsItsDisksOnly() throws {
    var (world, pool) = try world(nodes: 2, .deallocate)
    var stop = AgentPoolProperties()
    stop.powerState = .stopped
    _ = try world.submit(.putAgentPool(PoolTarget(cluster: "prod", pool: "web"), stop))
    let asked = try world.bill(of: pool).compute
    while world.advanceToNextInstant() {}
    // Two machines until they are deallocated, 78 s later.
    let atRest = try world.bill(of: pool)
    #expect(abs(atRest.compute - asked - 2 * 78 * 146_000_000 / 3600) <= 1, "rounded twice")
    world.advance(to: world.now + .hours(8))
    #expect(try world.bill(of: pool).compute == atRest.compute)
    #expect(try world.bill(of: pool).disk > atRest.disk)
  }

  @Test func deletingWhatWasDeallocatedCostsNoMachine() throws {
    var (world, pool) = try world(nodes: 10, .deallocate)
    try scale(&world, to: 1)
    let before = try world.bill(of: pool)
    var delete = AgentPoolProperties()
    delete.scaleDownMode = .delete
    let start = world.now
    _ = try world.submit(.putAgentPool(PoolTarget(cluster: "prod", pool: "web"), delete))
    while world.advanceToNextInstant() {}
    let span = (world.now - start).milliseconds
    let after = try world.bill(of: pool)
    let rate = Rate.hourly(nanoDollars: 146_000_000)
    #expect(abs(after.compute - before.compute - (rate.price(ofMilliseconds: span) ?? 0)) <= 1)
    #expect(after.perHour == 146_000_000 + 27_000_000)
  }

  @Test func theTierIsPaidWhileTheClusterRuns() throws {
    var world = Simulation()
    var properties = ClusterProperties()
    properties.tier = .standard
    _ = try world.submit(.putCluster(ClusterTarget(cluster: "prod"), properties))
    while world.advanceToNextInstant() {}
    let id = try #require(world.cluster(named: "prod"))
    let before = world.tierBill(of: id)
    world.advance(to: world.now + .hours(10))
    #expect(world.tierBill(of: id).tier - before.tier == 1_000_000_000)
    _ = try world.submit(.stopCluster(ClusterTarget(cluster: "prod")))
    let stopping = world.tierBill(of: id)
    world.advance(to: world.now + .hours(10))
    #expect(world.tierBill(of: id) == Bill(tier: stopping.tier))
  }

  @Test func whatIsGoneStaysOnTheBill() throws {
    var (world, pool) = try world(nodes: 3, .delete)
    _ = try world.submit(.deleteAgentPool(PoolTarget(cluster: "prod", pool: "web")))
    while world.advanceToNextInstant() {}
    let gone = try world.bill(of: pool)
    #expect(!world.exists(pool) && gone.total > 0 && gone.perHour == 0)
    let cluster = try #require(world.cluster(named: "prod"))
    let parts = try world.pools(of: cluster).map { try world.bill(of: $0).total }.reduce(gone.total, +)
    #expect(try world.bill(of: cluster).total == parts)
    #expect(try world.bill() == world.bill(of: cluster))
  }

  @Test func theSandboxBeginsAtNothing() throws {
    let world = Simulation.sandbox()
    #expect(try world.bill().total == 0)
    #expect(try world.bill().perHour == 13 * (146_000_000 + 27_000_000))
  }

  @Test(arguments: [("Standard_Nope_v9", "eastus"), ("Standard_DS2_v2", "moonbase")])
  func unknownStaysUnknown(size: String, region: String) {
    #expect(PriceList.machine(size: size, region: region, osType: .linux) == nil)
  }

  @Test func everyLineIsFound() {
    #expect(VMPriceTable.regions.allSatisfy(Region.isKnown))
    let text = VMPriceTable.lines.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.count > 700)
    for line in lines {
      #expect(line.count == 2 + VMPriceTable.regions.count, "\(line[0])")
      let osType: OSType = line[1] == "L" ? .linux : .windows
      for column in VMPriceTable.regions.indices {
        let price = VMPriceTable.price(size: String(line[0]), osType: osType, column: column)
        #expect(price == Int64(line[2 + column]), "\(line[0])")
      }
    }
  }

  @Test func prices() {
    let windows = PriceList.machine(size: "standard_ds2_V2", region: "EastUS", osType: .windows)
    #expect(windows == .hourly(nanoDollars: 238_000_000))
    #expect(PriceList.machine(size: "Standard_D4ps_v5", region: "eastus", osType: .windows) == nil)
    #expect(PriceList.osDisk(.ephemeral, sizeGB: 2000) == .free)
    #expect(PriceList.osDisk(.managed, sizeGB: 2000) == nil)
    #expect(Rate.hourly(nanoDollars: .max).price(ofMilliseconds: .max) == nil)
    #expect(Rate(nanoDollars: 1, stretch: 2).price(ofMilliseconds: 1) == 1, "halves go up")
  }
}
