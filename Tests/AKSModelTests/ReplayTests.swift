import Testing

@testable import AKSModel

/// What drives replicas, against the plainest way to say the same.
@Suite("Replays")
struct ReplayTests {
  /// What the autoscaler wants at a moment, looked up second by second.
  private func wanted(_ autoscaler: HorizontalAutoscaler, _ demand: Demand, at second: Int64) -> Int32? {
    var most: Int32?
    for moment in max(0, second - 60 - 300)...max(0, second - 60) where second >= 60 {
      guard let step = demand.steps.last(where: { $0.at <= .seconds(moment) }) else { continue }
      most = max(most ?? 0, autoscaler.replicas(at: step.rate))
    }
    return most
  }

  @Test("The most of the last five minutes counts, a minute later", arguments: 0..<40 as Range<UInt64>)
  func window(seed: UInt64) {
    var draw = Draw(seed: seed)
    func next(_ limit: UInt64) -> Int64 {
      draw = draw.of(1)
      return Int64(draw.fraction * Double(limit))
    }
    var at: Int64 = 0
    let steps = (0..<12).map { _ in
      defer { at += 1 + next(200) }
      return Demand.Step(at: .seconds(at), rate: next(40) * 1_000_000)
    }
    let demand = Demand(steps: steps, period: nil)
    let autoscaler = HorizontalAutoscaler(least: 1, most: 9, target: 3_000_000)
    guard case .replicas(let made, every: nil) = autoscaler.steps(of: demand) else {
      Issue.record("no steps")
      return
    }
    #expect(zip(made, made.dropFirst()).allSatisfy { $0.at < $1.at && $0.replicas != $1.replicas })
    for second in 60..<(at + 500) {
      let got = made.last { $0.at <= .seconds(second) }?.replicas
      #expect(got == wanted(autoscaler, demand, at: second), "seed \(seed), second \(second)")
    }
  }

  @Test("What was before a round counts in it")
  func period() {
    let demand = Demand(
      steps: [.init(at: .zero, rate: 10_000_000), .init(at: .seconds(3000), rate: 90_000_000)],
      period: .seconds(3600))
    let autoscaler = HorizontalAutoscaler(least: 1, most: 100, target: 1_000_000)
    #expect(
      autoscaler.steps(of: demand)
        == .replicas(
          [
            ReplicaStep(at: .zero, replicas: 90), ReplicaStep(at: .seconds(360), replicas: 10),
            ReplicaStep(at: .seconds(3060), replicas: 90),
          ], every: .seconds(3600)))
  }

  @Test("Replicas are rounded up, within bounds")
  func bounds() {
    let autoscaler = HorizontalAutoscaler(least: 2, most: 5, target: 300_000)
    #expect(
      [0, 600_000, 600_001, 1_200_000, 9_000_000_000].map { autoscaler.replicas(at: $0) } == [2, 2, 3, 4, 5])
  }
}

@Suite("What load has come to")
struct LoadReportTests {
  private func world() -> (Simulation, ClusterID) {
    let world = Simulation.sandbox()
    return (world, world.clusters[0])
  }

  private func template(_ cpu: Int32, on pool: String = "dev") -> PodTemplate {
    var template = PodTemplate()
    template.request = PodRequest(cpuMillis: cpu, memoryMiB: 0)
    template.pool = pool
    return template
  }

  @Test("Percentiles by nearest rank, long waits and pod-minutes, worked by hand")
  func waits() throws {
    var (world, cluster) = world()
    // Each node holds one: ten at once, the others when a node is free again.
    let made = world.addWorkload("api", to: cluster, replicas: 12, template: template(1500))
    let id = try #require(made)
    world.advance(to: .start + .seconds(600))
    var report = world.loadReport(of: [id], in: cluster)
    #expect(report.readyPods == 10 && report.median == .init(.seconds(4)))
    // Two are not ready yet, and nobody knows when they will be.
    #expect(report.waitingPods == 2 && report.longestWaiting == .seconds(600))
    #expect(report.p95 == .init(.seconds(600), isAtLeast: true) && report.longest == report.p95)
    #expect(report.longWaits == 2 && report.pendingTime == 10 * 1000 + 2 * 600_000)
    // The two that wait go first, then two that are ready.
    world.scaleWorkload(id, to: 8)
    world.scaleWorkload(id, to: 10)
    world.advance(to: .start + .seconds(604))
    report = world.loadReport(of: [id], in: cluster)
    #expect(report.readyPods == 12 && report.waitingPods == 0 && report.p95 == .init(.seconds(4)))
    #expect(report.longWaits == 2, "they have waited, if in vain")
    #expect(report.pendingTime == 10 * 1000 + 2 * 600_000 + 2 * 1000)
  }

  @Test("Idle is what running nodes have and nobody requests; a template that is gone has held its part")
  func idle() throws {
    var (world, cluster) = world()
    let dev = try #require(world.pool(named: "dev", in: cluster))
    let node = try #require(world.allocatable(of: dev))
    let all = Int64(node.cpuMillis) * 10 + Int64(node.cpuMillis) * 3
    let made = world.addWorkload("api", to: cluster, replicas: 10, template: template(1000))
    let id = try #require(made)
    world.advance(to: .start + .seconds(1001))
    #expect(
      world.loadReport(of: [id], in: cluster).idleCPU == 1000 - Int(10_000 * 1000 * 1000 / (all * 1001)))
    world.updateWorkload(id, template: template(500), budget: nil)
    world.advance(to: .start + .seconds(2002))
    let used = (10_000 + 5000) * Int64(1000) * 1000
    #expect(world.loadReport(of: [id], in: cluster).idleCPU == 1000 - Int(used / (all * 2002)))
    #expect(world.loadReport(of: [id], in: cluster).peakCores == 26)
  }

  @Test("Wide sums compare without rounding")
  func wideSums() {
    var (part, whole) = (WideSum(), WideSum())
    #expect(part.thousandths(of: whole) == nil)
    // A hundred thousand cores in thousandths, for a hundred years in milliseconds.
    for _ in 0..<1000 {
      whole.add(100_000_000, times: 3_155_760_000_000)
      part.add(100_000_000, times: 1_577_880_000_000)
    }
    #expect(part.thousandths(of: whole).map { (499...500).contains($0) } == true)
    var one = WideSum()
    one.add(1, times: 1)
    #expect(one.thousandths(of: one) == 1000)
  }

  @Test("Scaling counts times and nodes, and nodes that go together once")
  func scaling() throws {
    var (world, cluster) = world()
    let made = world.addWorkload("api", to: cluster, replicas: 1, template: template(100))
    let id = try #require(made)
    let target = PoolTarget(cluster: "sandbox", pool: "dev")
    for count in [14, 3, 5] {
      var properties = AgentPoolProperties()
      properties.count = Int64(count)
      _ = try world.submit(.putAgentPool(target, properties))
      world.advance(to: world.now + .seconds(900))
    }
    let scaling = world.loadReport(of: [id], in: cluster).scaling
    #expect(scaling.timesUp == 2 && scaling.nodesUp == 6 && scaling.timesDown == 1 && scaling.nodesDown == 11)
  }
}

@Suite("The bill of the past")
struct PastBillTests {
  @Test("Every quarter of an hour costs later what it cost then, surge and tiers included")
  func quarters() throws {
    var world = Simulation.sandbox()
    let cluster = world.clusters[0]
    var truth: [(at: Instant, pools: [CostParts], tier: CostParts)] = []
    func parts(at moment: Instant) throws -> ([CostParts], CostParts) {
      (
        try world.everyPool.map { try world.costParts(of: $0, at: moment) },
        world.tierCost(of: cluster, at: moment)
      )
    }
    for hour in 0..<48 {
      switch hour {
      case 3, 9:
        var properties = AgentPoolProperties()
        properties.powerState = hour == 3 ? .stopped : .running
        _ = try world.submit(.putAgentPool(PoolTarget(cluster: "sandbox", pool: "dev"), properties))
      case 12, 30:
        var properties = ClusterProperties()
        properties.tier = hour == 12 ? .standard : .free
        _ = try world.submit(.putCluster(ClusterTarget(cluster: "sandbox"), properties))
      default: break
      }
      for quarter in 1...4 {
        world.advance(to: .start + .seconds(Int64(hour) * 3600 + Int64(quarter) * 900))
        let now = try parts(at: world.now)
        truth.append((world.now, now.0, now.1))
      }
    }
    for moment in truth {
      let again = try parts(at: moment.at)
      #expect(again.0 == moment.pools && again.1 == moment.tier, "\(moment.at)")
    }
    #expect(truth.last?.tier.tier ?? 0 > 0)
  }

  @Test("An upgrade's surge is a part of the machines, as long as it is there")
  func surge() throws {
    var world = Simulation.sandbox()
    let cluster = world.clusters[0]
    let dev = try #require(world.pool(named: "dev", in: cluster))
    world.advance(to: .start + .hours(24 * 8))
    let before = try world.costParts(of: dev, at: world.now)
    _ = try world.submit(.upgradeNodeImage(PoolTarget(cluster: "sandbox", pool: "dev")))
    while world.advanceToNextInstant() {}
    let end = world.now
    let after = try world.costParts(of: dev, at: end)
    let whole = try world.bill(of: dev).total
    #expect(before.surge == 0 && after.surge > 0 && after.total == whole)
    world.advance(to: end + .hours(5))
    #expect(try world.costParts(of: dev, at: world.now).surge == after.surge)
  }
}
