import AKSLLanguage
import AKSModel
import Foundation
import ModelLaws
import Testing

@testable import AKSLInterpreter
@testable import AzureCLI

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
    compareEnds(run, world, name)
    return nil
  }

  /// The worlds are the same in the end: bodies, nodes, and what az knows of the subscription.
  private func compareEnds(
    _ run: ScriptRun, _ world: World, _ name: String, countingRequests isCounting: Bool = true
  ) {
    let ends = [run.session.world, world].map { world in
      world.simulation.clusterBodies.json.split(separator: "\n").map(String.init)
        // They count requests, of which there may be more.
        .filter { isCounting || !$0.contains("\"eTag\"") }
        + world.simulation.nodeStories + world.subscription.story(in: world.simulation)
    }
    let changes = ends[0].difference(from: ends[1]).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
    #expect(changes == [], "\(name)")
  }

  private func session(running file: String) throws -> Session {
    var options = Session.Options.inRepository
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
    "the quota of a cluster is one for all its pools": "several commands",
    "a scale-in takes the failed node first": "several commands",
    // Az takes no taint without a value, sends price and policy of Spot pools only, and looks at what a stopped
    // pool's autoscaler reads.
    "a taint is written key=value:Effect": "not said",
    "priority, policy and price are chosen once, for user pools": "not said",
    "the autoscaler of a stopped pool": "not said",
    "a pool without nodes does not become a system pool, stopped or not": "not said",
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

  /// A taint that az refuses, a count that an autoscaler has made, and what a quirk has left that does not hold for new worlds.
  private static let unmakeable: Set<String> = [
    "a taint is written key=value:Effect",
    "pods that fit nowhere bring nodes (FAQ: when does it change the size of a cluster)",
    "the quirk of 2022 is about stops only",
    "what is being deallocated is not waited for",
  ]

  /// What becomes of random requests: how many there are, and how many of each kind that az has no line for.
  private struct Count {
    var all = 0
    var unsaid: [String: Int] = [:]

    var share: Double { 1 - Double(unsaid.values.reduce(0, +)) / Double(all) }
    var description: String {
      unsaid.sorted { $0.key < $1.key }.map { "\($0.value) of \(all): \($0.key)" }.joined(separator: "\n")
    }
  }

  /// The course of random steps in the sandbox, with groups and features that come and go.
  ///
  /// What `isLeftOut` names is left out, and counted.
  private func world(
    seed: UInt64, requests: Int, settling: Bool = false, isLeftOut: (Unsaid) -> Bool = { _ in true }
  ) -> (world: World, count: Count) {
    var world = World.sandbox
    var count = Count()
    var random = SplitMix(state: seed)
    for step in RandomSteps.list(seed: seed, requests: requests) {
      let simulation = world.simulation
      func pool(_ target: PoolTarget) -> PoolID? {
        simulation.cluster(named: target.cluster).flatMap { simulation.pool(named: target.pool, in: $0) }
      }
      switch step {
      case .submit(let operation):
        count.all += 1
        if count.all % 6 == 0 { say(Self.subscriptionLine(&random), in: &world) }
        if let unsaid = unsaid(operation, world), isLeftOut(unsaid) {
          count.unsaid[unsaid.reason, default: 0] += 1
          continue
        }
        let kept = world.subscription.keepingGroup(of: operation, in: world.simulation)
        // Some are waited for, whatever else is asked meanwhile, as those of schedules are.
        world.note(.asked(operation, isAwaited: count.all % 3 == 0), at: nil)
        step.take(in: &world.simulation) { _ in }
        if !world.simulation.isUntouched(since: simulation) { world.subscription = kept }
        if settling { RandomStep.settle.take(in: &world.simulation) { _ in } }
        continue
      case .deleteNode(let index, let target):
        let name = pool(target).flatMap { simulation.node(index: Int(index), of: $0) }
          .map { simulation.nodeName($0) }
        world.note(
          .asked(.deleteMachines(target, machineNames: [name ?? "nobody"]), isAwaited: false), at: nil)
      case .inject(let kind, _, let number, let span):
        if let target = step.faultTarget(in: simulation) {
          world.note(
            .injected(kind, target, limit: number, until: span.map { simulation.now + $0 }), at: nil)
        }
      case .clearFaults: world.note(.clearedFaults, at: nil)
      // Az has no pods, and no times of its own.
      case .load, .unload, .drive, .autoscaleLoad, .drain, .evict, .evictionRate, .timing, .scatter: continue
      case .strict, .pass, .nextInstant, .settle: break
      }
      step.take(in: &world.simulation) { _ in }
      if case .strict = step { world.note(.chose(world.simulation.settings), at: nil) }
    }
    return (world, count)
  }

  /// A line about the subscription.
  private static func subscriptionLine(_ random: inout SplitMix) -> String {
    let group = ["shop", "default-rg", "other"].randomElement(using: &random) ?? ""
    return [
      "az group create -n \(group) -l eastus", "az group create -n \(group) -l eastus --tags a=b c=",
      "az group delete -n \(group) --yes", "az group delete -n \(group) --yes --no-wait",
      "az feature register --namespace Microsoft.ContainerService --name \(group)Preview",
      "az extension add -n aks-\(group)", "az login --identity", "az account set -s \(group)",
      "az provider register -n Microsoft.\(group)",
    ].randomElement(using: &random) ?? ""
  }

  private func say(_ line: String, in world: inout World) {
    var session = Session()
    session.world = world
    session.machine.waitLimit = Session.timeLimit
    _ = session.run(SourceText(name: "said", line), mode: .script) { _ in }
    world = session.world
  }

  /// Why a request is no single line of az.
  private enum Unsaid {
    case several
    case never(String)

    var reason: String {
      switch self {
      case .several: "several commands"
      case .never(let reason): reason
      }
    }
  }

  private func unsaid(_ operation: AKSModel.Operation, _ world: World) -> Unsaid? {
    let simulation = world.simulation
    let commands: [(line: AzureLine, arguments: AzureArguments)]
    do throws(AzureOmission) {
      commands = try AzureLine.commands(for: operation, in: simulation)
    } catch {
      return .never(error.reason)
    }
    if commands.count > 1 { return .several }
    guard simulation.refusals(of: operation).isEmpty else { return nil }
    var subscription = world.subscription
    // The script makes the group before.
    if case .putCluster(let target, let properties) = operation,
      simulation.cluster(named: target.cluster) == nil
    {
      let group = properties.resourceGroup ?? Defaults.resourceGroup
      if !subscription.hasGroup(named: group, in: simulation) {
        subscription.addGroup(group, location: properties.location ?? Defaults.location)
      }
    }
    do throws(AzureFailure) {
      if case .send = try commands[0].arguments.step(in: simulation, subscription) { return nil }
      return .never("az finds nothing to do")
    } catch {
      return .never(error.message)
    }
  }

  /// Each kind of request that az has no line for, by the beginning of why.
  private static let unsayable = [
    // Settings and a version, or what only a new pool takes, in one request.
    "`az aks nodepool update` has no options for all of it",
    "`az aks nodepool upgrade` has no options for all of it",
    // A power state and anything else in one request.
    "az starts or stops a pool, and says nothing else with it",
    // Requests about some of a cluster's pools, or about it and them.
    "`az aks upgrade` upgrades all pools with the cluster, or none",
    "`az aks upgrade` has no options for all of it", "`az aks update` says the same of all pools, or nothing",
    "`az aks update` has no options for all of it", "`az aks scale` has no options for all of it",
    "`az aks create` has no options for all of it", "`az aks nodepool add` has no options for all of it",
    // A count that a stopped pool already shows.
    "the pool is stopped and counts 0: az takes that for no change",
    "the pool is stopped: az takes its autoscaler for disabled already",
    "the pool has no autoscaler at work whose bounds az could change",
    // What az refuses before it asks, as the service does after it.
    "az refuses `", "The new node count is the same", "Cannot scale cluster autoscaler enabled",
    "az finds nothing to do",
  ]

  private static let seed = UInt64(setting("AKSL_RANDOM_SEED") ?? 1)
  private static let requests = setting("AKSL_RANDOM_REQUESTS") ?? 150

  private static func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  @Test("Random requests come back as they were", arguments: seed..<seed + 4)
  func randomRequests(seed: UInt64) {
    let (world, count) = world(seed: seed, requests: Self.requests)
    #expect(check(world, "seed \(seed)") == nil)
    #expect(count.share > 0.8, "\(count.description)")
    #expect(world.simulation.operations.count > 20)
    let others = count.unsaid.keys.filter { reason in
      reason != Unsaid.several.reason && !Self.unsayable.contains(where: reason.hasPrefix)
    }
    #expect(others == [], "kinds of requests that nobody has named")
  }

  @Test("What az says in several commands comes to the same end", arguments: seed..<seed + 4)
  func severalCommands(seed: UInt64) {
    let (world, count) = world(seed: 100 + seed, requests: Self.requests, settling: true) { unsaid in
      if case .never = unsaid { true } else { false }
    }
    #expect(count.share > 0.8, "\(count.description)")
    let script = AzureScript(of: world, hasOpening: false)
    #expect(script.isWhole)
    let run = ScriptRun(script, of: world)
    compareEnds(run, world, "seed \(100 + seed): \(run.surprises)", countingRequests: false)
  }
}

extension AzureSubscription {
  /// All groups, features and extensions, however they came to be.
  fileprivate func story(in world: Simulation) -> [String] {
    allGroups(in: world).map { "\($0)" }.sorted() + features.map { "\($0)" } + extensions
  }
}

extension Simulation {
  /// All nodes with what no body shows of them.
  fileprivate var nodeStories: [String] {
    clusters.flatMap { pools(of: $0) }.flatMap { nodes(of: $0) }.map {
      "\(nodeName($0)) \(self[$0].state) \(self[$0].isCordoned)"
    }
  }

  /// Nothing was accepted meanwhile.
  fileprivate func isUntouched(since old: Simulation) -> Bool { operations.count == old.operations.count }
}
