import AKSLLanguage
import AKSModel

/// A scenario or a branch that is running, and everything as it was when it began.
struct Trial: Sendable {
  enum Kind: Sendable {
    case scenario(RunningScenario)
    case branch(site: Int, name: String)
  }

  var kind: Kind
  /// The steady clock.
  var began: Instant
  var evidence: EvidenceKeeping
  /// The run of a schedule has failed meanwhile.
  var hasFailed = false
  // What happens meanwhile may change this, and nobody else is to see it.
  var world: World
  var machine: Machine
  var invariants: [Invariant]
  var snapshots: [(name: String, world: World)]
  var undoSteps: [UndoStep]
  var redoSteps: [UndoStep]
  var hasUndoStep: Bool
  var toldEvents: Int
}

/// A scenario that is running, and what was counted when it began.
struct RunningScenario: Sendable {
  /// Its place among the scenarios of its code.
  var site: Int
  var identity: ScenarioIdentity
  /// It is known to fail, for this reason.
  var todo: String?
  var assertionsBefore: Int
  var hadFailedBefore: Bool
}

extension Session {
  // MARK: - Scenarios

  /// Begins a scenario, or passes over it.
  mutating func begin(_ site: ScenarioSite, _ number: Int, _ emit: Emit) {
    let identity = numbering.numbered(
      ScenarioIdentity(
        place: Place(source: machine.place.source, range: site.range),
        title: ValueFormat.text(machine[site.title], world, machine.arena),
        row: site.row.map { ($0.name, rowText(machine[$0.register])) }, tags: site.tags))
    if let isSelected = options.isSelected, !isSelected(identity) {
      emit(RunEvent(at: now, place: identity.place, kind: .scenarioPassedOver(identity)))
      machine.jump(to: site.end)
      return
    }
    let reason = site.mark.map { ValueFormat.text(machine[$0.reason], world, machine.arena) } ?? ""
    let todo = site.mark?.kind == .todo ? reason : nil
    if site.mark?.kind == .skip {
      tell(.scenarioStarted(identity, todo: nil), emit)
      let report = ScenarioReport(
        identity: identity, verdict: .skipped(reason: reason), assertions: 0, duration: .zero)
      emit(RunEvent(at: now, place: identity.place, kind: .scenarioEnded(report)))
      machine.jump(to: site.end)
      return
    }
    begin(
      .scenario(
        RunningScenario(
          site: number, identity: identity, todo: todo,
          assertionsBefore: machine.assertionCount, hadFailedBefore: outcome.hasFailed)))
    tell(.scenarioStarted(identity, todo: todo), emit)
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
    guard let trial = trials.last, case .scenario(let scenario) = trial.kind else { return false }
    let passed = passed && !trial.hasFailed
    let verdict: ScenarioReport.Verdict
    if let reason = scenario.todo {
      verdict = passed ? .unexpectedPass(reason: reason) : .knownFailure(reason: reason)
      outcome.hasFailed = scenario.hadFailedBefore || passed
    } else {
      verdict = passed ? .passed : .failed
    }
    let report = ScenarioReport(
      identity: scenario.identity, verdict: verdict,
      assertions: machine.assertionCount - scenario.assertionsBefore, duration: steadyClock - trial.began,
      evidence: evidence.isKept ? evidence.tally : nil)
    emit(RunEvent(at: now, place: scenario.identity.place, kind: .scenarioEnded(report)))
    if options.keepsScenarios { scenarioWorlds.append((scenario.identity, world)) }
    leave(trial)
    machine.jump(to: machine.unit.scenarios[scenario.site].end)
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
    let site = trial.machine.unit.branches[number]
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
        kind: kind, began: steadyClock, evidence: evidence, world: world, machine: machine,
        invariants: invariants,
        snapshots: snapshots, undoSteps: undoSteps, redoSteps: redoSteps, hasUndoStep: hasUndoStep,
        toldEvents: toldEvents))
    evidence.tally = EvidenceTally()
  }

  private mutating func leave(_ trial: Trial) {
    trials.removeLast()
    let tally = evidence.tally
    evidence = trial.evidence
    evidence.tally.add(tally)
    steadyClock = trial.began
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
