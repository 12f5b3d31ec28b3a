/// PUT of another `kubernetesVersion` with the same version for all pools (U3): the control plane comes first, then
/// the pools, side by side.
enum UpgradeCluster: OperationDynamics {
  static let serviceTime = UpgradeControlPlane.serviceTime

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    world.setProvisioningStates(of: operation, to: .upgrading)
    UpgradeControlPlane.setVersion(request, operation, in: &world)
    world.applyClusterSettings(of: request, for: operation)
  }
}
