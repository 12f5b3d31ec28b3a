import AKSModel
import Testing

/// How operations end if they do not succeed, and what is left then.
@Suite struct OperationEndTests {
  private func error(_ world: Simulation, _ id: OperationID) -> OperationError? { world[id].error }

  @Test func theRecordedAbort() throws {
    // test_aks_nodepool_abort: GET Stopping/Stopped/2, abort, GET Canceled/Running/2.
    var world = Simulation.sandbox()
    let stop = try world.put("dev", power: .stopped)
    world.pass(5)
    #expect(try world.get("dev") == "Stopping/Stopped/10")
    let abort = try world.submit(.abort("dev"))
    #expect(try world.get("dev") == "Canceling/Stopped/10")
    #expect(world[stop].status == .inProgress && world[abort].expectedEnd == .start + .seconds(12))
    #expect(world.settle() == 7)
    #expect(try world.get("dev") == "Canceled/Running/10")
    #expect(world[stop].status == .canceled && error(world, stop) == .canceled)
    #expect(world[abort].status == .succeeded && error(world, abort) == nil)
    #expect(world[stop].ended == world[abort].ended)
    #expect(try world.nodes("dev") == "10 running")
  }

  @Test func anAbortMeetsAnyMoment() throws {
    // Whatever was done when the abort came, the next request makes the pool what it is asked to be.
    for moment in Int64(0)..<78 {
      var world = Simulation.sandbox()
      try world.put("dev", count: 4)
      world.pass(moment)
      _ = try world.submit(.abort("dev"))
      world.settle()
      #expect(try world.get("dev") == "Canceled/Running/10", "\(moment)")
      #expect(world.refusals(of: .pool("dev", power: .stopped)).first?.rule == "S2", "\(moment)")
      try world.put("dev")
      world.settle()
      #expect(try world.get("dev") == "Succeeded/Running/10", "\(moment)")
      #expect(try world.nodes("dev") == "10 running", "\(moment)")
    }
  }

  @Test func anAbortedUpgradeMeetsAnyMoment() throws {
    for moment in stride(from: Int64(0), to: 1400, by: 61) {
      var world = Simulation.sandbox()
      _ = try world.submit(.upgrade(to: "1.34", pools: []))
      world.settle()
      let upgrade = try world.put("system", version: "1.34")
      world.pass(moment)
      guard world[upgrade].status == .inProgress else { continue }
      _ = try world.submit(.abort("system"))
      world.settle()
      try world.put("system", version: "1.34")
      world.settle()
      let pool = world[try world.pool("system")]
      #expect(try world.get("system") == "Succeeded/Running/3", "\(moment)")
      #expect(try world.nodes("system") == "3 running", "\(moment)")
      for node in world.nodes(of: try world.pool("system")) {
        #expect(world[node].software == pool.software && !world[node].isCordoned, "\(moment)")
      }
    }
  }

  @Test func aFailureLeavesWhatWasMade() throws {
    var world = Simulation.sandbox()
    world.inject(.allocationFailure, on: .pool(try world.pool("dev")), until: nil)
    let scale = try world.put("dev", count: 15, scaleDownMode: .delete)
    #expect(world.settle() == 68)
    #expect(try world.get("dev") == "Failed/Running/15")
    #expect(world[scale].status == .failed && error(world, scale) == .allocationFailed)
    #expect(world[try world.pool("dev")].provisioningError == .allocationFailed)
    #expect(world[try world.pool("dev")].scaleDownMode == .delete)
    world.clearFaults()
    try world.put("dev", count: 15)
    world.settle()
    #expect(try world.nodes("dev") == "15 running")
    #expect(world[try world.pool("dev")].provisioningError == nil)
  }

  @Test func aFaultIsOverInTime() throws {
    var world = Simulation.sandbox()
    let dev = try world.pool("dev")
    world.inject(.stuckOperation, on: .pool(dev), until: .start + .seconds(600))
    world.inject(.allocationFailure, on: .pool(dev), until: .start + .seconds(60))
    #expect(world.faults.map(\.kind) == [.stuckOperation, .allocationFailure])
    world.pass(60)
    #expect(world.faults.map(\.kind) == [.stuckOperation])
    let scale = try world.put("dev", count: 12)
    world.settle()
    #expect(world[scale].ended == .start + .seconds(600))
    #expect(world.faults.isEmpty && world.isAtRest)
  }

  @Test func aHeldOperationIsNoRest() throws {
    var world = Simulation.sandbox()
    let dev = try world.pool("dev")
    world.inject(.stuckOperation, on: .pool(dev), until: nil)
    let scale = try world.put("dev", count: 5)
    world.settle()
    #expect(world.nextInstant == nil && !world.isAtRest && world[scale].expectedEnd == nil)
    world.pass(3600)
    world.clearFaults()
    #expect(world.nextInstant == world.now)
    world.settle()
    #expect(world.isAtRest && world[scale].status == .succeeded)
  }

  @Test func aDeletionEndsAbortsToo() throws {
    var world = Simulation.sandbox()
    let scale = try world.put("dev", count: 5)
    world.pass(20)
    let abort = try world.submit(.abort("dev"))
    let delete = try world.submit(.delete("dev"))
    #expect(error(world, scale) == .preemptedByDelete && error(world, abort) == .preemptedByDelete)
    world.settle()
    #expect(world[delete].status == .succeeded && world[delete].deleted == 10)
    #expect(world.pool(named: "dev", in: try world.id()) == nil)
  }

  @Test func onlyMachinesThatAreNamedGo() throws {
    var world = Simulation.sandbox()
    let dev = try world.pool("dev")
    let names = [2, 5].compactMap { world.node(index: $0, of: dev).map { world.nodeName($0) } }
    _ = try world.submit(
      .deleteMachines(PoolTarget(cluster: "sandbox", pool: "dev"), machineNames: names))
    #expect(try world.get("dev") == "Scaling/Running/8")
    #expect(world.settle() == 43)
    #expect(try world.get("dev") == "Succeeded/Running/8")
    #expect(world.nodes(of: dev).map { world[$0].instance } == [0, 1, 3, 4, 6, 7, 8, 9])
  }
}
