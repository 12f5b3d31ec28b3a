import AKSLLanguage
import AKSModel
import AzureCLI

/// What was done between two moments of a world, as statements that do the same: for what no statement of its own says,
/// because it was broken off.
struct DeedScript {
  private(set) var statements: [String] = []

  /// Nil where something was done that no statement says by itself, or the world became another one.
  init?(from before: World, to after: World) {
    let first = before.history.count
    guard after.history.count >= first, after.simulation.now >= before.simulation.now else {
      return nil
    }
    let script = AzureScript(of: after, from: first, at: before.simulation.now)
    guard script.isWhole else { return nil }
    let steps = after.history.steps
    var pause = TimeSpan.zero
    func advance() -> [String] { pause > .zero ? ["advance \(TimeFormat.span(pause))"] : [] }
    for part in script.parts {
      let statement: String
      switch part {
      case .comment, .blank: continue
      case .pause(let span, _):
        pause = pause + span
        continue
      case .command(let line, let mayFail):
        statement = mayFail ? "expect error \"\" {\n\(line.text)\n}" : line.text
      case .omission(_, let step):
        guard let other = Self.statement(steps[step].deed, in: after) else { return nil }
        statement = other
      }
      statements += advance() + [statement]
      pause = .zero
    }
    statements += advance()
  }

  /// Whether Azure was asked for one thing only, and by nobody else: its end was waited for.
  static func isOneRequest(from before: World, to after: World) -> Bool {
    let steps = after.history.steps.dropFirst(before.history.count).filter { !$0.isOfSchedule }
    if steps.count == 1, case .asked(_, isAwaited: true) = steps[0].deed { return true }
    return false
  }

  /// What is not Azure's, by the names that are left at the end.
  private static func statement(_ deed: History.Deed, in world: World) -> String? {
    let simulation = world.simulation
    switch deed {
    case .cordoned(let node, let isCordoned):
      return simulation.exists(node)
        ? "node \(simulation[simulation[node].pool].name)/\(simulation[node].instance) \(isCordoned ? "cordon" : "uncordon")"
        : nil
    case .evicted(let count, let pool):
      return simulation.exists(pool) ? "inject eviction \(count) on \(world.path(of: pool))" : nil
    case .clearedFaults: return "inject off"
    default: return nil
    }
  }
}
