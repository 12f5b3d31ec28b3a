import AKSLLanguage
import AKSModel

// What leaves a session: events, and nothing else.
extension Session {
  /// Of how many mistakes of a source a prompt tells: a file that is no script has one in each line.
  private static let toldMistakes = 5

  /// Tells what is wrong with a source; gives whether there are errors.
  mutating func told(_ diagnostics: [Diagnostic], in source: SourceText, _ mode: Mode, _ emit: Emit) -> Bool {
    let shown = mode == .prompt ? diagnostics.prefix(Self.toldMistakes) : diagnostics[...]
    for diagnostic in shown {
      emit(
        RunEvent(
          at: now, place: Place(source: source, range: diagnostic.range), kind: .diagnostic(diagnostic)))
    }
    let more = diagnostics.count - shown.count
    if more > 0 {
      tell(.changed("… and \(more) more in \(source.name): `aksl check` tells all of a file"), emit)
    }
    return diagnostics.contains { $0.severity == .error }
  }

  /// Says something about the statement that is running.
  func tell(_ kind: RunEvent.Kind, _ emit: Emit) {
    tell(kind, at: machine.frames.isEmpty ? nil : machine.place, emit)
  }

  /// Says something about a place.
  func tell(_ kind: RunEvent.Kind, at place: Place?, _ emit: Emit) {
    var event = RunEvent(at: now, place: place, kind: kind)
    event.schedule = runningTask
    emit(event)
  }

  /// Tells what has happened in the world since the last time.
  mutating func tellWorld(_ emit: Emit) {
    let isWeighed = evidence.isKept && options.weighsEvents && options.tellsChanges
    if isWeighed { world.index.read(world.simulation) }
    let simulation = world.simulation
    for index in simulation.events.indices(from: toldEvents) {
      let event = simulation.events[index]
      if options.tellsChanges {
        var change = WorldChange(event, number: index + 1, simulation)
        if isWeighed { change.evidence = world.index.grounds(ofEvent: index).evidence }
        let cause = event.operation.flatMap { asker(of: simulation[$0]) }
        emit(RunEvent(at: event.at, place: cause, kind: .world(change)))
      }
      if case .autoscaler(let pool, _, let report) = event.change, event.rule == "D6", report.isStandstill {
        warnOfDeallocatedNodes(in: simulation[pool].cluster, emit)
      }
      if case .clusterField(let cluster, .autoScalerProfile, _, _) = event.change {
        for line in simulation.idleSettings(of: cluster) { tell(.changed("note: \(line)"), emit) }
      }
    }
    toldEvents = simulation.events.endIndex
  }

  /// Says once why an autoscaler stands still, and the ways out (Azure/AKS issue 5211).
  private mutating func warnOfDeallocatedNodes(in cluster: ClusterID, _ emit: Emit) {
    guard !hasWarnedOfDeallocatedNodes else { return }
    hasWarnedOfDeallocatedNodes = true
    tell(
      .changed(
        "warning: deallocated nodes count as unready for the autoscaler (Azure/AKS issue 5211): raise "
          + "ok-total-unready-count and max-total-unready-percentage in the cluster's autoscaler profile, as in "
          + "`cluster \(world.simulation[cluster].name) update cluster-autoscaler-profile {ok-total-unready-count: 1000}`; "
          + "`set quirk deallocated-counts-unready off` shows the world without it"), emit)
  }

  /// The statement that asked for an operation.
  func asker(of record: OperationRecord) -> Place? {
    let index = Int(record.origin) - 1
    return askers.indices.contains(index) ? askers[index] : nil
  }

  /// A value at the prompt: resources as `show` shows them.
  func show(_ value: Value, _ emit: Emit) {
    let simulation = world.simulation
    switch value.tag {
    case .null: return
    case .pool where simulation.exists(PoolID(bits: value.unsigned)):
      tell(.shown(ResourceExhibits.pool(PoolID(bits: value.unsigned), simulation, .table)), emit)
    case .cluster where simulation.exists(ClusterID(bits: value.unsigned)):
      tell(.shown(ResourceExhibits.cluster(ClusterID(bits: value.unsigned), world, .table)), emit)
    case .workload where simulation.exists(WorkloadID(bits: value.unsigned)):
      tell(.shown(WorkloadExhibits.workload(WorkloadID(bits: value.unsigned), world, .table)), emit)
    case .nodesOfPool, .nodesOfCluster, .nodesOfWorld:
      let nodes = NodeSelection.nodes(of: value, world).compactMap { world.node($0) }
      tell(.shown(ResourceExhibits.nodes(nodes, title: "nodes", simulation, .table)), emit)
    default: tell(.value(ValueFormat.datum(value, world, machine.arena)), emit)
    }
  }
}
