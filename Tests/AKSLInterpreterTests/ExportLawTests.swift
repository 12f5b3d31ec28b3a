import AKSLLanguage
import AKSModel
import AzureCLI
import ModelLaws
import Testing

@testable import AKSLInterpreter

/// What was asked of Azure becomes a script of az; the script, run as statements, gives the same log.
@Suite("Export and back")
struct ExportLawTests {
  /// How the scripts of some worlds came back.
  private struct Tally {
    var commands = 0
    var omissions = 0
    var detours = 0
    var worlds = 0
    var exact = 0
  }

  /// Exports a world, reads the script back, and compares the logs where az can say everything.
  private func check(_ world: World, _ name: String, _ tally: inout Tally) {
    let script = AzureScript(of: world, hasOpening: false)
    let steps = world.history.steps
    tally.worlds += 1
    tally.commands += script.commands
    tally.detours += script.detours
    let unsaid = script.parts.count { part in
      guard case .omission(_, let step) = part, case .asked = steps[step].deed else { return false }
      return true
    }
    tally.omissions += unsaid
    let run = ScriptRun(script, of: world)
    guard unsaid == 0, script.detours == 0 else { return }
    tally.exact += 1
    let old = world.simulation
    #expect(run.surprises == [], "\(name)")
    #expect(run.world.now == old.now, "\(name)")
    if Array(run.world.events) != Array(old.events) {
      let index = zip(run.world.events, old.events).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
      Issue.record(
        """
        \(name): \(run.world.events.count) events for \(old.events.count), event \(index) differs:
        \(old.events.dropFirst(index).first.map { "\($0)" } ?? "") at first, then
        \(run.world.events.dropFirst(index).first.map { "\($0)" } ?? "")
        \(script.text(from: name))
        """)
    }
    #expect(run.world.operations.map(\.story) == old.operations.map(\.story), "\(name)")
  }

  private func session(running file: String) throws -> Session {
    var options = Session.Options()
    options.keepsScenarios = true
    var session = Session(options: options)
    let source = SourceText(name: file, try Repository.text(of: file))
    _ = session.run(source, mode: .script) { _ in }
    return session
  }

  @Test("Every example and every scenario comes back as it was")
  func scripts() throws {
    var tally = Tally()
    let files =
      Repository.files(below: "examples", extension: "aksl")
      + Repository.files(below: "Tests/Scenarios", extension: "aksl")
    for file in files {
      let session = try session(running: file)
      check(session.world, file, &tally)
      for (identity, world) in session.scenarioWorlds { check(world, "\(file): \(identity.name)", &tally) }
    }
    print(tally)
    #expect(tally.worlds > 300)
  }

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
      case .strict, .pass, .nextInstant, .settle: break
      }
      step.take(in: &world.simulation) { _ in }
      if case .strict = step { world.note(.chose(world.simulation.settings), at: nil) }
    }
    return (world, Double(said) / Double(requested))
  }

  private func canSay(_ operation: AKSModel.Operation, in world: Simulation) -> Bool {
    guard let lines = try? AzureLine.lines(for: operation, in: world), lines.count == 1,
      let arguments = AzureReading(lines[0].text, variable: { _ in .missing }).arguments
    else { return false }
    guard world.refusals(of: operation).isEmpty else { return true }
    if case .send = try? arguments.step(in: world) { return true }
    return false
  }

  @Test("Random requests come back as they were", arguments: 1...40)
  func randomRequests(seed: UInt64) {
    var tally = Tally()
    let (world, said) = world(seed: seed, requests: 150)
    check(world, "seed \(seed)", &tally)
    print(tally, said)
  }
}
