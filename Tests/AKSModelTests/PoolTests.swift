import AKSModel
import Testing

/// The recorded sequences of pool operations, and the facts that the tour of the language states.
@Suite struct PoolTests {
  @Test func stopAndStart() throws {
    // Recording test_aks_nodepool_stop_and_start; PS5 from test_aks_nodepool_abort.
    var world = Simulation.sandbox()
    try world.put("dev", scaleDownMode: .delete)
    world.settle()
    try world.put("dev", power: .stopped)
    #expect(try world.get("dev") == "Stopping/Stopped/10")
    #expect(world.settle() == 8 + 35)
    #expect(try world.get("dev") == "Succeeded/Stopped/0")
    #expect(try world.nodes("dev") == "")
    #expect(try world[world.pool("dev")].startCount == 10)
    try world.put("dev", count: 0, vmSize: "Standard_DS2_v2", power: .running)
    #expect(try world.get("dev") == "Starting/Running/10")
    #expect(world.settle() == 8 + 120)
    #expect(try world.get("dev") == "Succeeded/Running/10")
    #expect(try world.nodes("dev") == "10 running")
    #expect(try world.get("system") == "Succeeded/Running/3")
  }

  @Test func stopInModeDeallocateKeepsTheNodes() throws {
    var world = Simulation.sandbox()
    let stop = try world.put("dev", power: .stopped)
    #expect(world[stop].expectedEnd == world.now + .seconds(78))
    world.pass(8)
    #expect(try world.nodes("dev") == "10 deallocating")
    #expect(world.settle() == 70)
    #expect(try world.nodes("dev") == "10 deallocated")
    #expect(world[stop].notes == ["S10"])
    #expect(world[stop].deallocated == 10 && world[stop].status == .succeeded)
    try world.put("dev", power: .running)
    #expect(world.settle() == 8 + 75)
    #expect(try world.nodes("dev") == "10 running")
  }

  @Test func scaleInModeDeallocate() throws {
    // Recording test_aks_nodepool_scale_down_mode.
    var world = Simulation.sandbox()
    try world.put(
      "web", count: 3, vmSize: "Standard_DS2_v2", disk: .managed, scaleDownMode: .deallocate)
    #expect(try world.get("web") == "Creating/Running/3")
    #expect(world.settle() == 8 + 60 + 120)
    try world.put("web", count: 1)
    #expect(try world.get("web") == "Scaling/Running/1")
    #expect(world.settle() == 8 + 70)
    #expect(try world.get("web") == "Succeeded/Running/1")
    #expect(try world.nodes("web") == "1 running 2 deallocated")
    try world.put("web", count: 3)
    #expect(try world.get("web") == "Scaling/Running/3")
    #expect(world.settle() == 8 + 75)
    #expect(try world.get("web") == "Succeeded/Running/3")
    #expect(try world.nodes("web") == "3 running")
  }

  @Test func createScaleTagDelete() throws {
    // Recording test_aks_nodepool_create_scale_delete.
    var world = Simulation.sandbox()
    try world.put("np", count: 1, mode: .user, vmSize: "Standard_DS2_v2")
    #expect(try world.get("np") == "Creating/Running/1")
    world.settle()
    try world.put("np", count: 3)
    #expect(try world.get("np") == "Scaling/Running/3")
    #expect(world.settle() == 8 + 120)
    try world.put("np")
    #expect(try world.get("np") == "Updating/Running/3")
    #expect(world.settle() == 8)
    let pool = try world.pool("np")
    _ = try world.submit(.delete("np"))
    #expect(world[pool].provisioningState == .deleting)
    #expect(world.settle() == 8 + 35)
    #expect(!world.exists(pool))
    #expect(try world.pools(of: world.id()).count == 2)
    #expect(world.nodes(of: pool).isEmpty)
  }

  @Test func theTour() throws {
    var world = Simulation()
    _ = try world.submit(.cluster("prod", version: "1.33"))
    world.settle()
    try world.put(
      "web", in: "prod", count: 50, vmSize: "Standard_DS2_v2", disk: .managed,
      scaleDownMode: .deallocate)
    world.settle()
    let web = try world.pool("web", in: "prod")
    #expect(world[web].mode == .user && world[web].count == 50)

    let down = try world.put("web", in: "prod", count: 5)
    world.settle()
    #expect(try world.nodes("web", in: "prod") == "5 running 45 deallocated")
    #expect(world[web].nodeCounts.total == 50 && world[web].count == 5)
    #expect(world[down].deallocated == 45 && world[down].kind == .scalePool)

    let up = try world.put("web", in: "prod", count: 20)
    #expect(world.settle() == 8 + 75)
    #expect(try world.nodes("web", in: "prod") == "20 running 30 deallocated")
    #expect(world[up].started == 15 && world[up].created == 0)

    let update = try world.put("web", in: "prod", scaleDownMode: .delete)
    #expect(try world.get("web", in: "prod") == "Updating/Running/20")
    #expect(world.settle() == 8 + 35)
    #expect(world[web].nodeCounts.total == 20)
    #expect(world[update].deleted == 30 && world[update].kind == .updatePool)

    try world.put("web", in: "prod", scaleDownMode: .deallocate)
    #expect(world.settle() == 8)
    #expect(try world.nodes("web", in: "prod") == "20 running")
  }

  @Test func theSignatureLine() throws {
    var world = Simulation.sandbox()
    let dev = try world.pool("dev")
    try world.put("dev", power: .stopped)
    world.settle()
    let scale = try world.put("dev", count: 5, scaleDownMode: .deallocate)
    #expect(try world.get("dev") == "Updating/Stopped/0")
    #expect(world.settle() == 8)
    #expect(world[dev].startCount == 5)
    #expect(world[scale].kind == .updatePool && world[scale].notes == ["9.4"])
    try world.put("dev", power: .running)
    world.settle()
    #expect(try world.get("dev") == "Succeeded/Running/5")
    #expect(try world.nodes("dev") == "5 running 5 deallocated")
    #expect(world[dev].startCount == nil)
  }

  @Test func strictRefusesChangesOfAStoppedPool() throws {
    var world = Simulation.sandbox()
    world.settings.strict = true
    try world.put("dev", power: .stopped)
    world.settle()
    for operation in [Operation.pool("dev", count: 5), .pool("dev", scaleDownMode: .delete)] {
      checkRefused(
        operation, in: world, 400, "OperationNotAllowed",
        "agentpool 'dev' is stopped, updating cannot be performed. Start it first.", rule: "9.4",
        ours: true)
    }
    // That stopped pools are started, upgraded and deleted is documented.
    try world.put("dev", power: .running)
    world.settle()
    #expect(try world.get("dev") == "Succeeded/Running/10")
  }

  @Test func aChangeOfAStoppedPoolRestsOnOurChoice() throws {
    var world = Simulation.sandbox()
    try world.put("dev", power: .stopped)
    world.settle()
    let update = try world.put("dev", scaleDownMode: .deallocate)
    #expect(world[update].kind == .updatePool && world[update].notes == ["9.4"])
  }

  @Test func modeDeleteOnAStoppedPoolDeletesItsNodes() throws {
    var world = Simulation.sandbox()
    try world.put("dev", power: .stopped)
    world.settle()
    let update = try world.put("dev", scaleDownMode: .delete)
    #expect(world.settle() == 8 + 35)
    #expect(try world.nodes("dev") == "")
    #expect(world[update].notes == ["9.4"] && world[update].deleted == 10)
    let start = try world.put("dev", power: .running)
    #expect(world.settle() == 8 + 120)
    #expect(world[start].created == 10 && world[start].started == 0)
  }

  @Test func oneRequestAppliesTheModeBeforeTheCount() throws {
    var world = Simulation.sandbox()
    try world.put("dev", count: 4)
    world.settle()
    let scale = try world.put("dev", count: 6, scaleDownMode: .delete)
    #expect(world[scale].kind == .scalePool)
    #expect(world.settle() == 8 + 120)
    #expect(try world.nodes("dev") == "6 running")
    #expect(world[scale].created == 2 && world[scale].deleted == 6)
  }

  @Test func scaleInTakesTheHighestIndexAndStartTheLowest() throws {
    var world = Simulation.sandbox()
    let dev = try world.pool("dev")
    func running(_ world: Simulation) -> [UInt32] {
      world.nodes(of: dev).filter { world[$0].state == .running }.map { world[$0].instance }
    }
    try world.put("dev", count: 3)
    world.settle()
    #expect(running(world) == [0, 1, 2])
    try world.put("dev", count: 5)
    world.settle()
    #expect(running(world) == [0, 1, 2, 3, 4])
    try world.put("dev", count: 2, scaleDownMode: .delete)
    world.settle()
    try world.put("dev", count: 4)
    world.settle()
    // Instance indices are never used again.
    #expect(running(world) == [0, 1, 10, 11])
    #expect(world.node(index: 10, of: dev) != nil && world.node(index: 5, of: dev) == nil)
  }

  @Test func startTakesDeallocatedNodesAndThenNewOnes() throws {
    var world = Simulation.sandbox()
    try world.put("dev", power: .stopped)
    world.settle()
    try world.put("dev", count: 12)
    world.settle()
    let start = try world.put("dev", power: .running)
    world.pass(8)
    #expect(try world.nodes("dev") == "2 creating 10 starting")
    #expect(world.settle() == 120)
    #expect(world[start].started == 10 && world[start].created == 2)
  }

  @Test func countsThatClientsSendBackAskForNothing() throws {
    var world = Simulation.sandbox()
    let dev = try world.pool("dev")
    try world.put("dev", power: .stopped)
    world.settle()
    try world.put("dev", count: 0, vmSize: "Standard_DS2_v2", power: .stopped)
    world.settle()
    #expect(world[dev].startCount == 10)
    // But a request that says only this means it.
    try world.put("dev", count: 0)
    world.settle()
    #expect(world[dev].startCount == 0)
    try world.put("dev", power: .running)
    #expect(world.settle() == 8)
    #expect(try world.get("dev") == "Succeeded/Running/0")
  }

  @Test func anotherCountInAStopOrStartIsMeant() throws {
    var world = Simulation.sandbox()
    let stop = try world.put("dev", count: 7, power: .stopped)
    #expect(try world.get("dev") == "Stopping/Stopped/10")
    world.settle()
    #expect(world[stop].notes == ["S5c", "S10"])
    let start = try world.put("dev", count: 8, power: .running)
    #expect(world[start].notes == ["S5c"])
    world.settle()
    #expect(try world.nodes("dev") == "8 running 2 deallocated")
  }

  @Test func windowsAndGPUNodesTakeLonger() throws {
    var world = Simulation.sandbox()
    try world.put("win", count: 1, osType: .windows)
    #expect(world.settle() == 8 + 60 + 285)
    try world.put("gpu", count: 1, vmSize: "Standard_NC4as_T4_v3")
    #expect(world.settle() == 8 + 60 + 180)
    try world.put("none", count: 0)
    #expect(world.settle() == 8 + 60)
    let node = try #require(world.nodes(of: world.pool("win")).first)
    #expect(world.nodeName(node) == "akswin000000")
  }

  @Test func namesOfNodes() throws {
    let world = Simulation.sandbox()
    let nodes = try world.nodes(of: world.pool("dev")).map(world.nodeName)
    #expect(nodes[9].hasPrefix("aks-dev-") && nodes[9].hasSuffix("-vmss000009"))
    #expect(nodes[9].utf8.count == "aks-dev-12345678-vmss000009".utf8.count)
    #expect(Set(nodes).count == 10)
  }

  @Test func theServiceChoosesTheDisk() throws {
    var world = Simulation.sandbox()
    let rows: [(size: String, type: OSDiskType, gigabytes: Int)] = [
      ("Standard_DS2_v2", .managed, 128), ("Standard_D4ds_v5", .ephemeral, 150),
      ("Standard_DS3_v2", .ephemeral, 128), ("Standard_D8s_v5", .managed, 256),
      ("standard_d16S_v5", .managed, 512), ("Standard_X9999_v1", .managed, 128),
    ]
    for (index, row) in rows.enumerated() {
      try world.put("p\(index)", vmSize: row.size)
      let pool = world[try world.pool("p\(index)")]
      #expect(pool.osDiskType == row.type && pool.osDiskSizeGB == row.gigabytes, "\(row.size)")
      #expect(pool.count == 1)
    }
    #expect(VMSize.named("Standard_X9999_v1") == nil)
  }

  @Test func systemPools() throws {
    // Recording test_aks_nodepool_system_pool.
    var world = Simulation.sandbox()
    try world.put("sys", count: 1, mode: .system)
    world.settle()
    _ = try world.submit(.delete("system"))
    world.settle()
    try world.put("dev", mode: .system)
    #expect(try world.get("dev") == "Updating/Running/10")
    #expect(world.settle() == 8)
    #expect(try world[world.pool("dev")].mode == .system)
  }

  @Test func operationsOfDifferentPoolsOverlap() throws {
    var world = Simulation.sandbox()
    try world.put("dev", count: 5)
    try world.put("system", count: 4)
    #expect(world.settle() == 8 + 120)
    #expect(try world.nodes("system") == "4 running")
    #expect(try world.nodes("dev") == "5 running 5 deallocated")
  }
}
