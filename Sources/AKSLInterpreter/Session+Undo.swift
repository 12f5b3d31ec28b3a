import AKSLLanguage
import AKSModel

// Steps back, and on again.
extension Session {
  /// Keeps the world as it was before the running statement, once.
  mutating func keepUndoStep(_ before: World? = nil) {
    guard !hasUndoStep else { return }
    hasUndoStep = true
    keep(UndoStep(world: before ?? world, entry: journal.entries.count))
  }

  private mutating func keep(_ step: UndoStep) {
    undoSteps.append(step)
    if undoSteps.count > Self.undoLimit { undoSteps.removeFirst() }
    redoSteps = []
  }

  /// An entry at a prompt has ended: its first step goes back to where it began, and to the session as it was.
  ///
  /// One that went back itself, among other things, is one step, behind those that were there before it.
  mutating func keepUndoStep(ofEntry source: SourceText, from state: SessionState, _ former: [UndoStep]) {
    let head =
      source.text(in: SourceRange(start: 0, end: .max)).split(separator: "\n").first.map(String.init) ?? ""
    let name = head.utf8.count > 60 ? head.prefix(59) + "…" : head
    if hasTravelled {
      undoSteps = former
      if state.isOf(world), !state.differs(from: self) { return }
      keep(UndoStep(world: state.world, state: state, name: name))
    } else if let first = undoSteps.firstIndex(where: { $0.entry == journal.entries.count }) {
      (undoSteps[first].state, undoSteps[first].name) = (state, name)
    } else if state.differs(from: self) {
      keep(UndoStep(world: state.world, state: state, name: name, leavesWorld: true))
    }
  }

  mutating func undo(_ steps: Int, _ emit: Emit) -> Bool {
    travel(steps, from: \.undoSteps, to: \.redoSteps, "undo", done: "undone", " again", emit)
  }

  mutating func redo(_ steps: Int, _ emit: Emit) -> Bool {
    travel(steps, from: \.redoSteps, to: \.undoSteps, "redo", done: "done again", "", emit)
  }

  /// Goes so many steps and leaves the way back; `done` tells it, with the time and `again` where that is needed.
  private mutating func travel(
    _ steps: Int, from ahead: WritableKeyPath<Session, [UndoStep]>,
    to behind: WritableKeyPath<Session, [UndoStep]>, _ word: String, done: String, _ again: String,
    _ emit: Emit
  ) -> Bool {
    guard steps <= self[keyPath: ahead].count else {
      return raise(.nothingToUndo(word, self[keyPath: ahead].count), emit)
    }
    if let step = self[keyPath: ahead].suffix(steps).first(where: \.leavesWorld), returningTo == nil {
      return raise(.undoesSession(step.name ?? ""), emit)
    }
    let before = now
    var names: [String] = []
    for _ in 0..<steps {
      let step = self[keyPath: ahead].removeLast()
      self[keyPath: behind].append(counterpart(of: step))
      if let name = step.name, returningTo != nil { names.append(name) }
      go(to: step)
    }
    // What comes in the same statement is a step of its own.
    (hasUndoStep, hasTravelled) = (false, true)
    tellReturn(done, names, "it is \(TimeFormat.instant(now))\(again)", now != before, emit)
    return true
  }

  /// Names what was typed, and the time where that is another one or nothing was.
  private mutating func tellReturn(
    _ word: String, _ names: [String], _ time: String, _ isOther: Bool, _ emit: Emit
  ) {
    let told = names.map { "`\($0)`" }.joined(separator: ", ")
    tell(
      .changed(names.isEmpty ? "\(word): \(time)" : "\(word): \(told)" + (isOther ? "; \(time)" : "")), emit)
  }

  /// The step that goes back to where another one leaves from.
  private func counterpart(of step: UndoStep) -> UndoStep {
    let state = step.state == nil ? nil : returningTo
    return UndoStep(world: world, state: state, name: step.name, leavesWorld: step.leavesWorld)
  }

  /// Goes to the world of a step; the rest of the session follows when the entry has ended.
  private mutating func go(to step: UndoStep) {
    replace(by: step.world)
    guard returningTo != nil, let state = step.state else { return }
    world = step.world
    (returningTo, hasReturned) = (state, true)
  }

  /// What came before cannot be taken back.
  package mutating func beginUndoHere() { (undoSteps, redoSteps) = ([], []) }

  // MARK: - Entries

  /// Whether a source is nothing but `undo` and `redo`: the session goes back as a whole then.
  static func onlyTravels(_ source: SourceText) -> Bool {
    let tree = Parser.parse(source).tree
    let statements = tree.statements(of: tree.root)
    return !statements.isEmpty
      && statements.allSatisfy { statement in
        guard case .command(let items) = tree.statement(statement), !items.isEmpty else { return false }
        let verb = tree.symbol(at: tree[items, 0]).map(tree.spelling)
        return verb == "undo" || verb == "redo"
      }
  }

  /// The entry has ended that went back: what is not the world's goes there, too.
  ///
  /// What was taken back was not typed; where the world is in the middle of an entry, what is left of that is undone.
  mutating func finishReturn() {
    defer { (returningTo, hasReturned) = (nil, false) }
    guard hasReturned, let state = returningTo else { return }
    machine = state.machine
    environment = state.environment
    snapshots = state.snapshots
    invariants = state.invariants
    watches = state.watches
    speed = state.speed
    (evidence.required, evidence.isCounted) = (state.evidence.required, state.evidence.isCounted)
    requiredEdition = state.requiredEdition
    journal = state.journal
    let open = redoSteps.reversed().prefix { $0.state == nil }.count
    // Unless it was there when the state was kept: then that was typed.
    if open > 0, !state.isOf(world) {
      journal.begin(SourceText(name: "<prompt>", "undo \(open)"), including: [])
    }
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

extension Fault {
  /// Variables cannot change below the feet of a line that runs.
  static func undoesSession(_ name: String) -> Fault {
    Fault(
      "E015", "NothingToUndo", "`\(name)` changed nothing of the world",
      help: "an entry of `undo` alone takes back variables and settings, too")
  }
}
