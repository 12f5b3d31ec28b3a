import ModelLaws
import Testing

@testable import AKSModel

/// Where the scheduler puts pods, held against somebody who looks at all nodes for each pod.
@Suite("The scheduler")
struct SchedulerTests {
  @Test("It chooses as a look at all nodes for each pod does", arguments: 0..<30)
  func choosesAsTheNaiveScan(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var world = try Self.randomWorld(&random)
    let cluster = try world.id()
    var comparisons = 0
    for round in 0..<6 {
      try Self.changeLoad(of: cluster, in: &world, &random)
      while let next = world.nextInstant {
        let isPass = world.scheduler(of: cluster)?.isDue ?? false
        let before = world
        world.advanceToNextInstant()
        // Other things that happen at the same instant would need a second scheduler here.
        guard isPass, Self.onlyBinds(since: before.events.count, in: world) else { continue }
        var naive = NaiveScheduler(before, cluster)
        let expected = naive.run()
        var chosen: [PodID: NodeID] = [:]
        for event in world.events[before.events.count...] {
          if case .podBound(let pod, _, let node) = event.change { chosen[pod] = node }
        }
        #expect(chosen == expected, "seed \(seed), round \(round), \(next)")
        if chosen != expected { return }
        comparisons += 1
      }
      #expect(WorldLaws.broken(by: world) == nil)
    }
    #expect(comparisons > 1)
  }

  private static func onlyBinds(since first: Int, in world: Simulation) -> Bool {
    world.events[first...].allSatisfy { event in
      switch event.change {
      case .podBound, .podReady: true
      default: false
      }
    }
  }

  private static func randomWorld(_ random: inout SplitMix64) throws -> Simulation {
    var world = Simulation.sandbox()
    let sizes = [
      "Standard_DS2_v2", "Standard_D4s_v5", "Standard_D8ds_v5", "Standard_NC4as_T4_v3", "Standard_F4s_v2",
    ]
    for name in ["web", "api", "gpu", "a"].prefix(Int.random(in: 1...4, using: &random)) {
      var properties = AgentPoolProperties()
      properties.count = Int64.random(in: 0...8, using: &random)
      properties.vmSize = sizes.randomElement(using: &random)
      properties.mode = .user
      properties.maxPods = Int64([10, 30, 250].randomElement(using: &random) ?? 30)
      if Bool.random(using: &random) { properties.nodeTaints = ["app=web:NoSchedule"] }
      if Bool.random(using: &random) { properties.nodeLabels = [ResourceTag(key: "disk", value: "ssd")] }
      _ = try world.submit(.putAgentPool(PoolTarget(cluster: "sandbox", pool: name), properties))
    }
    world.settle()
    return world
  }

  private static func changeLoad(
    of cluster: ClusterID, in world: inout Simulation, _ random: inout SplitMix64
  ) throws {
    for number in 0..<Int.random(in: 1...5, using: &random) {
      var template = PodTemplate()
      template.request = PodRequest(
        cpuMillis: Int32.random(in: 0...12, using: &random) * 100,
        memoryMiB: Int32.random(in: 0...12, using: &random) * 128,
        gpus: Int.random(in: 0..<8, using: &random) == 0 ? 1 : 0)
      template.priority = Int32.random(in: 0...2, using: &random)
      if Bool.random(using: &random) { template.tolerations = [Toleration("app=web")].compactMap { $0 } }
      if Int.random(in: 0..<4, using: &random) == 0 {
        template.nodeSelector = [ResourceTag(key: "disk", value: "ssd")]
      }
      if Int.random(in: 0..<4, using: &random) == 0 { template.pool = "dev" }
      let replicas = Int.random(in: 0...60, using: &random)
      let name = "w\(number)"
      if let id = world.workload(named: name, in: cluster) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: world.updateWorkload(id, template: template, budget: nil)
        case 1: world.deleteWorkload(id)
        default: world.scaleWorkload(id, to: replicas)
        }
      } else {
        world.addWorkload(name, to: cluster, replicas: replicas, template: template)
      }
      if Bool.random(using: &random) { world.pass(Int64.random(in: 0...3, using: &random)) }
    }
    let nodes = world.pools(of: cluster).flatMap { world.nodes(of: $0) }
    if let node = nodes.randomElement(using: &random) { world.cordon(node, Bool.random(using: &random)) }
    if Int.random(in: 0..<3, using: &random) == 0 {
      _ = try? world.put("dev", count: Int64.random(in: 3...12, using: &random))
    }
  }

  @Test("Scores are those of Kubernetes")
  func scores() {
    let node = NodeResources(cpuMillis: 2000, memoryMiB: 4000, gpus: 0, pods: 10)
    let empty = NodeResources()
    // Half of the memory is left, three quarters of the CPU: 62; a quarter apart: 100 - 12.5.
    #expect(node.score(of: PodRequest(cpuMillis: 500, memoryMiB: 2000), beside: empty) == 62 + 87)
    #expect(node.score(of: PodRequest(), beside: empty) == 200)
    #expect(node.score(of: PodRequest(cpuMillis: 2000, memoryMiB: 4000), beside: empty) == 100)
    #expect(node.score(of: PodRequest(cpuMillis: 2000, memoryMiB: 0), beside: empty) == 50 + 50)
  }

  @Test("Higher priorities are placed first, whenever they came")
  func priorities() throws {
    var world = Simulation.sandbox()
    let low = try world.load("low", replicas: 40, template: WorkloadTests.template(pool: "dev"))
    var template = WorkloadTests.template(pool: "dev")
    template.priority = 10
    let high = try world.load("high", replicas: 20, template: template)
    world.settle()
    #expect(world[high].ready == 20 && world[low].ready == 10)
  }

  @Test("Taints, selectors, cordons and GPUs keep pods away")
  func filters() throws {
    var world = Simulation.sandbox()
    var gpu = AgentPoolProperties()
    gpu.count = 2
    gpu.vmSize = "Standard_NC4as_T4_v3"
    gpu.mode = .user
    gpu.nodeTaints = ["sku=gpu:NoSchedule"]
    _ = try world.submit(.putAgentPool(PoolTarget(cluster: "sandbox", pool: "gpu"), gpu))
    var spot = AgentPoolProperties()
    spot.count = 2
    spot.vmSize = "Standard_DS2_v2"
    spot.mode = .user
    spot.scaleSetPriority = .spot
    _ = try world.submit(.putAgentPool(PoolTarget(cluster: "sandbox", pool: "spot"), spot))
    world.settle()
    var template = PodTemplate()
    template.request = PodRequest(cpuMillis: 100, memoryMiB: 100, gpus: 1)
    let blind = try world.load("blind", replicas: 3, template: template)
    template.tolerations = [Toleration("sku=gpu:NoSchedule")].compactMap { $0 }
    let seeing = try world.load("seeing", replicas: 3, template: template)
    var cheap = PodTemplate()
    cheap.nodeSelector = [ResourceTag(key: "kubernetes.azure.com/scalesetpriority", value: "spot")]
    let afraid = try world.load("afraid", replicas: 1, template: cheap)
    cheap.tolerations = [Toleration("kubernetes.azure.com/scalesetpriority")].compactMap { $0 }
    let brave = try world.load("brave", replicas: 1, template: cheap)
    world.settle()
    #expect([blind, seeing, afraid, brave].map { world[$0].ready } == [0, 2, 0, 1])
    let node = try #require(world.pods(of: brave).first.flatMap { world.node(of: $0) })
    #expect(world[node].pool == (try world.pool("spot")))

    for node in world.nodes(of: try world.pool("dev")) { world.cordon(node, true) }
    let late = try world.load("late", replicas: 1, template: WorkloadTests.template(pool: "dev"))
    world.settle()
    #expect(world[late].pending == 1)
    world.cordon(try #require(world.nodes(of: try world.pool("dev")).last), false)
    world.settle()
    #expect(world[late].ready == 1)
  }

  @Test("An image is pulled once a node, kept while it is deallocated, and lost with its disk")
  func images() throws {
    var world = Simulation.sandbox()
    var template = WorkloadTests.template(1500, pool: "dev")
    template.imageMiB = 2048
    let api = try world.load("api", replicas: 10, template: template)
    // 2 GiB at 0.08 GiB a second are 25 s.
    #expect(world.settle() == 1 + 25 + 3)
    world.scaleWorkload(api, to: 0)
    world.scaleWorkload(api, to: 10)
    #expect(world.settle() == 1 + 3)
    try world.put("dev", count: 5)
    world.settle()
    #expect(world[api].pending == 5)
    try world.put("dev", count: 10)
    #expect(world.settle() == 8 + 75 + 1 + 3)
    try world.put("dev", scaleDownMode: .delete)
    world.settle()
    try world.put("dev", count: 9)
    world.settle()
    try world.put("dev", count: 10)
    #expect(world.settle() == 8 + 120 + 1 + 25 + 3)
    #expect(world[api].ready == 10)
  }
}

/// Looks at all nodes for each pod.
private struct NaiveScheduler {
  private let world: Simulation
  private let cluster: ClusterID
  private var requested: [NodeID: NodeResources] = [:]

  init(_ world: Simulation, _ cluster: ClusterID) {
    self.world = world
    self.cluster = cluster
  }

  mutating func run() -> [PodID: NodeID] {
    let nodes = world.pools(of: cluster).flatMap { world.nodes(of: $0) }
      .sorted { world.nodeName($0) < world.nodeName($1) }
    for node in nodes { requested[node] = world.requested(of: node) }
    var pods: [(id: PodID, workload: WorkloadID, place: Int)] = []
    for id in world.workloads(of: cluster) {
      for (place, pod) in world.pendingPods(of: id).enumerated() { pods.append((pod, id, place)) }
    }
    pods.sort { a, b in
      let (x, y) = (world[a.workload].template.priority, world[b.workload].template.priority)
      return (-x, world[a.id].created, a.workload, a.place) < (-y, world[b.id].created, b.workload, b.place)
    }
    var result: [PodID: NodeID] = [:]
    for pod in pods {
      let template = world[pod.workload].template
      var best: (score: Int, node: NodeID)?
      for node in nodes {
        guard let score = score(template, node), score > best?.score ?? -1 else { continue }
        best = (score, node)
      }
      guard let best else { continue }
      result[pod.id] = best.node
      requested[best.node]?.add(template.request)
    }
    return result
  }

  private func score(_ template: PodTemplate, _ node: NodeID) -> Int? {
    let record = world[node]
    let pool = world[record.pool]
    guard record.state == .running, !record.isCordoned, let allocatable = world.allocatable(of: record.pool),
      let used = requested[node], allocatable.holds(template.request, beside: used),
      template.pool == nil || template.pool == pool.name,
      template.nodeSelector.allSatisfy({ world[pool.nodeLabels].contains($0) }),
      world.taints(of: record.pool).compactMap(Taint.init).allSatisfy({ taint in
        template.tolerations.contains { $0.tolerates(taint) }
      })
    else { return nil }
    return allocatable.score(of: template.request, beside: used)
  }
}
