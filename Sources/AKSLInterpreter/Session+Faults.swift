import AKSModel

// What happens without a request to Azure: faults of the platform, and what is asked of Kubernetes.
extension Session {
  mutating func inject(
    _ kind: ServiceFault.Kind, on target: ServiceFault.Target, _ limit: Int32, for span: TimeSpan?,
    _ emit: Emit
  ) {
    keepUndoStep()
    let end = span.map { min(now + $0, Instant(milliseconds: Self.timeLimit.milliseconds)) }
    note(.injected(kind, target, limit: limit, until: end))
    world.simulation.inject(kind, on: target, limit: limit, until: end)
    tellWorld(emit)
    let until = end.map { " until \(TimeFormat.instant($0))" } ?? ""
    let word = limit > 0 ? "\(kind.rawValue) \(limit)" : kind.rawValue
    tell(.changed("\(word) on \(path(of: target))\(until)"), emit)
  }

  private func path(of target: ServiceFault.Target) -> String {
    switch target {
    case .pool(let pool): world.path(of: pool)
    case .cluster(let cluster): world.simulation[cluster].name
    case .node(let node):
      "\(world.path(of: world.simulation[node].pool))/\(world.simulation[node].instance)"
    }
  }

  /// No fault of the platform: it does so every day.
  mutating func evict(_ count: Int, of pool: PoolID, _ emit: Emit) {
    keepUndoStep()
    note(.evicted(count, pool))
    world.simulation.evictNodes(count, of: pool)
    tellWorld(emit)
    tell(.changed("eviction of \(count.of("node")) of \(world.path(of: pool))"), emit)
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
