/// POST abort of a pool (aks-behaviour 1.4, PS4: what is at work stops where it is, then Canceled).
enum AbortPool: OperationDynamics {
  static let serviceTime = ServiceTime.before(.abort)
  static let movesNodes = false

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let aborted = world[operation].aborted else { return }
    world[aborted].isHalted = true
    world.setProvisioningStates(of: operation, to: .canceling)
  }

  static func end(_ operation: OperationID, in world: inout Simulation) {
    world.endAborted(by: operation)
  }
}

extension Request {
  /// It asks for the end of another operation.
  var isAbort: Bool { kind == .abortPool || kind == .abortCluster }

  /// The operation that is at work on the resource itself; nil: there is nothing to abort.
  func operationToAbort(_ world: Simulation) -> OperationID? {
    guard isAbort else { return nil }
    if let pool { return world[pool].activeOperation.flatMap { world[$0].pool == pool ? $0 : nil } }
    return cluster.flatMap { world[$0].activeOperation }
  }
}
