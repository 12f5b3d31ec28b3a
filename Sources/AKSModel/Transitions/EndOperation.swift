extension Simulation {
  /// All that belongs to the operation has happened: its resources come to rest.
  mutating func endOperation(_ operation: OperationID) {
    setActive(nil, on: operation)
    self[operation].kind.dynamics.end(operation, in: &self)
    self[operation].status = .succeeded
    self[operation].ended = now
    record(.operationEnded(.succeeded), Cause(operation))
    touch(operation)
  }
}
