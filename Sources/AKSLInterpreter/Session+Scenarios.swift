import AKSLLanguage
import AKSModel

/// A scenario that is running, and everything as it was when it began.
struct RunningScenario: Sendable {
  var site: Int
  var name: String
  var tags: [String]
  var began: Instant
  var assertionsBefore: Int
  // What the scenario may change and nobody else is to see.
  var world: World
  var machine: Machine
  var snapshots: [(name: String, world: World)]
  var undoSteps: [World]
  var redoSteps: [World]
  var hasUndoStep: Bool
  var toldEvents: Int
  var causes: [UInt32: Place]
}

extension Session {
  mutating func begin(_ site: ScenarioSite, _ number: Int, _ emit: Emit) {
    var name = ValueFormat.text(machine[site.title], world, machine.arena)
    if let row = site.row {
      name += " [\(row.name)=\(rowText(machine[row.register]))]"
    }
    scenarios.append(
      RunningScenario(
        site: number, name: name, tags: site.tags, began: now, assertionsBefore: machine.assertionCount,
        world: world, machine: machine, snapshots: snapshots, undoSteps: undoSteps, redoSteps: redoSteps,
        hasUndoStep: hasUndoStep, toldEvents: toldEvents, causes: causes))
    tell(.scenarioStarted(name: name, tags: site.tags), emit)
  }

  /// States are written small in the names of rows, as scripts write them: `[m=delete]`.
  private func rowText(_ value: Value) -> String {
    let text = ValueFormat.text(value, world, machine.arena)
    return value.tag == .symbol ? text.lowercased() : text
  }

  /// Tells the verdict and puts everything back as it was before the scenario.
  mutating func endScenario(passed: Bool, _ emit: Emit) -> Bool {
    guard let scenario = scenarios.popLast() else { return false }
    let report = ScenarioReport(
      name: scenario.name, tags: scenario.tags, passed: passed,
      assertions: machine.assertionCount - scenario.assertionsBefore, duration: now - scenario.began)
    let place = Place(
      source: scenario.machine.place.source,
      range: scenario.machine.block.scenarios[scenario.site].range)
    emit(RunEvent(at: now, place: place, kind: .scenarioEnded(report)))
    world = scenario.world
    machine = scenario.machine
    snapshots = scenario.snapshots
    undoSteps = scenario.undoSteps
    redoSteps = scenario.redoSteps
    hasUndoStep = scenario.hasUndoStep
    toldEvents = scenario.toldEvents
    causes = scenario.causes
    machine.leaveScenario(scenario.site)
    return true
  }
}
