import ModelLaws
import Testing

@testable import AKSModel

/// What becomes of pods whose nodes go, and of what waits for them.
@Suite("Drains")
struct DrainTests {
  /// Two pods of a node each on `dev`, all of which must stay.
  private func guarded(
    _ budget: DisruptionBudget = .minAvailable(NodeAmount(number: 2, isPercentage: false)), replicas: Int = 2,
    pool: String? = "dev", in world: inout Simulation
  ) throws -> WorkloadID {
    let id = try world.load(
      "db", replicas: replicas, template: WorkloadTests.template(1500, pool: pool),
      budget: budget)
    world.settle()
    #expect(world[id].ready == replicas)
    return id
  }

  private func count(_ number: Int) -> NodeAmount { NodeAmount(number: number, isPercentage: false) }

  @Test func budgets() {
    let half = NodeAmount(number: 50, isPercentage: true)
    #expect(DisruptionBudget.minAvailable(half).leastHealthy(of: 7) == 4)
    #expect(DisruptionBudget.maxUnavailable(half).leastHealthy(of: 7) == 3)
    #expect(DisruptionBudget.maxUnavailable(count(9)).leastHealthy(of: 7) == 0)
  }

  @Test("Pods without a budget do not slow a stop, and go elsewhere")
  func noBudget() throws {
    var world = Simulation.sandbox()
    let api = try world.load("api", replicas: 10, template: WorkloadTests.template(100))
    world.settle()
    try world.put("dev", power: .stopped)
    #expect(world.settle() == 78)
    #expect(world[api].ready == 10)
    #expect(world.nodes(of: try world.pool("dev")).allSatisfy { !world.hasPods(on: $0) })
    #expect(WorldLaws.broken(by: world) == nil)
  }

  @Test("A scale-in waits for a budget until another pod is ready")
  func scaleInWaits() throws {
    var world = Simulation.sandbox()
    let db = try guarded(.minAvailable(count(1)), in: &world)
    // The pods are on the first two nodes; all others go, then one of these.
    try world.put("dev", count: 1)
    world.settle()
    // Only one of them finds room.
    #expect(world[db].ready == 1 && world[db].pending == 1)
    #expect(try world.get("dev") == "Succeeded/Running/1")
    #expect(WorldLaws.broken(by: world) == nil)
  }

  @Test("A stop waits for budgets, but not longer than half an hour")
  func stopIsForced() throws {
    var world = Simulation.sandbox()
    let db = try guarded(in: &world)
    let stop = try world.put("dev", power: .stopped)
    #expect(world.settle() == 8 + 1800 + 70)
    #expect(world[stop].status == .succeeded)
    #expect(try world.nodes("dev") == "10 deallocated")
    #expect(world[db].pending == 2 && world[db].ready == 0)
    #expect(WorldLaws.broken(by: world) == nil)
  }

  @Test("A budget that is taken away lets the stop go on at once")
  func budgetGoes() throws {
    var world = Simulation.sandbox()
    let db = try guarded(in: &world)
    let stop = try world.put("dev", power: .stopped)
    world.pass(600)
    #expect(try world.get("dev") == "Stopping/Stopped/10")
    world.updateWorkload(db, template: world[db].template, budget: nil)
    world.settle()
    #expect(world[stop].ended.map { $0 - world[stop].accepted } == .seconds(600 + 70))
    #expect(try world.get("dev") == "Succeeded/Stopped/0")
  }

  @Test("An upgrade takes as long as before where budgets allow all")
  func upgradeIsNotSlower() throws {
    var empty = Simulation.sandbox()
    var loaded = Simulation.sandbox()
    _ = try loaded.load("api", replicas: 10, template: WorkloadTests.template(100))
    loaded.settle()
    let (a, b) = (try empty.submit(.image("dev")), try loaded.submit(.image("dev")))
    empty.settle()
    loaded.settle()
    empty.pass(8 * 86_400)
    loaded.pass(8 * 86_400)
    let (c, d) = (try empty.submit(.image("dev")), try loaded.submit(.image("dev")))
    empty.settle()
    loaded.settle()
    for (x, y) in [(a, b), (c, d)] {
      #expect(empty[x].reimaged == loaded[y].reimaged)
      #expect(
        empty[x].ended.map { $0 - empty[x].accepted } == loaded[y].ended.map { $0 - loaded[y].accepted })
    }
    #expect(empty[c].reimaged == 10)
    #expect(WorldLaws.broken(by: loaded) == nil)
  }

  @Test("An upgrade that a budget blocks fails with Azure's words, and the next PUT goes on with it")
  func blockedUpgrade() throws {
    var world = Simulation.sandbox()
    world.pass(8 * 86_400)
    let db = try guarded(in: &world)
    let start = world.now
    let upgrade = try world.submit(.image("dev"))
    world.settle()
    #expect(world[upgrade].status == .failed)
    let error = try #require(world[upgrade].error)
    #expect(error.code == "UpgradeFailed")
    let node = world.nodeName(of: try world.pool("dev"), instance: 0)
    let pod = try #require(world.pods(of: db).first)
    #expect(
      world.message(of: error)
        == "Drain node \(node) failed when evicting pod \(world.podName(pod)) failed with Too Many Requests error. "
        + "This is often caused by a restrictive Pod Disruption Budget (PDB) policy. See "
        + "https://aka.ms/aks/debugdrainfailures. Original error: Cannot evict pod as it would violate the pod's "
        + "disruption budget.. PDB debug info: default/\(world.podName(pod)) blocked by pdb db-pdb with 0 unready pods."
    )
    #expect(try world.get("dev") == "Failed/Running/10")
    // A surge node comes, the drain times out, and the surge node goes.
    #expect(world[upgrade].ended.map { $0 - start } == .seconds(8 + 120 + 1800))
    #expect(try world.nodes("dev") == "10 running")
    #expect(world.nodes(of: try world.pool("dev")).allSatisfy { !world[$0].isCordoned })
    #expect(WorldLaws.broken(by: world) == nil)

    world.updateWorkload(db, template: world[db].template, budget: nil)
    let again = try world.submit(.image("dev"))
    world.settle()
    #expect(world[again].status == .succeeded && world[again].reimaged == 10)
    #expect(try world.get("dev") == "Succeeded/Running/10")
  }

  @Test("By its setting an upgrade leaves nodes behind that cannot be drained, and fails in the end")
  func quarantine() throws {
    var world = Simulation.sandbox()
    world.pass(8 * 86_400)
    var properties = AgentPoolProperties()
    properties.upgradeSettings.undrainableNodeBehavior = .cordon
    properties.upgradeSettings.drainTimeoutInMinutes = 5
    properties.upgradeSettings.maxSurge = "2"
    _ = try world.submit(.putAgentPool(PoolTarget(cluster: "sandbox", pool: "dev"), properties))
    world.settle()
    let db = try guarded(in: &world)
    let upgrade = try world.submit(.image("dev"))
    world.settle()
    #expect(world[upgrade].status == .failed && world[upgrade].error?.code == "UpgradeFailed")
    #expect(world[upgrade].reimaged == 8 && world[db].ready == 2)
    let left = world.nodes(of: try world.pool("dev")).filter { world[$0].isCordoned }
    #expect(left.count == 2 && left.allSatisfy { world.hasPods(on: $0) })
    // A surge node stays for each of them.
    #expect(try world.nodes("dev") == "12 running")
    #expect(WorldLaws.broken(by: world) == nil)
  }

  @Test("Standalone pods are lost")
  func standalone() throws {
    var world = Simulation.sandbox()
    var template = WorkloadTests.template(100)
    template.traits = .noController
    let job = try world.load("job", replicas: 3, template: template)
    world.settle()
    _ = try world.submit(.stopSandbox)
    world.settle()
    #expect(world[job].podCount == 0 && world[job].replicas == 3)
    #expect(WorldLaws.broken(by: world) == nil)
  }

  @Test("A cluster's stop takes pods with it, and they come back with its start")
  func clusterStop() throws {
    var world = Simulation.sandbox()
    let api = try world.load("api", replicas: 10, template: WorkloadTests.template(100))
    world.settle()
    _ = try world.submit(.stopSandbox)
    world.settle()
    #expect(world[api].ready == 0 && world[api].pending == 10)
    _ = try world.submit(.startSandbox)
    world.settle()
    #expect(world[api].ready == 10)
    #expect(WorldLaws.broken(by: world) == nil)
  }

  @Test("A deletion does not wait for the drains of what it preempts")
  func preemption() throws {
    var world = Simulation.sandbox()
    let db = try guarded(in: &world)
    try world.put("dev", power: .stopped)
    world.pass(60)
    _ = try world.submit(.delete("dev"))
    world.settle()
    #expect(world.pool(named: "dev", in: try world.id()) == nil)
    #expect(world[db].pending == 2 && world.drains.isEmpty)
    #expect(WorldLaws.broken(by: world) == nil)
  }

  @Test("An eviction asks the budget, a drain waits for it")
  func evictions() throws {
    var world = Simulation.sandbox()
    let db = try guarded(.maxUnavailable(count(1)), replicas: 3, pool: nil, in: &world)
    let pods = world.pods(of: db)
    let nodes = pods.compactMap { world.node(of: $0) }
    #expect(world.evict(pods[0]) && !world.evict(pods[1]))
    #expect(world[db].ready == 2 && world[db].pending == 1)
    world.settle()
    #expect(world[db].ready == 3)
    for node in nodes { world.drainNode(node) }
    #expect(world[db].ready == 2)
    world.settle()
    #expect(world[db].ready == 3 && nodes.allSatisfy { world[$0].isCordoned && !world.hasPods(on: $0) })
    #expect(WorldLaws.broken(by: world) == nil)
  }
}
