/// PUT of a cluster with another `count` in one of its profiles, as `az aks scale` sends it (aks-behaviour 1.4:
/// Scaling on the cluster and all its pools, with the new count at once).
enum ScaleCluster: OperationDynamics {
  static let serviceTime = ServiceTime.before(.clusterRequest)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    world.setProvisioningStates(of: operation, to: .scaling)
    world.applyClusterSettings(of: request, for: operation)
  }
}
