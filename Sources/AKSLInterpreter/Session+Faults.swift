import AKSModel

// What happens without a request to Azure: faults of the platform, and what is asked of Kubernetes.
extension Session {
  mutating func inject(_ kind: ServiceFault.Kind, on pool: PoolID, for span: TimeSpan?, _ emit: Emit) {
    keepUndoStep()
    let end = span.map { min(now + $0, Instant(milliseconds: Self.timeLimit.milliseconds)) }
    note(.injected(kind, pool, until: end))
    world.simulation.inject(kind, on: pool, until: end)
    tellWorld(emit)
    let until = end.map { " until \(TimeFormat.instant($0))" } ?? ""
    tell(.changed("\(kind.rawValue) on \(world.path(of: pool))\(until)"), emit)
  }

  /// Not of the platform, but as quick: no operation of Azure's comes of it.
  mutating func cordon(_ node: NodeID, _ isCordoned: Bool, _ emit: Emit) {
    keepUndoStep()
    let simulation = world.simulation
    let name = "\(world.path(of: simulation[node].pool))/\(simulation[node].instance)"
    note(.cordoned(node, isCordoned))
    world.simulation.cordon(node, isCordoned)
    tellWorld(emit)
    tell(.changed("\(name) is \(isCordoned ? "cordoned" : "open for pods again")"), emit)
  }

  mutating func clearFaults(_ emit: Emit) {
    keepUndoStep()
    note(.clearedFaults)
    world.simulation.clearFaults()
    tellWorld(emit)
    tell(.changed("no faults"), emit)
  }
}
