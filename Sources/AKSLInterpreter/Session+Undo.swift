import AKSLLanguage
import AKSModel

// Steps back, and on again.
extension Session {
  /// Keeps the world as it was before the running statement, once.
  mutating func keepUndoStep(_ before: World? = nil) {
    guard !hasUndoStep else { return }
    hasUndoStep = true
    undoSteps.append(before ?? world)
    if undoSteps.count > Self.undoLimit { undoSteps.removeFirst() }
    redoSteps = []
  }

  mutating func undo(_ steps: Int, _ emit: Emit) -> Bool {
    guard steps <= undoSteps.count else {
      return raise(.nothingToUndo("undo", undoSteps.count), emit)
    }
    for _ in 0..<steps {
      redoSteps.append(world)
      replace(by: undoSteps.removeLast())
    }
    // What comes in the same statement is a step of its own.
    hasUndoStep = false
    tell(.changed("undone: it is \(TimeFormat.instant(now)) again"), emit)
    return true
  }

  mutating func redo(_ steps: Int, _ emit: Emit) -> Bool {
    guard steps <= redoSteps.count else {
      return raise(.nothingToUndo("redo", redoSteps.count), emit)
    }
    for _ in 0..<steps {
      undoSteps.append(world)
      replace(by: redoSteps.removeLast())
    }
    hasUndoStep = false
    tell(.changed("done again: it is \(TimeFormat.instant(now))"), emit)
    return true
  }

  /// Goes to another world.
  ///
  /// What the script holds of this one is looked up there by its name: identities of one course of events
  /// mean nothing in another.
  mutating func replace(by world: World) {
    let old = self.world
    func replacement(_ value: Value) -> Value { world.counterpart(of: value, in: old) }
    machine.registers = machine.registers.map(replacement)
    machine.arena.replaceElements(replacement)
    self.world = world
    // Settings are the session's: they don't go back in time.
    self.world.simulation.settings = old.simulation.settings
    note(.chose(self.world.simulation.settings))
    toldEvents = world.simulation.events.endIndex
  }
}
