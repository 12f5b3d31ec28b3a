/// PUT of a cluster that is there (aks-behaviour 1.4: Updating, with every pool Updating).
enum UpdateCluster: OperationDynamics {
  static let untilWork = Timings.clusterUpdate

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let cluster = request.cluster, let properties = request.clusterProperties else { return }
    world.setProvisioningState(of: cluster, to: .updating, Cause(operation, "PS3"))
    for pool in world.pools(of: cluster) {
      world.setProvisioningState(of: pool, to: .updating, Cause(operation, "PS3"))
    }
    world.applyFields(of: properties, to: cluster, for: operation)
  }

  static func end(_ operation: OperationID, in world: inout Simulation) {
    for pool in world.targets(of: operation) {
      world.setProvisioningState(of: pool, to: .succeeded, Cause(operation))
    }
    world.setProvisioningState(of: world[operation].cluster, to: .succeeded, Cause(operation))
  }
}
