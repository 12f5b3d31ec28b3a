import ModelLaws
import Testing

@testable import AKSModel

/// Loops in which nothing can change are skipped: what happens is the same.
@Suite struct SkippedLoopTests {
  /// A random course of events with load, in a world that skips loops or does not.
  private func run(seed: UInt64, skips: Bool) -> Simulation {
    var random = SplitMix64(seed: seed)
    func pick(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
    var world = Simulation.sandbox()
    world.autoscalerSkipsLoops = skips
    world.settings.seed = seed
    world.settings.deallocatedCountsUnready = pick(0..<2) == 0
    if pick(0..<3) == 0 { world.settings.timing.randomSeed = seed }
    let dev = PoolTarget(cluster: "sandbox", pool: "dev")
    addPools(to: &world, with: &random)
    if pick(0..<2) == 0 {
      var mode = AgentPoolProperties()
      mode.scaleDownMode = .delete
      _ = try? world.submit(.putAgentPool(dev, mode))
    }
    if seed % 3 == 0 {
      var agent = PodTemplate()
      agent.request = PodRequest(cpuMillis: 300, memoryMiB: 256)
      agent.traits = .daemonSet
      world.addWorkload("agent", to: world.clusters[0], replicas: 0, template: agent)
    }
    var workloads: [WorkloadID] = []
    for _ in 0..<60 {
      switch pick(0..<18) {
      case 0, 1:
        var template = PodTemplate()
        template.request = PodRequest(
          cpuMillis: Int32([100, 250, 500, 900, 1500, 3000][pick(0..<6)]), memoryMiB: Int32(pick(1..<30) * 64)
        )
        template.pool = ["dev", "system", "web", "cheap", nil, nil][pick(0..<6)]
        if pick(0..<2) == 0 { template.tolerations = [Toleration("*")].compactMap { $0 } }
        if pick(0..<4) == 0 { template.traits = PodTemplate.Traits(rawValue: UInt8(1 << pick(0..<5))) }
        template.priority = [0, 0, 5, -20][pick(0..<4)]
        if pick(0..<3) == 0 {
          let texts = ["zone", "hostname", "hostname max-skew 2", "zone preferred", "zone min-domains 3"]
          template.constraints = [
            pick(0..<2) == 0
              ? PlacementConstraint(spread: texts[pick(0..<5)])
              : PlacementConstraint(
                pods: ["w0", "w1", "w\(workloads.count)", "w2 by zone"][pick(0..<4)],
                areApart: pick(0..<4) > 0)
          ].compactMap { $0 }
        }
        let budget: DisruptionBudget? =
          pick(0..<3) == 0 ? NodeAmount("\(pick(0..<2))").map { .maxUnavailable($0) } : nil
        if let id = world.addWorkload(
          "w\(workloads.count)", to: world.clusters[0], replicas: pick(0..<25), template: template,
          budget: budget)
        {
          workloads.append(id)
        }
      case 2..<6:
        if let id = workloads.randomElement(using: &random) { world.scaleWorkload(id, to: pick(0..<30)) }
      case 6: if let id = workloads.randomElement(using: &random) { world.deleteWorkload(id) }
      case 7, 8:
        var properties = AgentPoolProperties()
        properties.enableAutoScaling = pick(0..<5) > 0
        if properties.enableAutoScaling == true {
          (properties.minCount, properties.maxCount) = (Int64(pick(1..<4)), Int64(pick(4..<25)))
        }
        _ = try? world.submit(
          .putAgentPool(
            PoolTarget(cluster: "sandbox", pool: ["system", "dev", "dev", "web", "cheap"][pick(0..<5)]),
            properties))
      case 9:
        var profile = ClusterProperties()
        profile.autoScalerProfile = [
          ResourceTag(key: "scan-interval", value: ["10s", "7s", "60s"][pick(0..<3)]),
          ResourceTag(key: "scale-down-unneeded-time", value: ["10m", "1m", "3m"][pick(0..<3)]),
          ResourceTag(key: "scale-down-delay-after-add", value: ["10m", "0m"][pick(0..<2)]),
          ResourceTag(key: "expander", value: AutoscalerProfile.expanders[pick(0..<4)]),
          ResourceTag(key: "max-empty-bulk-delete", value: ["10", "1"][pick(0..<2)]),
          ResourceTag(key: "max-node-provision-time", value: ["15m", "1m"][pick(0..<2)]),
          ResourceTag(key: "ok-total-unready-count", value: ["3", "0", "1000"][pick(0..<3)]),
          ResourceTag(key: "max-total-unready-percentage", value: ["45", "100"][pick(0..<2)]),
          ResourceTag(key: "scale-down-unready-time", value: ["20m", "2m"][pick(0..<2)]),
          ResourceTag(key: "balance-similar-node-groups", value: ["false", "true"][pick(0..<2)]),
        ]
        _ = try? world.submit(.putCluster(ClusterTarget(cluster: "sandbox"), profile))
      case 10:
        let pool = world.pools(of: world.clusters[0])[pick(0..<2)]
        world.inject(.allocationFailure, on: .pool(pool), until: world.now + .seconds(Int64(pick(60..<4000))))
      case 11:
        let pool = world.pools(of: world.clusters[0])[1]
        if let node = world.nodes(of: pool).randomElement(using: &random) {
          world.cordon(node, pick(0..<2) == 0)
        }
      case 12, 13: disturb(&world, with: &random)
      case 14:
        if let id = workloads.randomElement(using: &random) {
          let steps = [0, 10, 40].map {
            ReplicaStep(at: .seconds(Int64($0 * 60)), replicas: Int32(pick(0..<30)))
          }
          world.take(.drive(id, .replicas(steps, every: pick(0..<2) == 0 ? .seconds(4200) : nil)))
        }
      default: break
      }
      world.advance(
        to: world.now + TimeSpan(milliseconds: Int64(pick(1..<1500) * [1, 7, 1000, 1000][pick(0..<4)])))
    }
    world.advance(to: world.now + .hours(2))
    return world
  }

  /// Pools among which an expander has to choose, one of them of Spot machines.
  private func addPools(to world: inout Simulation, with random: inout SplitMix64) {
    for (name, size, isSpot) in [
      ("web", "Standard_DS2_v2", false), ("big", "Standard_DS3_v2", false),
      ("cheap", "Standard_DS2_v2", true),
    ] {
      guard Int.random(in: 0..<3, using: &random) > 0 else { continue }
      var properties = AgentPoolProperties()
      (properties.count, properties.vmSize) = (Int64.random(in: 1..<4, using: &random), size)
      (properties.enableAutoScaling, properties.minCount, properties.maxCount) = (true, 1, 12)
      if name == "web", Bool.random(using: &random) { properties.availabilityZones = ["1", "2", "3"] }
      if isSpot {
        properties.scaleSetPriority = .spot
        properties.scaleSetEvictionPolicy = Bool.random(using: &random) ? .delete : .deallocate
      }
      _ = try? world.submit(.putAgentPool(PoolTarget(cluster: "sandbox", pool: name), properties))
    }
    world.advance(to: .start + .seconds(600))
  }

  /// Something goes wrong, or takes another time than before.
  private func disturb(_ world: inout Simulation, with random: inout SplitMix64) {
    func pick(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
    let pools = world.pools(of: world.clusters[0])
    let pool = pools[pick(pools.indices)]
    let end = pick(0..<3) == 0 ? nil : world.now + .seconds(Int64(pick(60..<4000)))
    switch pick(0..<8) {
    case 0, 1:
      if let node = world.nodes(of: pool).randomElement(using: &random) {
        world.inject(.failedNode, on: .node(node), until: end)
      }
    case 2: world.inject(.quota, on: .pool(pool), limit: Int32(pick(2..<40)), until: end)
    case 3: world.inject(.drainBlocked, on: .pool(pool), until: end)
    case 4: world.evictNodes(pick(1..<4), of: pool)
    case 5:
      if let rate = SpotEvictionRate([0, 0.1, 0.6][pick(0..<3)]) { world.settings.spotEvictionRate = rate }
    case 6:
      let part = [TimingPrimitive.provisionLinux, .nodeStart, .nodeDeallocate, .podStart][pick(0..<4)]
      world.settings.timing.change(part, to: .seconds(Int64([3, 90, 1200][pick(0..<3)])))
    default: world.clearFaults()
    }
  }

  /// The first courses, and those of the first thousand that were once not the same.
  @Test(arguments: Array(0..<60) + [74, 189, 419, 677, 736, 844])
  func skippingChangesNothing(seed: Int) { compare(seed: seed) }

  private func compare(seed: Int) {
    let quick = run(seed: UInt64(seed), skips: true)
    let slow = run(seed: UInt64(seed), skips: false)
    for (number, (a, b)) in zip(quick.events, slow.events).enumerated() where a != b {
      let before = quick.events[max(0, number - 5)..<number].map { "\($0.at.milliseconds) \($0.change)" }
      Issue.record("seed \(seed), event \(number): \(a) with skipping, \(b) without, after \(before)")
      return
    }
    #expect(quick.events.count == slow.events.count, "seed \(seed)")
  }
}
