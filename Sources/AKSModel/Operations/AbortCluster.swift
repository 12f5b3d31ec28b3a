/// POST abort of a cluster (aks-behaviour 1.4: the cluster and all pools that its operation was about end Canceled).
enum AbortCluster: OperationDynamics {
  static let serviceTime = ServiceTime.before(.abort)
  static let movesNodes = false

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    AbortPool.begin(request, operation, in: &world)
  }

  static func end(_ operation: OperationID, in world: inout Simulation) {
    world.endAborted(by: operation)
  }
}
