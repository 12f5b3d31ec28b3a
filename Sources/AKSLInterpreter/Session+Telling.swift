import AKSModel

// What has happened in the world is told.
extension Session {
  /// Tells what has happened in the world since the last time.
  mutating func tellWorld(_ emit: Emit) {
    let isWeighed = evidence.isKept && options.weighsEvents
    if isWeighed { world.index.read(world.simulation) }
    let simulation = world.simulation
    for index in toldEvents..<max(toldEvents, simulation.events.count) {
      let event = simulation.events[index]
      var change = WorldChange(event, number: index + 1, simulation)
      if isWeighed { change.evidence = world.index.grounds(ofEvent: index).evidence }
      let cause = event.operation.flatMap { asker(of: simulation[$0]) }
      emit(RunEvent(at: event.at, place: cause, kind: .world(change)))
      if case .autoscaler(_, _, let report) = event.change, event.rule == "D6", report.isStandstill {
        warnOfDeallocatedNodes(emit)
      }
    }
    toldEvents = simulation.events.count
  }

  /// Says once why an autoscaler stands still, and the ways out (Azure/AKS issue 5211).
  private mutating func warnOfDeallocatedNodes(_ emit: Emit) {
    guard !hasWarnedOfDeallocatedNodes else { return }
    hasWarnedOfDeallocatedNodes = true
    tell(
      .changed(
        "warning: deallocated nodes count as unready for the autoscaler (Azure/AKS issue 5211): raise "
          + "ok-total-unready-count and max-total-unready-percentage in the cluster's autoscaler profile; "
          + "`set quirk deallocated-counts-unready off` shows the world without it"), emit)
  }
}
