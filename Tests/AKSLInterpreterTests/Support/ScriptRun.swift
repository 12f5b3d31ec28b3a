import AKSLLanguage
import AKSModel
import AzureCLI

@testable import AKSLInterpreter

/// A script of az that is read back: each command is a statement, each pause an `advance`.
struct ScriptRun {
  private(set) var session: Session
  /// Commands that went otherwise than the script says.
  private(set) var surprises: [String] = []

  var world: Simulation { session.world.simulation }

  /// Runs the script of a world in the world that it began with, or from nothing on.
  ///
  /// What az cannot say, but is no request, is done as it was done there: so the rest can be compared.
  init(_ script: AzureScript, of world: World, fromNothing: Bool = false) {
    var options = Session.Options()
    options.world = .empty
    session = Session(options: options)
    if !fromNothing {
      let beginning = world.history.beginning.simulation
      session.world = World(simulation: beginning, currentCluster: beginning.clusters.first)
    }
    session.world.simulation.settings = world.history.beginning.simulation.settings
    session.machine.waitLimit = Session.timeLimit
    let steps = world.history.steps
    var opening = fromNothing ? 0 : script.openingCommands
    for part in script.parts {
      switch part {
      case .comment, .blank: break
      case .command(let line, let mayFail):
        opening -= 1
        if opening < 0 { run(line, mayFail) }
      case .pause(let span, _): run("advance \(span.milliseconds)ms")
      case .omission(_, let step):
        switch steps[step].deed {
        case .asked, .awaited, .advanced, .said, .declined: break
        case .injected(let kind, let target, let limit, let end):
          session.world.simulation.inject(kind, on: target, limit: limit, until: end)
        case .evicted(let count, let pool):
          session.world.simulation.evictNodes(count, of: pool)
        case .setEvictionRate(let pool, let rate):
          session.world.simulation.setEvictionRate(of: pool, to: rate)
        case .clearedFaults:
          session.world.simulation.clearFaults()
          // What a fault has held ends now, if somebody lets it before anything else is done. To wait is to let it.
          let next = steps[(step + 1)...].first {
            switch $0.deed {
            case .awaited, .advanced: false
            default: true
            }
          }
          let isSettled = next.map { $0.isSettled || $0.at > session.world.simulation.now } ?? true
          while isSettled, let next = session.world.simulation.nextInstant,
            next <= session.world.simulation.now
          {
            session.world.simulation.advanceToNextInstant()
          }
        case .load(let request): session.world.simulation.take(request)
        case .cordoned(let node, let isCordoned): session.world.simulation.cordon(node, isCordoned)
        case .chose(let settings): session.world.simulation.settings = settings
        }
      }
    }
  }

  private mutating func run(_ line: AzureLine, _ mayFail: Bool) {
    let outcome = run(line.text)
    if outcome.hasSourceErrors { surprises.append("not read: \(line.text)") }
    if outcome.hasStopped != mayFail { surprises.append("\(mayFail ? "goes well" : "fails"): \(line.text)") }
  }

  @discardableResult
  private mutating func run(_ text: String) -> RunOutcome {
    session.run(SourceText(name: "script", text), mode: .script) { _ in }
  }
}

extension OperationRecord {
  /// All of it but where the request came from.
  var story: String {
    """
    \(kind) \(cluster.index) \(pool.map { "\($0.index)" } ?? "") \(status) \(error?.code ?? "") \
    \(accepted.milliseconds) \(ended?.milliseconds ?? -1) \(created) \(started) \(deallocated) \(deleted) \
    \(reimaged) \(notes)
    """
  }
}
