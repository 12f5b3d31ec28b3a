import AKSLLanguage
import AKSModel

/// A scenario or a branch that is running, and everything as it was when it began.
struct Trial: Sendable {
  enum Kind: Sendable {
    case scenario(site: Int, name: String, tags: [String], assertionsBefore: Int)
    case branch(site: Int, name: String)
  }

  var kind: Kind
  var began: Instant
  var evidence: EvidenceKeeping
  /// The run of a schedule has failed meanwhile.
  var hasFailed = false
  // What happens meanwhile may change this, and nobody else is to see it.
  var world: World
  var machine: Machine
  var invariants: [Invariant]
  var snapshots: [(name: String, world: World)]
  var undoSteps: [World]
  var redoSteps: [World]
  var hasUndoStep: Bool
  var toldEvents: Int
}

extension Session {
  // MARK: - Scenarios

  mutating func begin(_ site: ScenarioSite, _ number: Int, _ emit: Emit) {
    var name = ValueFormat.text(machine[site.title], world, machine.arena)
    if let row = site.row {
      name += " [\(row.name)=\(rowText(machine[row.register]))]"
    }
    begin(
      .scenario(site: number, name: name, tags: site.tags, assertionsBefore: machine.assertionCount))
    tell(.scenarioStarted(name: name, tags: site.tags), emit)
  }

  /// States are written small in the names of rows, as scripts write them: `[m=delete]`.
  private func rowText(_ value: Value) -> String {
    let text = ValueFormat.text(value, world, machine.arena)
    return value.tag == .symbol ? text.lowercased() : text
  }

  /// Tells the verdict and puts everything back as it was before the scenario.
  ///
  /// False: there is none.
  mutating func endScenario(passed: Bool, _ emit: Emit) -> Bool {
    guard let trial = trials.last,
      case .scenario(let number, let name, let tags, let assertionsBefore) = trial.kind
    else { return false }
    let site = trial.machine.block.scenarios[number]
    let report = ScenarioReport(
      name: name, tags: tags, passed: passed && !trial.hasFailed,
      assertions: machine.assertionCount - assertionsBefore, duration: now - trial.began,
      evidence: evidence.isKept ? evidence.tally : nil)
    let place = Place(source: trial.machine.place.source, range: site.range)
    emit(RunEvent(at: now, place: place, kind: .scenarioEnded(report)))
    leave(trial)
    machine.jump(to: site.end)
    return true
  }

  // MARK: - Branches

  mutating func begin(_ site: BranchSite, _ number: Int, _ emit: Emit) {
    tell(.branchStarted(name: site.name), emit)
    begin(.branch(site: number, name: site.name))
  }

  /// Goes back to the trunk, and keeps the branch's last world as a snapshot if it came to its end.
  mutating func endBranch(isWhole: Bool, _ emit: Emit) -> Bool {
    guard let trial = trials.last, case .branch(let number, let name) = trial.kind else { return false }
    let site = trial.machine.block.branches[number]
    let future = world
    let place = Place(source: trial.machine.place.source, range: site.range)
    emit(RunEvent(at: now, place: place, kind: .branchEnded(name: name)))
    leave(trial)
    if isWhole { keepSnapshot(name, future) }
    machine.jump(to: site.end)
    if trial.hasFailed, !trials.isEmpty { trials[trials.count - 1].hasFailed = true }
    return true
  }

  mutating func keepSnapshot(_ name: String, _ world: World) {
    snapshots.removeAll { $0.name == name }
    snapshots.append((name, world))
  }

  /// A scenario is running, perhaps with branches in it.
  var isInScenario: Bool {
    trials.contains { trial in
      if case .scenario = trial.kind { true } else { false }
    }
  }

  // MARK: - Both

  private mutating func begin(_ kind: Trial.Kind) {
    trials.append(
      Trial(
        kind: kind, began: now, evidence: evidence, world: world, machine: machine, invariants: invariants,
        snapshots: snapshots, undoSteps: undoSteps, redoSteps: redoSteps, hasUndoStep: hasUndoStep,
        toldEvents: toldEvents))
    evidence.tally = EvidenceTally()
  }

  private mutating func leave(_ trial: Trial) {
    trials.removeLast()
    let tally = evidence.tally
    evidence = trial.evidence
    evidence.tally.add(tally)
    world = trial.world
    machine = trial.machine
    invariants = trial.invariants
    snapshots = trial.snapshots
    undoSteps = trial.undoSteps
    redoSteps = trial.redoSteps
    hasUndoStep = trial.hasUndoStep
    toldEvents = trial.toldEvents
  }

  /// A scenario or a branch has come to its end, unless its last statement violated an invariant.
  mutating func endTrial(_ emit: Emit) -> Bool {
    let depth = trials.count
    guard checkInvariants(emit) else { return false }
    return trials.count < depth || endBranch(isWhole: true, emit) || endScenario(passed: true, emit)
  }

  /// Leaves all scenarios and branches where they are, as if they had not been.
  mutating func abandonTrials() {
    while let trial = trials.last { leave(trial) }
  }

  /// What is running has failed: the run of a schedule ends, or the scenario, or the script with its
  /// branches.
  ///
  /// False: there is nothing to go on with.
  mutating func giveUp(_ emit: Emit) -> Bool {
    if isInTask {
      if !trials.isEmpty { trials[trials.count - 1].hasFailed = true }
      return false
    }
    while endBranch(isWhole: false, emit) {}
    return endScenario(passed: false, emit)
  }
}
