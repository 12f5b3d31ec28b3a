import AKSModel
import Testing

@testable import AKSModel

/// Evictions of Spot nodes, and what Spot machines cost.
@Suite struct SpotTests {
  /// The sandbox with Spot nodes that run, at a rate.
  private func world(_ count: Int64, rate: Double, seed: UInt64 = 0) throws -> Simulation {
    var world = Simulation.sandbox()
    world.settings.seed = seed
    var properties = AgentPoolProperties()
    properties.scaleSetPriority = .spot
    properties.count = count
    _ = try world.submit(.putAgentPool(PoolTarget(cluster: "sandbox", pool: "spot"), properties))
    world.settle()
    world.settings.spotEvictionRate = try #require(SpotEvictionRate(rate))
    return world
  }

  private func evicted(_ world: Simulation) -> [Instant] {
    world.events.filter { if case .nodeReport(_, _, _, .preempt) = $0.change { true } else { false } }.map(
      \.at)
  }

  /// 1 − (1 − r)^t of the nodes have gone after t hours, within four standard deviations.
  @Test(arguments: [(0.05, 1), (0.1, 1), (0.1, 6), (0.2, 3), (0.5, 2)]) func rate(
    _ rate: Double, _ hours: Int
  ) throws {
    var world = try world(1000, rate: rate)
    world.advance(to: world.now + .hours(Int64(hours)))
    let left = (0..<hours).reduce(1.0) { part, _ in part * (1 - rate) }
    let deviation = (1000 * left * (1 - left)).squareRoot()
    #expect(abs(Double(evicted(world).count) - 1000 * (1 - left)) < 4 * deviation)
  }

  @Test func ratesHaveTheirLimits() {
    #expect(SpotEvictionRate(1) == nil && SpotEvictionRate(-0.01) == nil && SpotEvictionRate(.nan) == nil)
    #expect(SpotEvictionRate(0.125)?.perTenThousand == 1250)
  }

  @Test func theSeedDecides() throws {
    var one = try world(50, rate: 0.2)
    var same = try world(50, rate: 0.2)
    var other = try world(50, rate: 0.2, seed: 1)
    for hours in 1...3 {
      let end = one.now + .hours(Int64(hours))
      one.advance(to: end)
      same.advance(to: end)
      other.advance(to: end)
    }
    #expect(one.events == same.events && !evicted(one).isEmpty)
    #expect(evicted(one) != evicted(other))
  }

  @Test func aRateThatIsTakenBackTakesItsDrawsBack() throws {
    var world = try world(200, rate: 0.9)
    world.settings.spotEvictionRate = .never
    world.pass(86_400)
    #expect(evicted(world).isEmpty)
    world.settings.spotEvictionRate = try #require(SpotEvictionRate(0.9))
    world.pass(3600)
    #expect(evicted(world).count > 150)
  }

  @Test func aBranchHasTheSameFate() throws {
    let trunk = try world(50, rate: 0.3)
    var (one, two) = (trunk, trunk)
    one.pass(7200)
    two.pass(3600)
    two.pass(3600)
    #expect(one.events == two.events && evicted(trunk).isEmpty)
  }

  /// Whoever waits for rest waits for operations, not for evictions that will come.
  @Test func evictionsKeepNobodyWaiting() throws {
    let world = try world(5, rate: 0.01)
    #expect(world.isAtRest && world.nextInstant != nil)
  }

  @Test func ofWhichPartsThePricesAre() {
    let parts: [(String, String, Int64?)] = [
      ("Standard_B4als_v2", "eastus", 275), ("Standard_B2s", "eastus", nil),
      ("Standard_DS2_v2", "eastus", 110),
      ("Standard_A2_v2", "eastus", 110), ("Standard_A2", "eastus", 200), ("Standard_F8s_v2", "eastus", 110),
      ("Standard_F8s_v2", "eastus2", 200), ("Standard_D8s_v5", "westus2", 130),
      ("Standard_E4s_v5", "westus", 110),
      ("Standard_DC8as_v5", "eastus", 700), ("Standard_DC8ads_v5", "westus", 700),
      ("Standard_DC8as_v5", "eastus2", 130),
      ("Standard_NC4as_T4_v3", "eastus", 200), ("standard_d8s_v5", "EastUS", 110),
      ("Standard_D8s_v5", "japaneast", 200),
    ]
    for (size, region, part) in parts {
      #expect(PriceList.spotThousandths(size: size, region: region) == part, "\(size) in \(region)")
    }
  }

  @Test func aPriceIsExact() throws {
    let world = try world(1, rate: 0)
    let rate = try #require(world.machineRate(of: world[try world.pool("spot")]))
    // 0.146 USD an hour.
    #expect(rate.nanoDollars == 16_060_000)
  }
}
