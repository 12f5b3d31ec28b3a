import AKSModel

/// A world that lives through a history again, step by step.
struct Replay {
  private(set) var simulation: Simulation

  init(_ history: History) { simulation = history.beginning.simulation }

  /// What became of a request.
  enum Answer {
    case accepted(OperationID)
    case refused(Refusal)
  }

  /// Lets time pass up to a moment, and all happen that is due then if the world was settled.
  mutating func pass(to moment: Instant, isSettled: Bool) {
    if moment > simulation.now { simulation.advance(to: moment) }
    guard isSettled else { return }
    while let next = simulation.nextInstant, next <= moment { simulation.advanceToNextInstant() }
  }

  /// Does what was done; nil where Azure was not asked.
  mutating func take(_ deed: History.Deed) -> Answer? {
    switch deed {
    case .asked(let operation, _):
      do throws(Refusal) {
        return .accepted(try simulation.submit(operation))
      } catch {
        return .refused(error)
      }
    case .awaited, .advanced, .declined: break
    case .injected(let kind, let pool, let end) where simulation.exists(pool):
      simulation.inject(kind, on: pool, until: end)
    case .clearedFaults: simulation.clearFaults()
    case .cordoned(let node, let isCordoned) where simulation.exists(node):
      simulation.cordon(node, isCordoned)
    case .load(let request): simulation.take(request)
    case .injected, .cordoned: break
    case .chose(let settings): simulation.settings = settings
    }
    return nil
  }
}
