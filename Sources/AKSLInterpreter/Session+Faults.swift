import AKSModel

// Faults of the platform: put in force, taken away.
extension Session {
  mutating func inject(_ kind: ServiceFault.Kind, on pool: PoolID, for span: TimeSpan?, _ emit: Emit) {
    keepUndoStep()
    let end = span.map { min(now + $0, Instant(milliseconds: Self.timeLimit.milliseconds)) }
    world.simulation.inject(kind, on: pool, until: end)
    tellWorld(emit)
    let until = end.map { " until \(TimeFormat.instant($0))" } ?? ""
    tell(.changed("\(kind.rawValue) on \(world.path(of: pool))\(until)"), emit)
  }

  mutating func clearFaults(_ emit: Emit) {
    keepUndoStep()
    world.simulation.clearFaults()
    tellWorld(emit)
    tell(.changed("no faults"), emit)
  }
}
