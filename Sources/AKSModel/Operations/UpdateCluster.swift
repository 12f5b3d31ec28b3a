/// PUT of a cluster that is there, with other settings or with nothing new (aks-behaviour 1.4: Updating, with
/// every pool Updating).
enum UpdateCluster: OperationDynamics {
  static let serviceTime = ServiceTime.before(.clusterRequest)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    world.setProvisioningStates(of: operation, to: .updating, "PS3")
    world.applyClusterSettings(of: request, for: operation)
  }
}
