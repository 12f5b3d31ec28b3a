import AKSModel
import AzureCLI

/// A world that lives through a history again, step by step.
struct Replay {
  private(set) var simulation: Simulation
  /// Every world begins with a subscription of which az knows nothing else.
  private(set) var subscription = AzureSubscription()

  init(_ history: History) { simulation = history.beginning.simulation }

  /// Goes on from a world on its way.
  init(from world: World) { (simulation, subscription) = (world.simulation, world.subscription) }

  /// What became of a request.
  enum Answer {
    /// Several: a group goes with all its clusters.
    case accepted([OperationID])
    case refused(Refusal)
  }

  /// Lets time pass up to a moment, and all happen that is due then if the world was settled.
  mutating func pass(to moment: Instant, isSettled: Bool) {
    let commits = isSettled || moment > simulation.now
    while step(to: moment, commits: commits) {}
  }

  /// Goes to the next instant at which something is due, and lets it happen; false: there is none up to the moment,
  /// and that has come.
  mutating func step(to moment: Instant, commits: Bool) -> Bool {
    guard commits, let next = simulation.nextInstant, next <= moment else {
      if moment > simulation.now { simulation.advance(to: moment) }
      return false
    }
    simulation.advanceToNextInstant()
    return true
  }

  /// Does what was done; nil where Azure was not asked.
  mutating func take(_ deed: History.Deed) -> Answer? {
    switch deed {
    case .asked(let operation, _):
      return ask([operation])
    case .said(let arguments): return say(arguments)
    case .awaited, .advanced, .declined: break
    case .injected(let kind, let target, let limit, let end):
      simulation.inject(kind, on: target, limit: limit, until: end)
    case .evicted(let count, let pool) where simulation.exists(pool):
      simulation.evictNodes(count, of: pool)
    case .setEvictionRate(let pool, let rate) where simulation.exists(pool):
      simulation.setEvictionRate(of: pool, to: rate)
    case .clearedFaults: simulation.clearFaults()
    case .cordoned(let node, let isCordoned) where simulation.exists(node):
      simulation.cordon(node, isCordoned)
    case .load(let request): simulation.take(request)
    case .evicted, .setEvictionRate, .cordoned: break
    case .chose(let settings): simulation.settings = settings
    }
    return nil
  }

  private mutating func ask(_ operations: [Operation]) -> Answer {
    var accepted: [OperationID] = []
    for operation in operations {
      let kept = subscription.keepingGroup(of: operation, in: simulation)
      do throws(Refusal) {
        accepted.append(try simulation.submit(operation))
      } catch {
        return .refused(error)
      }
      subscription = kept
    }
    return .accepted(accepted)
  }

  private mutating func say(_ arguments: AzureArguments) -> Answer? {
    switch try? arguments.step(in: simulation, subscription) {
    case .change(let changed, _): subscription = changed
    case .sendAll(let operations, _, let changed):
      let answer = ask(operations)
      if case .accepted = answer { subscription = changed }
      return answer
    case .send, .end, .nothing, nil: break
    }
    return nil
  }
}
