import AKSModel
import Testing

/// The recorded sequences of cluster operations.
@Suite struct ClusterTests {
  private func get(_ world: Simulation, _ name: String = "sandbox") throws -> String {
    let cluster = world[try world.id(name)]
    return "\(cluster.provisioningState.rawValue)/\(cluster.powerState.rawValue)"
  }

  @Test func theSandbox() throws {
    let world = Simulation.sandbox()
    let cluster = world[try world.id("SANDBOX")]
    #expect(cluster.resourceGroup == "sandbox-rg" && cluster.location == "eastus")
    #expect(cluster.nodeResourceGroup == "MC_sandbox-rg_sandbox_eastus")
    #expect(try get(world) == "Succeeded/Running")
    #expect(world.events.isEmpty && world.operations.isEmpty && world.nextInstant == nil)
    #expect(world.now == .start)
    let pools = try world.pools(of: world.id()).map { world[$0] }
    #expect(pools.map(\.name) == ["system", "dev"])
    #expect(pools.map(\.count) == [3, 10] && pools.map(\.mode) == [.system, .user])
    #expect(pools.map(\.nodeCounts.running) == [3, 10])
    #expect(pools.map(\.scaleDownMode) == [.delete, .deallocate])
    #expect(pools.map(\.osDiskType) == [.managed, .managed])
    #expect(pools.map(\.vmSize) == ["Standard_DS2_v2", "Standard_DS2_v2"])
    #expect(try world.lastOperation(of: world.pool("dev")) == nil)
    #expect(try world.lastOperation(of: world.id()) == nil)
  }

  @Test func create() throws {
    var world = Simulation()
    let create = try world.submit(.cluster("prod", version: "1.33"))
    #expect(try get(world, "prod") == "Creating/Running")
    #expect(try world.get("nodepool1", in: "prod") == "Creating/Running/3")
    #expect(world[create].expectedEnd == .start + .seconds(235))
    #expect(world.settle() == 235)
    #expect(try get(world, "prod") == "Succeeded/Running")
    #expect(try world.nodes("nodepool1", in: "prod") == "3 running")
    let cluster = world[try world.id("prod")]
    #expect(cluster.kubernetesVersion == "1.33" && cluster.currentKubernetesVersion == "1.33.2")
    let pool = world[try world.pool("nodepool1", in: "prod")]
    #expect(pool.mode == .system && pool.scaleDownMode == .delete)
    #expect(pool.orchestratorVersion == "1.33" && pool.currentOrchestratorVersion == "1.33.2")
    #expect(world[create].created == 3 && world[create].kind == .createCluster)
    // The end comes after the nodes of the same instant.
    #expect(world.events.last?.change == .operationEnded(.succeeded, nil))
  }

  @Test func tags() throws {
    var world = Simulation()
    var properties = ClusterProperties()
    properties.tags = [ResourceTag(key: "team", value: "web"), ResourceTag(key: "env", value: "dev")]
    _ = try world.submit(.putCluster(ClusterTarget(cluster: "prod"), properties))
    let tags = world[world[try world.id("prod")].tags]
    #expect(tags.map(\.key) == ["env", "team"] && tags.map(\.value) == ["dev", "web"])
    _ = try world.submit(.putCluster(ClusterTarget(cluster: "bare"), ClusterProperties()))
    #expect(world[try world.id("bare")].tags.isEmpty)
  }

  @Test func stopAndStart() throws {
    // Recording test_aks_stop_and_start.
    var world = Simulation.sandbox()
    _ = try world.submit(.stopSandbox)
    #expect(try get(world) == "Stopping/Stopped")
    #expect(try world.get("dev") == "Stopping/Stopped/10")
    #expect(world.settle() == 140)
    #expect(try get(world) == "Succeeded/Stopped")
    #expect(try world.get("dev") == "Succeeded/Stopped/0")
    #expect(try world.get("system") == "Succeeded/Stopped/0")
    #expect(try world.nodes("system") == "")
    #expect(try world.nodes("dev") == "10 deallocated")
    _ = try world.submit(.startSandbox)
    #expect(try get(world) == "Starting/Running")
    #expect(try world.get("dev") == "Starting/Running/10")
    #expect(world.settle() == 190)
    #expect(try world.get("dev") == "Succeeded/Running/10")
    #expect(try world.nodes("system") == "3 running")
    #expect(try world.nodes("dev") == "10 running")
  }

  @Test func poolsThatWereStoppedBeforeStayStopped() throws {
    var world = Simulation.sandbox()
    try world.put("dev", power: .stopped)
    world.settle()
    _ = try world.submit(.stopSandbox)
    world.settle()
    _ = try world.submit(.startSandbox)
    #expect(try world.get("dev") == "Starting/Stopped/0")
    world.settle()
    #expect(try world.get("dev") == "Succeeded/Stopped/0")
    #expect(try world[world.pool("dev")].startCount == 10)
    #expect(try world.get("system") == "Succeeded/Running/3")
  }

  @Test func aPoolOperationLeavesTheClusterAlone() throws {
    var world = Simulation.sandbox()
    try world.put("dev", count: 3)
    #expect(try get(world) == "Succeeded/Running")
    #expect(try world[world.id()].activeOperation == nil)
  }

  @Test func delete() throws {
    var world = Simulation.sandbox()
    let cluster = try world.id()
    let dev = try world.pool("dev")
    let delete = try world.submit(.deleteSandbox)
    #expect(world[cluster].provisioningState == .deleting)
    #expect(try world.get("dev") == "Deleting/Running/10")
    world.pass(60)
    #expect(world[dev].nodeCounts.total == 0)
    // A second delete is answered with the first.
    #expect(try world.submit(.deleteSandbox) == delete)
    #expect(try world.submit(.delete("dev")) == delete)
    #expect(world.settle() == 290)
    #expect(world.clusters.isEmpty && !world.exists(cluster) && !world.exists(dev))
    #expect(world[cluster].name == "sandbox")
    _ = try world.submit(.cluster("sandbox"))
    world.settle()
    #expect(try world.id() != cluster)
  }

  @Test func aStoppedClusterCanBeDeleted() throws {
    var world = Simulation.sandbox()
    _ = try world.submit(.stopSandbox)
    world.settle()
    _ = try world.submit(.deleteSandbox)
    #expect(world.settle() == 350)
    #expect(world.clusters.isEmpty)
  }
}
