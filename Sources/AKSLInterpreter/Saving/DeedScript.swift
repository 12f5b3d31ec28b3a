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
    var settings = before.simulation.settings
    var said: Int?
    func advance() -> [String] { pause > .zero ? ["advance \(TimeFormat.span(pause))"] : [] }
    for part in script.parts {
      let lines: [String]
      switch part {
      case .comment, .blank: continue
      case .pause(let span, _):
        pause = pause + span
        continue
      case .command(let line, let mayFail):
        lines = [mayFail ? "expect error \"\" {\n\(line.text)\n}" : line.text]
      // Of a step that has several omissions all is said at once.
      case .omission(_, let step) where step == said: continue
      case .omission(_, let step):
        said = step
        if case .chose(let new) = steps[step].deed {
          lines = Self.changes(from: settings, to: new)
          settings = new
        } else {
          guard let other = Self.statement(steps[step].deed, in: after) else { return nil }
          lines = [other]
        }
      }
      statements += advance() + lines
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

  /// What sets the settings.
  private static func changes(from old: SimulationSettings, to new: SimulationSettings) -> [String] {
    var lines = ModelChoice.all.filter { $0.value(in: old) != $0.value(in: new) }.map {
      "set \($0.name) \($0.value(in: new))"
    }
    if old.spotEvictionRate != new.spotEvictionRate {
      lines.append("set spot-eviction-rate \(new.spotEvictionRate.percentage)")
    }
    if old.timing != new.timing { lines += ["timing default"] + new.timing.lines }
    return lines
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
    case .setEvictionRate(let pool, let rate):
      return "pool \(world.path(of: pool)) spot-eviction-rate \(rate?.percentage ?? "off")"
    case .clearedFaults: return "inject off"
    default: return nil
    }
  }
}
