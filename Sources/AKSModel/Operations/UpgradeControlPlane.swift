/// PUT of another `kubernetesVersion` that leaves the versions of the pools alone (`--control-plane-only`): the
/// pools stay Succeeded.
enum UpgradeControlPlane: OperationDynamics {
  static let serviceTime = ServiceTime.before(.clusterRequest, .controlPlaneUpgrade)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    world.setProvisioningStates(of: operation, to: .upgrading)
    setVersion(request, operation, in: &world)
    world.applyClusterSettings(of: request, for: operation)
  }

  /// The version that was asked for.
  static func setVersion(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let cluster = request.cluster, let version = request.clusterProperties?.kubernetesVersion else {
      return
    }
    world.setVersion(
      of: cluster, requested: version, current: world[cluster].currentKubernetesVersion, Cause(operation))
  }
}
