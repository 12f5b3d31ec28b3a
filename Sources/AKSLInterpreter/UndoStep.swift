import AKSLLanguage
import AKSModel

/// What a step back brings: the world; and what else an entry at a prompt may have changed, where the step goes back to the
/// beginning of one.
struct UndoStep: Sendable {
  var world: World
  /// nil: a statement of a script, or one in the middle of an entry.
  var state: SessionState?
  /// What is taken back by it, where somebody typed it.
  var name: String?
  /// The number of the entry that made it, as it runs.
  var entry = 0
  /// Nothing of the world is taken back: variables, settings and the like are.
  var leavesWorld = false
}

/// What is a session's and not the world's: variables, functions, settings, what is watched, what was typed.
///
/// Arrays that nobody has written to since are shared with the session.
struct SessionState: Sendable {
  let machine: Machine
  let environment: Environment
  let snapshots: [(name: String, world: World)]
  let invariants: [Invariant]
  let watches: [Watch]
  let speed: Int64?
  let evidence: EvidenceKeeping
  let requiredEdition: ModelVersion.Edition?
  let journal: Journal
  /// The world then: variables may hold its pools.
  let world: World

  init(of session: Session) {
    machine = session.machine
    environment = session.environment
    snapshots = session.snapshots
    invariants = session.invariants
    watches = session.watches
    speed = session.speed
    evidence = session.evidence
    requiredEdition = session.requiredEdition
    journal = session.journal
    world = session.world
  }

  /// Whether it was kept when this was the world.
  func isOf(_ other: World) -> Bool {
    (world.simulation.now, world.simulation.events.endIndex, world.history.count)
      == (other.simulation.now, other.simulation.events.endIndex, other.history.count)
  }

  /// Whether a session has changed since, apart from what happened in the world.
  func differs(from session: Session) -> Bool {
    speed != session.speed || evidence.required != session.evidence.required
      || evidence.isCounted != session.evidence.isCounted
      || machine.stepLimit != session.machine.stepLimit || machine.waitLimit != session.machine.waitLimit
      || world.simulation.settings != session.world.simulation.settings
      || world.simulation.eventLimit != session.world.simulation.eventLimit
      || invariants.count != session.invariants.count
      || watches.map(\.name) != session.watches.map(\.name)
      || machine.functions.count != session.machine.functions.count
      || snapshots.map(Self.mark) != session.snapshots.map(Self.mark)
      || hasOtherVariables(than: SessionState(of: session))
  }

  /// What tells a snapshot from another one.
  private static func mark(_ snapshot: (name: String, world: World)) -> [String] {
    ["\(snapshot.name)", "\(snapshot.world.simulation.now)", "\(snapshot.world.simulation.events.endIndex)"]
  }

  private func hasOtherVariables(than other: SessionState) -> Bool {
    environment.variables.count != other.environment.variables.count
      || environment.variables.contains { name, variable in
        guard let its = other.environment.variables[name], let old = value(of: variable),
          let new = other.value(of: its)
        else { return true }
        guard old.isHandle, new.isHandle else { return old != new }
        // Handles mean the same only in the same arena.
        return ValueFormat.literal(old, world, machine.arena)
          != ValueFormat.literal(new, other.world, other.machine.arena)
      }
  }

  private func value(of variable: Environment.Variable) -> Value? {
    machine.registers.indices.contains(variable.register) ? machine.registers[variable.register] : nil
  }
}
