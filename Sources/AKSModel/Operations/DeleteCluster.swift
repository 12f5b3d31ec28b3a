/// DELETE of a cluster with all its pools (aks-behaviour 1.4: Deleting, readable until it is gone).
///
/// Nodes go first, then the control plane: our choice.
enum DeleteCluster: OperationDynamics {
  static let serviceTime = ServiceTime.withNodesFirst(.clusterDelete)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let cluster = request.cluster else { return }
    world.setProvisioningState(of: cluster, to: .deleting, Cause(operation, "PS3"))
    for pool in world.pools(of: cluster) {
      world.setProvisioningState(of: pool, to: .deleting, Cause(operation, "PS3"))
    }
  }

  static func end(_ operation: OperationID, in world: inout Simulation) {
    for pool in world.targets(of: operation) { world.remove(pool, Cause(operation)) }
    world.remove(world[operation].cluster, Cause(operation))
  }
}
