import AKSLLanguage
import AKSModel

/// Something that holds from its place on.
struct Invariant: Sendable {
  var title: String
  /// The condition: a number in `Machine.places`.
  var block: Int
  var place: Place
  /// It was violated, and that has been said.
  var isViolated = false
}

extension Session {
  mutating func declare(_ site: InvariantSite, _ emit: Emit) -> Bool {
    invariants.append(
      Invariant(
        title: ValueFormat.text(machine[site.title], world, machine.arena), block: site.block,
        place: Place(source: machine.unit.source, range: site.range)))
    return checkInvariants(emit)
  }

  /// Looks whether all invariants hold.
  ///
  /// A violation is said once, and is a failed assertion. False: the script cannot go on.
  mutating func checkInvariants(_ emit: Emit) -> Bool {
    var isViolated = false
    for index in invariants.indices {
      let script = machine
      machine = script.observer(block: invariants[index].block)
      let stop = machine.run(world: world, shouldStop: { false })
      let event: RunEvent.Kind?
      switch stop {
      case .assertionFailed(let number):
        var failure = assertionFailure(machine.unit.assertions[number])
        failure.code = "T010"
        failure.title = "invariant violated: \(invariants[index].title)"
        failure.statement = script.frames.isEmpty ? nil : script.place
        event = .assertionFailed(failure)
      case .fault(let fault):
        // A condition that cannot be evaluated does not hold.
        event = .faulted(
          FaultReport(code: fault.code, name: fault.name, title: fault.title, help: fault.help))
      default: event = nil
      }
      machine = script
      if let event, !invariants[index].isViolated {
        isViolated = true
        machine.assertionCount += 1
        if case .faulted = event { noteError() } else { outcome.hasFailed = true }
        tell(event, at: invariants[index].place, emit)
      }
      invariants[index].isViolated = event != nil
    }
    return !isViolated || giveUp(emit)
  }
}
