/// POST deleteMachines: single nodes go, and the count with those of them that ran (aks-behaviour 1.4).
///
/// What the pool reads meanwhile was not recorded: Scaling, with the new count at once, is our choice.
enum DeleteMachines: OperationDynamics {
  static let serviceTime = ServiceTime.before(.poolRequest)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let pool = request.pool, case .deleteMachines(_, let names) = request.operation else { return }
    world.setProvisioningState(of: pool, to: .scaling, Cause(operation))
    let nodes = world.nodes(of: pool).filter { world.isNamed($0, names) }
    for node in nodes { world.nodeTable[node].isChosen = true }
    let counted = nodes.count { world.isCounted($0) }
    world.setCount(of: pool, to: max(0, world[pool].count - counted), Cause(operation, "D2"))
    world.note("1.4m", on: operation)
  }
}

extension Simulation {
  /// It is one of those that a pool's count asks for: it runs, will, or has failed (F3).
  func isCounted(_ node: NodeID) -> Bool {
    let state = self[node].settledState
    return state == .running || state == .failed
  }

  /// The node has one of these names, compared without case (R1).
  func isNamed(_ node: NodeID, _ names: [String]) -> Bool {
    let name = nodeName(node)
    return names.contains { $0.equalsIgnoringCase(name) }
  }
}
