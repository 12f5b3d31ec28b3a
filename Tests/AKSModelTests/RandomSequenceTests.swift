import Testing

@testable import AKSModel

/// Long random sequences of requests and waits, with what must hold at every instant.
@Suite struct RandomSequenceTests {
  /// A request that has a fair chance of being admitted.
  private func randomOperation(
    _ world: Simulation, _ random: inout SplitMix64
  ) -> AKSModel.Operation {
    let cluster = ["sandbox", "prod", "Sandbox"].randomElement(using: &random) ?? ""
    let target = ClusterTarget(cluster: cluster)
    let pool =
      ["dev", "system", "web", "api", "win", "nodepool1"].randomElement(using: &random) ?? ""
    let count = Int64.random(in: -1...14, using: &random)
    let power: PowerState = Bool.random(using: &random) ? .running : .stopped
    let mode: ScaleDownMode = Bool.random(using: &random) ? .delete : .deallocate
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<3: return .cluster(cluster, count: max(1, count))
    case 3: return .deleteCluster(target)
    case 4..<7: return .stopCluster(target)
    case 7..<12: return .startCluster(target)
    case 12..<16: return .delete(pool, in: cluster)
    case 16..<26:
      return .pool(
        pool, in: cluster, count: count, vmSize: "Standard_DS2_v2",
        osType: pool == "win" ? .windows : nil, scaleDownMode: mode)
    case 26..<55: return .pool(pool, in: cluster, count: count)
    case 55..<65: return .pool(pool, in: cluster, scaleDownMode: mode)
    case 65..<72: return .pool(pool, in: cluster, count: count, scaleDownMode: mode)
    case 72..<77:
      return .pool(pool, in: cluster, mode: Bool.random(using: &random) ? .system : .user)
    case 77..<80:
      return .pool(pool, in: cluster, count: count, scaleDownMode: mode, power: power)
    default: return .pool(pool, in: cluster, power: power)
    }
  }

  /// The first law that a world breaks, of those that hold at every instant.
  private func brokenLaw(_ world: Simulation) -> String? {
    for cluster in world.clusters {
      let record = world[cluster]
      if (record.activeOperation == nil) != record.provisioningState.isTerminal {
        return "a cluster is terminal exactly when nothing is at work on it"
      }
      var hasSystemPool = record.provisioningState == .deleting
      for pool in world.pools(of: cluster) {
        if let law = brokenLaw(pool, world) { return "\(world[pool].name): \(law)" }
        if world[pool].mode == .system, world[pool].provisioningState != .deleting {
          hasSystemPool = true
        }
      }
      if !hasSystemPool { return "a cluster has a system pool" }
    }
    return nil
  }

  private func brokenLaw(_ id: PoolID, _ world: Simulation) -> String? {
    let pool = world[id]
    var recount = NodeCounts()
    var last: UInt32?
    for node in world.nodes(of: id) {
      let record = world[node]
      if record.pool != id { return "a pool lists its own nodes" }
      if let last, record.instance <= last { return "nodes are listed by rising index" }
      last = record.instance
      recount[record.state] += 1
    }
    if pool.nodeCounts != recount { return "the nodes in each state are counted" }
    if !(0...1000).contains(pool.count) { return "a count is 0 to 1000" }
    if (pool.activeOperation == nil) != pool.provisioningState.isTerminal {
      return "a pool is terminal exactly when nothing is at work on it"
    }
    let isStopped = pool.powerState == .stopped
    if (pool.startCount == nil) == isStopped { return "a start count is for stopped pools" }

    // What holds at rest.
    guard pool.activeOperation == nil else { return nil }
    if pool.nodeCounts.total != world.nodes(of: id).count { return "the counts make the total" }
    if pool.nodeCounts.running != (isStopped ? 0 : pool.count) {
      return "as many nodes run as are wanted, and none of a stopped pool"
    }
    if isStopped, pool.count != 0 { return "a stopped pool counts 0" }
    if pool.mode == .system, !isStopped, pool.count == 0 { return "a system pool has a node" }
    if pool.nodeCounts.total != pool.nodeCounts.running + pool.nodeCounts.deallocated {
      return "no node is on its way"
    }
    if pool.scaleDownMode == .delete, pool.nodeCounts.deallocated != 0 {
      return "mode Delete keeps no node"
    }
    return nil
  }

  /// Ends the test at the first broken law: the rest would only repeat it.
  private struct BrokenLaw: Error {
    let law: String
    let place: String
  }

  private func check(_ world: Simulation, _ place: @autoclosure () -> String) throws {
    if let law = brokenLaw(world) { throw BrokenLaw(law: law, place: place()) }
  }

  /// A world after so many random requests.
  private func run(
    seed: UInt64, operations: Int, eachInstant: (Simulation) throws -> Void = { _ in },
    eachOperation: (Int, Simulation) throws -> Void = { _, _ in }
  ) throws -> Simulation {
    var random = SplitMix64(seed: seed)
    var world = Simulation.sandbox()
    for number in 0..<operations {
      if !world.clusters.isEmpty || Bool.random(using: &random) {
        _ = try? world.submit(randomOperation(world, &random))
      }
      try eachInstant(world)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: break
      case 1:
        world.advance(to: world.now + .seconds(Int64.random(in: 0..<200, using: &random)))
        try eachInstant(world)
      case 2:
        if world.advanceToNextInstant() { try eachInstant(world) }
      default: while world.advanceToNextInstant() { try eachInstant(world) }
      }
      try eachOperation(number, world)
    }
    return world
  }

  @Test(arguments: [UInt64(1), 20_260_101, 0xa11ce])
  func invariants(seed: UInt64) throws {
    var replay = Replay(.sandbox())
    var last = Instant.start
    var copy = Simulation.sandbox()
    var copiedEvents: [ModelEvent] = []
    let end = try run(
      seed: seed, operations: 7000,
      eachInstant: { world in
        if world.now < last {
          throw BrokenLaw(law: "time never goes back", place: "seed \(seed)")
        }
        last = world.now
        try check(world, "seed \(seed), event \(world.events.count)")
      },
      eachOperation: { number, world in
        guard number % 50 == 0 else { return }
        try replay.catchUp(with: world, "seed \(seed), operation \(number)")
        // The copy that was taken the last time has not moved.
        try #require(Array(copy.events.suffix(100)) == copiedEvents, "seed \(seed), operation \(number)")
        try check(copy, "seed \(seed), copy of operation \(number - 50)")
        copy = world
        copiedEvents = world.events.suffix(100).map { $0 }
      })
    // An operation's end is the last that it does.
    var ended: Set<OperationID> = []
    for event in end.events {
      guard let operation = event.operation, !ended.contains(operation) else {
        throw BrokenLaw(law: "an operation's end is its last event", place: "\(seed), \(event)")
      }
      if case .operationEnded = event.change { ended.insert(operation) }
    }
    // Enough of it was admitted for this to mean something.
    let kinds = Set(end.operations.map(\.kind))
    #expect(kinds == Set(OperationKind.allCases), "seed \(seed)")
    #expect(end.operations.count > 2000, "seed \(seed)")
  }

  @Test func sameSeedSameEvents() throws {
    let one = try run(seed: 7, operations: 1500)
    let two = try run(seed: 7, operations: 1500)
    let other = try run(seed: 8, operations: 1500)
    #expect(one.events == two.events && one.operations == two.operations && one.now == two.now)
    #expect(one.events != other.events)
  }

  @Test func submitAndRefusalsAgree() {
    var random = SplitMix64(seed: 99)
    var world = Simulation.sandbox()
    var promised: [OperationID: Instant] = [:]
    for _ in 0..<2000 {
      let operation = randomOperation(world, &random)
      let expected = world.refusals(of: operation).first
      let events = world.events.count
      do {
        let id = try world.submit(operation)
        promised[id] = promised[id] ?? world[id].expectedEnd
        #expect(expected == nil, "\(operation)")
      } catch {
        #expect(expected == error, "\(operation)")
        #expect(world.events.count == events, "a refusal changes nothing: \(operation)")
      }
      if Bool.random(using: &random) { _ = world.advanceToNextInstant() }
    }
    // What nothing comes between ends when it was said to.
    world.settle()
    for operation in world.operations where operation.status == .succeeded {
      #expect(operation.ended == promised[operation.id], "\(operation)")
    }
  }

  @Test func aCopyLivesItsOwnLife() throws {
    var world = Simulation.sandbox()
    try world.put("dev", count: 2)
    world.pass(9)
    let snapshot = world
    world.settle()
    var future = snapshot
    future.settle()
    #expect(future.events == world.events && future.now == world.now)
    #expect(try snapshot.nodes("dev") == "2 running 8 deallocating")
    #expect(try world.nodes("dev") == "2 running 8 deallocated")
  }

  @Test func largeClusters() throws {
    var world = Simulation.sandbox()
    for index in 0..<4 {
      try world.put("p\(index)", count: 1000, disk: .managed, scaleDownMode: .deallocate)
    }
    try world.put("dev", count: 997)
    world.settle()
    for count in [0, 1000, 500, 1000] as [Int64] {
      for index in 0..<4 { try world.put("p\(index)", count: count) }
      world.settle()
    }
    for index in 0..<4 { try world.put("p\(index)", count: 1, scaleDownMode: .delete) }
    world.settle()
    #expect(try world.nodes("p3") == "1 running")
    #expect(try world.nodes("dev") == "997 running")
  }
}
