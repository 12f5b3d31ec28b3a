import AKSModel
import Testing

/// What no source settles, as a session can have it; the scenarios of section 9 show the rest.
@Suite struct ChoiceTests {
  @Test func aCountInTheRequestThatStartsAPoolIsIgnored() throws {
    var world = Simulation.sandbox()
    world.settings.requestCount = .ignored
    let stop = try world.put("dev", count: 3, power: .stopped)
    world.settle()
    #expect(world[try world.pool("dev")].startCount == 10)
    #expect(!world[stop].notes.contains("S5c"))
    let start = try world.put("dev", count: 4, power: .running)
    world.settle()
    #expect(try world.get("dev") == "Succeeded/Running/10")
    #expect(world[start].notes.isEmpty)
  }

  @Test func poolsThatWaitForEachOther() throws {
    var world = Simulation.sandbox()
    world.settings.poolOperations = .exclusive
    try world.put("dev", count: 3)
    checkRefused(
      .pool("system", count: 4), in: world, 409, "OperationNotAllowed",
      "Operation is not allowed: Another agentpool operation (dev - Scaling) is in progress, please wait for it "
        + "to finish before starting a new operation. See https://aka.ms/aks-pending-operation for more details",
      rule: "9.6", ours: false)
    world.settle()
    #expect(world.refusals(of: .pool("system", count: 4)).isEmpty)
  }

  @Test func aStopOfAClusterDeletesAllInstancesToo() throws {
    var world = Simulation.sandbox()
    world.settings.stopDeletesInstances = true
    _ = try world.submit(.stopCluster(ClusterTarget(cluster: "sandbox")))
    world.settle()
    #expect(try world.nodes("dev").isEmpty)
    _ = try world.submit(.startCluster(ClusterTarget(cluster: "sandbox")))
    world.settle()
    #expect(try world.nodes("dev") == "10 running")
  }

  /// A copy keeps its own choices.
  @Test func choicesAreValues() {
    let world = Simulation.sandbox()
    var other = world
    for choice in ModelChoice.all { #expect(choice.choose(choice.values[1], in: &other.settings)) }
    #expect(ModelChoice.all.allSatisfy { $0.value(in: world.settings) == $0.values[0] })
    #expect(ModelChoice.all.allSatisfy { $0.value(in: other.settings) == $0.values[1] })
  }

  // MARK: - What events rest on

  @Test func anEventRestsOnTheWeakestOfWhatItWasMadeFrom() throws {
    var world = Simulation.sandbox()
    try world.put("dev", power: .stopped)
    world.settle()
    try world.put("dev", count: 4)
    world.settle()
    let first = world.events.count
    let start = try world.put("dev", power: .running)
    world.settle()
    let count = try #require(
      world.events.indices.last { if case .poolCount = world.events[$0].change { true } else { false } })
    #expect(world.events[count].rule == "S5")
    let index = EventIndex(of: world)
    #expect(index.grounds(ofEvent: count).rule == "9.4" && index.grounds(ofEvent: count).evidence == .ours)
    // The start itself rests on no choice: another one has made it.
    #expect(world.grounds(of: start, since: first).evidence == .exact)
    let dev = try world.pool("dev")
    #expect(index.grounds(ofNodesOf: dev, in: .running, world).rule == "9.4")
    #expect(index.grounds(ofNodesOf: try world.pool("system"), in: .running, world) == Grounds())
    #expect(index.grounds(ofNode: 0, of: dev, world).evidence == .ours)
  }

  @Test func ruleThatIsUnknownGivesNoGrounds() {
    var grounds = Grounds()
    grounds.add("X99")
    #expect(grounds == Grounds())
    grounds.add("D10")
    grounds.add("D1")
    #expect(grounds.rule == "D10" && grounds.evidence == .inferred)
    grounds.add("S10")
    #expect(grounds.rule == "S10" && grounds.evidence == .ours)
  }
}
