import Testing

@testable import AKSModel

/// Which nodes go, when, and what keeps them.
@Suite struct ScaleDownTests {
  /// Decides once now and once after so many seconds; the nodes that are removed then.
  private func removals(_ builder: PictureBuilder, after seconds: Int64 = 601) -> [Int] {
    var builder = builder
    let first = builder.decide()
    guard first.removals.isEmpty else { return [-1] }
    return builder.decide(after: seconds).removals.map(\.node)
  }

  @Test func emptyNodesGoAfterMoreThanTenMinutes() {
    var builder = PictureBuilder()
    builder.group("dev", min: 1)
    for _ in 0..<3 { builder.node(of: 0) }
    #expect(removals(builder, after: 600) == [])
    #expect(removals(builder) == [0, 1])
  }

  @Test func tenAtOnceAtMost() {
    var builder = PictureBuilder()
    builder.group("dev")
    for _ in 0..<30 { builder.node(of: 0) }
    #expect(removals(builder).count == 10)
    builder.picture.options.parallelDeletions = 1000
    #expect(removals(builder).count == 30)
  }

  @Test func nodesOfUnmanagedGroupsStay() {
    var builder = PictureBuilder()
    builder.group("dev")
    builder.picture.groups[0].isManaged = false
    builder.node(of: 0)
    #expect(removals(builder) == [])
    #expect(builder.verdict(on: 0) == .unmanaged)
  }

  /// A thousand of two thousand is half, which is low; one more is not.
  @Test func theThresholdItselfIsLow() {
    for (cpu, expected) in [(Int32(1000), [0]), (1001, [])] {
      var builder = PictureBuilder()
      builder.group("dev", cpu: 2000, min: 1)
      builder.group("other", cpu: 8000)
      builder.picture.groups[1].isManaged = false
      let kind = builder.kind(cpu: cpu)
      builder.picture.groups[0].minimum = 0
      builder.node(of: 0, [(kind, 1)])
      builder.node(of: 1)
      #expect(removals(builder) == expected)
    }
  }

  @Test func memoryCountsAsCoresDo() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000, memory: 8000)
    let kind = builder.kind(cpu: 100, memory: 4001)
    builder.node(of: 0, [(kind, 1)])
    builder.node(of: 0)
    #expect(builder.verdict(on: 0) == .used(4001.0 / 8000))
  }

  @Test func nodesWithGPUsAreMeasuredByThem() {
    var builder = PictureBuilder()
    builder.group("gpu", cpu: 4000, memory: 20_000, gpus: 4)
    let hungry = builder.kind(cpu: 3900, memory: 19_000, gpus: 0)
    let one = builder.kind(cpu: 100, gpus: 3)
    builder.node(of: 0, [(hungry, 1)])
    builder.node(of: 0, [(one, 1)])
    builder.node(of: 0)
    #expect(removals(builder) == [2, 0])
    #expect(builder.verdict(on: 1) == .used(0.75))
  }

  @Test func daemonSetsCountUnlessTheyAreIgnored() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    let node = builder.node(of: 0)
    builder.picture.nodes[node].daemons = [1100, 100, 0, 1]
    builder.picture.nodes[node].requested = [1100, 100, 0, 1]
    #expect(builder.verdict(on: 0) == .used(0.55))
    builder.picture.options.ignoresDaemonSets = true
    #expect(
      builder.verdict(on: 0)
        == .waiting(since: builder.picture.now, until: builder.picture.now + .seconds(600)))
  }

  @Test func podsMustFitElsewhere() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    let kind = builder.kind(cpu: 500)
    builder.node(of: 0, [(kind, 2)])
    builder.node(of: 0, [(kind, 3)])
    // One place is free on the second, two are asked for.
    #expect(removals(builder) == [])
    #expect(builder.verdict(on: 0) == .noRoom(kind: 0, count: 1))
    builder.node(of: 0, [(kind, 3)])
    #expect(removals(builder) == [0])
  }

  /// Three nodes with one pod each and one half full: the first goes to the second's place, the second cannot then
  /// go as well if nothing else has room.
  @Test func placesAreGivenOnce() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    let kind = builder.kind(cpu: 900)
    builder.node(of: 0, [(kind, 1)])
    builder.node(of: 0, [(kind, 1)])
    var loop = AutoscalerLoop(builder.picture, builder.state, explains: true)
    loop.run()
    let since = builder.picture.now
    #expect(loop.nodeVerdicts[0] == .waiting(since: since, until: since + .seconds(600)))
    #expect(loop.nodeVerdicts[1] == .noRoom(kind: 0, count: 1))
  }

  @Test(arguments: [
    (AutoscalerPicture.PodKind.Traits.kubeSystem, Obstacle.systemPod), (.noController, .noController),
    (.localStorage, .localStorage), (.notSafeToEvict, .notSafeToEvict),
  ]) func podsThatKeepTheirNode(_ traits: AutoscalerPicture.PodKind.Traits, _ obstacle: Obstacle) {
    var builder = PictureBuilder(["skip-nodes-with-local-storage": "true"])
    builder.group("dev", cpu: 2000)
    let kind = builder.kind(cpu: 100, traits)
    builder.node(of: 0, [(kind, 1)])
    builder.node(of: 0, [(builder.kind(cpu: 1500), 1)])
    #expect(removals(builder) == [])
    #expect(builder.verdict(on: 0) == .blocked(kind: 0, obstacle))
    builder.picture.kinds[0].traits = traits.subtracting(.notSafeToEvict).union(.safeToEvict)
    #expect(removals(builder) == [0])
  }

  @Test func whatTheProfileAllowsKeepsNoNode() {
    var builder = PictureBuilder(["skip-nodes-with-system-pods": "false"])
    builder.group("dev", cpu: 2000)
    let kind = builder.kind(cpu: 100, [.kubeSystem, .localStorage])
    builder.node(of: 0, [(kind, 1)])
    builder.node(of: 0, [(builder.kind(cpu: 1500), 1)])
    #expect(removals(builder) == [0])
  }

  @Test func aBudgetWithoutRoomKeepsEvenWhatIsSafe() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    let kind = builder.kind(cpu: 100, budget: 0, .safeToEvict)
    builder.node(of: 0, [(kind, 1)])
    builder.node(of: 0, [(builder.kind(cpu: 1500), 1)])
    #expect(builder.verdict(on: 0) == .blocked(kind: 0, .disruptionBudget))
    builder.picture.kinds[0].allowedDisruptions = 1
    #expect(removals(builder) == [0])
  }

  @Test func aBudgetLetsSystemPodsGo() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    let kind = builder.kind(cpu: 100, budget: 1, .kubeSystem)
    builder.node(of: 0, [(kind, 1)])
    builder.node(of: 0, [(builder.kind(cpu: 1500), 1)])
    #expect(removals(builder) == [0])
  }

  @Test func oneDrainAtATimeAndRiskyOnesLast() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    builder.group("base", cpu: 20_000)
    builder.picture.groups[1].isManaged = false
    let risky = builder.kind(cpu: 100, budget: 1)
    let plain = builder.kind(cpu: 100)
    builder.node(of: 0, [(risky, 2)])
    builder.node(of: 0, [(plain, 1)])
    builder.node(of: 0)
    builder.node(of: 1)
    // The empty one and the one whose budget is not at risk; the risky one waits for its turn.
    #expect(removals(builder) == [2, 1])
    // While one is being drained, no other is.
    builder.picture.nodes[1].isBeingRemoved = true
    #expect(removals(builder) == [2])
  }

  @Test func cooldownsHold() {
    for (set, delay) in [
      (\AutoscalerState.lastScaleUp, Int64(600)), (\.lastFailure, 180), (\.lastDelete, 10),
    ] {
      var builder = PictureBuilder()
      builder.group("dev")
      builder.node(of: 0)
      _ = builder.decide()
      builder.picture.now = builder.picture.now + .seconds(700)
      builder.state[keyPath: set] = builder.picture.now
      let held = builder.decide(after: delay - 1)
      #expect(held.removals.isEmpty && held.nextInterest == builder.picture.now + .seconds(1))
      #expect(builder.decide(after: 1).removals.map(\.node) == [0])
    }
  }

  @Test func unreadyNodesTakeTwentyMinutes() {
    var builder = PictureBuilder()
    builder.group("dev")
    builder.node(of: 0, [], .unready)
    #expect(removals(builder, after: 1200) == [])
    #expect(removals(builder, after: 1201) == [0])
  }

  @Test func whatIsNeededInBetweenStartsAnew() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    let kind = builder.kind(cpu: 1500)
    builder.node(of: 0)
    _ = builder.decide()
    builder.picture.nodes[0].requested = builder.picture.kinds[Int(kind)].request
    _ = builder.decide(after: 300)
    builder.picture.nodes[0].requested = ResourceVector()
    #expect(builder.decide(after: 10).removals.isEmpty)
    #expect(builder.decide(after: 590).removals.isEmpty)
    #expect(builder.decide(after: 11).removals.map(\.node) == [0])
  }

  @Test func aScaleUpTakesTheLoop() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    builder.group("other", cpu: 2000)
    let kind = builder.kind(cpu: 500, on: [1])
    builder.node(of: 0)
    _ = builder.decide()
    builder.pending(kind, 1)
    let decision = builder.decide(after: 700)
    #expect(decision.raises.count == 1 && decision.removals.isEmpty)
  }

  /// More than 3 and more than 45 %: 4 of 8 are 50 %; 3 of 3 are not more than 3, 4 of 9 are 44 %.
  @Test func tooManyUnreadyNodesHaltAll() {
    for (unready, ready, isHalted) in [(4, 4, true), (3, 0, false), (4, 5, false)] {
      var builder = PictureBuilder()
      builder.group("dev")
      builder.group("other")
      for _ in 0..<ready { builder.node(of: 0) }
      for _ in 0..<unready { builder.node(of: 1, [], .unready) }
      let decision = builder.decide()
      #expect((decision.unready != nil) == isHalted)
      #expect(builder.state.isHalted == isHalted)
      #expect((builder.state.unneededSince(NodeID(index: 0, generation: 0)) == nil) == isHalted || ready == 0)
    }
  }

  @Test func deallocatedNodesCountAsUnreadyWithTheQuirk() {
    var builder = PictureBuilder()
    builder.group("dev")
    for _ in 0..<5 { builder.node(of: 0) }
    for _ in 0..<5 { builder.node(of: 0, [], .deallocated) }
    #expect(builder.decide().unready?.count == 5)
    builder.picture.deallocatedCountsUnready = false
    #expect(builder.decide().unready == nil)
  }

  /// 4 deallocated of 8 in the pool, 4 of 12 in the cluster: the pool is not made larger, the cluster goes on.
  @Test func deallocatedNodesBlockTheirPool() {
    var builder = PictureBuilder()
    builder.group("dev", cpu: 2000)
    builder.group("base", cpu: 2000)
    builder.picture.groups[1].isManaged = false
    let kind = builder.kind(cpu: 2000)
    for _ in 0..<4 { builder.node(of: 0, [(kind, 1)]) }
    for _ in 0..<4 { builder.node(of: 0, [], .deallocated) }
    for _ in 0..<4 { builder.node(of: 1, [(kind, 1)]) }
    builder.pending(kind, 2)
    #expect(builder.decide().raises.isEmpty)
    #expect(builder.verdicts() == [.unhealthy(unready: 4, total: 8), .unmanaged])
    builder.picture.deallocatedCountsUnready = false
    #expect(builder.decide().raises == [.init(group: 0, from: 4, to: 6, pods: 2)])
  }
}
