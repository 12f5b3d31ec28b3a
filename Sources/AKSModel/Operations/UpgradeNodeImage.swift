/// POST upgradeNodeImageVersion (aks-behaviour 1.4: UpgradingNodeImageVersion, with the cluster Succeeded meanwhile).
enum UpgradeNodeImage: OperationDynamics {
  static let serviceTime = ServiceTime.before(.poolRequest)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let pool = request.pool else { return }
    world.setProvisioningState(of: pool, to: .upgradingNodeImageVersion, Cause(operation))
    let latest = NodeImage.latest(world[pool].osSKU, at: world.now)
    world.setSoftware(of: pool, imageVersion: latest, Cause(operation, "U7"))
  }
}
