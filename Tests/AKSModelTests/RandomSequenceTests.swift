import Foundation
import ModelLaws
import Testing

@testable import AKSModel

/// Long random sequences of requests and waits, with what must hold at every instant.
///
/// A plain run takes six courses of 1,400 requests, and six of 120 under load: 18,240 steps. `make laws` (AKSL_LONG=1)
/// takes the same ones to 8,400 and 300 requests: 104,400 steps.
///
/// A failure prints its seed and the fewest steps that were found which break the same law. Others:
/// `AKSL_RANDOM_SEED=7 AKSL_RANDOM_REQUESTS=100000 swift test --filter RandomSequenceTests`.
@Suite struct RandomSequenceTests {
  private static let isLong = setting("AKSL_LONG") == 1
  private static let count = setting("AKSL_RANDOM_REQUESTS") ?? (isLong ? 8400 : 1400)
  private static let sequences = 0..<6
  private static let seed = setting("AKSL_RANDOM_SEED") ?? 1

  private static func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  /// A law that does not hold, and after how many steps.
  private struct BrokenLaw: Error {
    let law: String
    let step: Int
  }

  /// A world after these steps.
  private func run(
    _ steps: [RandomStep], afterEach: (Int, Simulation) throws -> Void = { _, _ in }
  ) throws -> Simulation {
    var world = Simulation.sandbox()
    var laws = WorldLaws(at: world)
    for (number, step) in steps.enumerated() {
      try step.take(in: &world) { world in
        if let law = laws.broken(by: world) { throw BrokenLaw(law: law, step: number) }
      }
      try afterEach(number, world)
    }
    return world
  }

  /// The fewest steps that break this law.
  private func shortest(_ steps: [RandomStep], breaking law: String) -> String {
    let steps = shrunk(steps) { steps in
      do {
        _ = try run(steps)
        return false
      } catch {
        return (error as? BrokenLaw)?.law == law
      }
    }
    return steps.map(\.description).joined(separator: "\n")
  }

  @Test(.timeLimit(.minutes(30)), arguments: sequences)
  func laws(number: Int) throws {
    let taken = try hold(seed: UInt64(Self.seed + number), requests: Self.count, load: false)
    // Together at least 100,000 steps, where all are taken.
    #expect(taken * Self.sequences.count >= 100_000 || !Self.isLong, "seed \(number)")
  }

  /// Pods, autoscalers, evictions and traces make something happen at every few seconds, and each instant is
  /// looked at: so these are fewer requests.
  @Test(.timeLimit(.minutes(30)), arguments: sequences)
  func lawsUnderLoad(number: Int) throws {
    let requests = Self.setting("AKSL_RANDOM_REQUESTS") ?? (Self.isLong ? 300 : 120)
    _ = try hold(seed: UInt64(Self.seed + number), requests: requests, load: true)
  }

  /// A DaemonSet for all nodes that nothing keeps its pods from.
  private static var agent: RandomStep {
    var template = PodTemplate()
    template.request = PodRequest(cpuMillis: 200, memoryMiB: 256)
    template.imageMiB = 512
    template.traits = .daemonSet
    return .load("agent", replicas: 0, template, nil)
  }

  /// Pods on nodes without it.
  private static var loner: RandomStep {
    var template = PodTemplate()
    template.constraints = [PlacementConstraint(pods: "agent", areApart: true)].compactMap { $0 }
    return .load("loner", replicas: 4, template, nil)
  }

  /// The laws hold at every instant, and so many steps were taken.
  private func hold(seed: UInt64, requests: Int, load: Bool) throws -> Int {
    var steps = RandomSteps.list(seed: seed, requests: requests, load: load)
    // It goes for a while, and pods that do not want it come to nodes meanwhile.
    let times = load ? [0, steps.count / 4, steps.count / 4, steps.count / 2] : []
    for (step, time) in zip([Self.agent, .unload("agent"), Self.loner, Self.agent], times).reversed() {
      steps.insert(step, at: time)
    }
    var replay = Replay(.sandbox())
    var copy = Simulation.sandbox()
    var copiedEvents: [ModelEvent] = []
    var taken = 0
    let end: Simulation
    do {
      end = try run(steps) { number, world in
        taken += 1
        guard number % 100 == 0 else { return }
        try replay.catchUp(with: world, "seed \(seed), step \(number)")
        let running = world.operations.filter { $0.status == .inProgress }.map(\.id)
        try #require(world.operationsInProgress == running, "seed \(seed), step \(number)")
        // The copy that was taken the last time has not moved.
        try #require(Array(copy.events.suffix(100)) == copiedEvents, "seed \(seed), step \(number)")
        try #require(WorldLaws.broken(by: copy) == nil, "seed \(seed), step \(number)")
        copy = world
        copiedEvents = world.events.suffix(100).map { $0 }
      }
    } catch let broken as BrokenLaw {
      let few = shortest(Array(steps[...broken.step]), breaking: broken.law)
      Issue.record("seed \(seed), step \(broken.step): \(broken.law); these steps will do:\n\(few)")
      return taken
    }
    // A request and a wait each.
    #expect(taken == 2 * requests + times.count, "seed \(seed)")
    // Enough of it was admitted for this to mean something; under load drains and failed nodes keep more pools busy.
    #expect(load || Set(end.operations.map(\.status)).count >= 3, "seed \(seed)")
    #expect(end.operations.count > requests / (load ? 10 : 5), "seed \(seed)")
    return taken
  }

  @Test func everyKindOfOperationIsTried() {
    var missing = Set(OperationKind.allCases)
    for seed in 1...8 where !missing.isEmpty {
      var world = Simulation.sandbox()
      for step in RandomSteps.list(seed: UInt64(seed), requests: 1500) { step.take(in: &world) { _ in } }
      missing.subtract(world.operations.filter { $0.status == .succeeded }.map(\.kind))
    }
    #expect(missing == [], "never succeeds")
  }

  @Test func sameSeedSameEvents() throws {
    let one = try run(RandomSteps.list(seed: 7, requests: 700, load: true))
    let two = try run(RandomSteps.list(seed: 7, requests: 700, load: true))
    let other = try run(RandomSteps.list(seed: 8, requests: 700, load: true))
    #expect(one.events == two.events && one.operations == two.operations && one.now == two.now)
    #expect(one.events != other.events)
  }

  @Test func submitAndRefusalsAgree() {
    var world = Simulation.sandbox()
    var promised: [OperationID: Instant] = [:]
    for step in RandomSteps.list(seed: 99, requests: 2000, load: true) {
      switch step {
      // What comes between, or takes another time than when the end was said.
      case .inject, .timing, .scatter: continue
      default: break
      }
      if case .submit(let operation) = step {
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
      } else {
        step.take(in: &world) { _ in }
      }
    }
    // What nothing comes between ends when it was said to; what waits for pods, which nobody foretells, not earlier.
    world.settle()
    var punctual = 0
    for operation in world.operations where operation.status == .succeeded {
      guard let end = promised[operation.id], let ended = operation.ended else { continue }
      #expect(ended == end || operation.hasWaitedForPods && ended > end, "\(operation)")
      punctual += ended == end ? 1 : 0
    }
    #expect(punctual * 10 > promised.count * 4)
  }

  @Test func shrinkingFindsTheFewest() {
    let list = Array(0..<200)
    #expect(shrunk(list) { $0.contains(17) && $0.contains(150) } == [17, 150])
    #expect(shrunk(list) { _ in true } == [])
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
