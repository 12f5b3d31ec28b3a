/// What an operation does, once it is admitted.
///
/// One file for each.
protocol OperationDynamics {
  /// It brings the nodes of its pools to what is wanted of them.
  static var movesNodes: Bool { get }
  /// The service's own time.
  static var serviceTime: ServiceTime { get }
  /// What shows at once, in the answer to the request.
  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation)
  /// What shows when all is done.
  static func end(_ operation: OperationID, in world: inout Simulation)
}

extension OperationDynamics {
  static var movesNodes: Bool { true }
  /// Most leave everything that they changed Succeeded.
  static func end(_ operation: OperationID, in world: inout Simulation) {
    for pool in world.targets(of: operation) { world.raiseToMinimum(pool, operation) }
    world.setProvisioningStates(of: operation, to: .succeeded)
  }
}

extension OperationKind {
  /// The file that says what operations of this kind do.
  var dynamics: any OperationDynamics.Type {
    switch self {
    case .createCluster: CreateCluster.self
    case .updateCluster: UpdateCluster.self
    case .startCluster: StartCluster.self
    case .stopCluster: StopCluster.self
    case .deleteCluster: DeleteCluster.self
    case .scaleCluster: ScaleCluster.self
    case .upgradeCluster: UpgradeCluster.self
    case .upgradeControlPlane: UpgradeControlPlane.self
    case .abortCluster: AbortCluster.self
    case .addPool: AddPool.self
    case .scalePool: ScalePool.self
    case .updatePool: UpdatePool.self
    case .startPool: StartPool.self
    case .stopPool: StopPool.self
    case .deletePool: DeletePool.self
    case .upgradePool: UpgradePool.self
    case .upgradeNodeImage: UpgradeNodeImage.self
    case .deleteMachines: DeleteMachines.self
    case .abortPool: AbortPool.self
    }
  }
}
