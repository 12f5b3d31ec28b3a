import AKSLLanguage
import AKSModel
import AzureCLI
import Foundation
import ModelLaws
import Testing

@testable import AKSLInterpreter

/// What was asked of Azure becomes a script of az; the script, run as statements, gives the same log.
///
/// Other random requests: `AKSL_RANDOM_SEED=100 AKSL_RANDOM_REQUESTS=1000 swift test --filter ExportLawTests`.
@Suite("Export and back")
struct ExportLawTests {
  /// Exports a world, reads the script back, and compares the logs.
  ///
  /// The answer is why they need not be the same: something that az says otherwise, or not at all.
  private func check(_ world: World, _ name: String) -> String? {
    let script = AzureScript(of: world, hasOpening: false)
    #expect(script.isWhole, "\(name)")
    let steps = world.history.steps
    let run = ScriptRun(script, of: world)
    let isUnsaid = script.parts.contains { part in
      guard case .omission(_, let step) = part, case .asked = steps[step].deed else { return false }
      return true
    }
    if isUnsaid { return "not said" }
    if script.detours > 0 { return "several commands" }
    let old = world.simulation
    #expect(run.surprises == [], "\(name)")
    #expect(run.world.now == old.now, "\(name)")
    if Array(run.world.events) != Array(old.events) {
      let index =
        zip(run.world.events, old.events).enumerated().first { $1.0 != $1.1 }?.offset
        ?? min(run.world.events.count, old.events.count)
      Issue.record(
        """
        \(name): \(run.world.events.count) events for \(old.events.count), event \(index) differs:
        \(old.events.dropFirst(index).first.map { "\($0)" } ?? "nothing") at first, then
        \(run.world.events.dropFirst(index).first.map { "\($0)" } ?? "nothing")
        \(script.text(from: name))
        """)
    }
    #expect(run.world.operations.map(\.story) == old.operations.map(\.story), "\(name)")
    return nil
  }

  private func session(running file: String) throws -> Session {
    var options = Session.Options()
    options.keepsScenarios = true
    var session = Session(options: options)
    let source = SourceText(name: file, try Repository.text(of: file))
    _ = session.run(source, mode: .script) { _ in }
    return session
  }

  private static let files =
    Repository.files(below: "examples", extension: "aksl")
    + Repository.files(below: "Tests/Scenarios", extension: "aksl")

  @Test("Every example and every scenario comes back as it was", arguments: files)
  func scripts(file: String) throws {
    let session = try session(running: file)
    #expect(check(session.world, file) == nil)
    for (number, (identity, world)) in session.scenarioWorlds.enumerated() {
      let reason = check(world, "\(file): \(identity.name)")
      #expect(reason == Self.inexact[identity.name], "\(file): \(identity.name)")
      if number % 24 == 0 { checkRecipe(for: world.simulation, identity.name) }
    }
  }

  /// What az says in several commands, or not at all.
  private static let inexact = [
    // `mode` in a scale, which changes it.
    "Delete removes and makes": "several commands",
    "a change of mode in the scale comes before the count": "several commands",
    "a mode that changes in the same request does its part": "several commands",
    "nodes are deleted": "several commands",
    "an empty pool is upgraded at once": "several commands",
    "the soak is waited for": "several commands",
    "Kubernetes tells of surge and drain": "several commands",
    // Az takes no taint without a value, sends price and policy of Spot pools only, and looks at what a stopped
    // pool's autoscaler reads.
    "a taint is written key=value:Effect": "not said",
    "priority, policy and price are chosen once, for user pools": "not said",
    "the autoscaler of a stopped pool": "not said",
  ]

  @Test(
    "From nothing on, the same operations come to the same ends",
    arguments: files.filter { $0.hasPrefix("examples/") })
  func fromNothing(file: String) throws {
    let session = try session(running: file)
    let script = session.azureScript()
    let run = ScriptRun(script, of: session.world, fromNothing: true)
    let old = session.world.simulation
    // The first ones make the world.
    let operations = run.world.operations.suffix(old.operations.count)
    #expect(operations.map(Self.outcome) == old.operations.map(Self.outcome))
    #expect(run.surprises == [])
    #expect(
      run.world.operations.count - old.operations.count
        == (session.world.history.beginning.simulation.clusters.isEmpty ? 0 : 2))
  }

  /// All that does not depend on when, and after what else, it was asked for.
  private static func outcome(_ record: OperationRecord) -> String {
    """
    \(record.kind) \(record.status) \(record.error?.code ?? "") \(record.created) \(record.started) \
    \(record.deallocated) \(record.deleted) \(record.ended.map { $0 - record.accepted } ?? .zero)
    """
  }

  /// What is at rest can be made by commands of az.
  private func checkRecipe(for world: Simulation, _ name: String) {
    var world = world
    world.clearFaults()
    while world.advanceToNextInstant() {}
    let isSound = world.clusters.allSatisfy { cluster in
      world[cluster].provisioningState == .succeeded
        && world.pools(of: cluster).allSatisfy { world[$0].provisioningState == .succeeded }
    }
    let omissions = WorldRecipe(for: world).omissions
    // Nobody can ask for a failure.
    #expect(omissions.isEmpty == (isSound && !Self.unmakeable.contains(name)), "\(name): \(omissions)")
  }

  /// A taint that az refuses, and what a quirk has left that does not hold for new worlds.
  private static let unmakeable: Set<String> = [
    "a taint is written key=value:Effect", "the quirk of 2022 is about stops only",
  ]

  /// The course of random steps in the sandbox.
  ///
  /// Requests that az would say in several commands or not at all are left out; `said` is the share of the others.
  private func world(seed: UInt64, requests: Int) -> (world: World, said: Double) {
    var world = World.sandbox
    var requested = 0
    var said = 0
    for step in RandomSteps.list(seed: seed, requests: requests) {
      let simulation = world.simulation
      func pool(_ target: PoolTarget) -> PoolID? {
        simulation.cluster(named: target.cluster).flatMap { simulation.pool(named: target.pool, in: $0) }
      }
      switch step {
      case .submit(let operation):
        requested += 1
        guard canSay(operation, in: simulation) else { continue }
        said += 1
        // Some are waited for, whatever else is asked meanwhile, as those of schedules are.
        world.note(.asked(operation, isAwaited: requested % 3 == 0), at: nil)
      case .deleteNode(let index, let target):
        let name = pool(target).flatMap { simulation.node(index: Int(index), of: $0) }
          .map { simulation.nodeName($0) }
        world.note(
          .asked(.deleteMachines(target, machineNames: [name ?? "nobody"]), isAwaited: false), at: nil)
      case .inject(let kind, let target, let span):
        if let pool = pool(target) {
          world.note(.injected(kind, pool, until: span.map { simulation.now + $0 }), at: nil)
        }
      case .clearFaults: world.note(.clearedFaults, at: nil)
      // Az has no pods.
      case .load, .unload, .drain: continue
      case .strict, .pass, .nextInstant, .settle: break
      }
      step.take(in: &world.simulation) { _ in }
      if case .strict = step { world.note(.chose(world.simulation.settings), at: nil) }
    }
    return (world, Double(said) / Double(requested))
  }

  private func canSay(_ operation: AKSModel.Operation, in world: Simulation) -> Bool {
    guard let commands = try? AzureLine.commands(for: operation, in: world), commands.count == 1 else {
      return false
    }
    guard world.refusals(of: operation).isEmpty else { return true }
    var subscription = AzureSubscription()
    // The script makes the group before.
    if case .putCluster(let target, let properties) = operation, world.cluster(named: target.cluster) == nil {
      subscription.addGroup(
        properties.resourceGroup ?? Defaults.resourceGroup, location: properties.location ?? Defaults.location
      )
    }
    if case .send = try? commands[0].arguments.step(in: world, subscription) { return true }
    return false
  }

  private static let seed = UInt64(setting("AKSL_RANDOM_SEED") ?? 1)
  private static let requests = setting("AKSL_RANDOM_REQUESTS") ?? 150

  private static func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  @Test("Random requests come back as they were", arguments: seed..<seed + 4)
  func randomRequests(seed: UInt64) {
    let (world, said) = world(seed: seed, requests: Self.requests)
    #expect(check(world, "seed \(seed)") == nil)
    #expect(said > 0.3, "of enough of it az can speak")
    #expect(world.simulation.operations.count > 20)
  }
}
