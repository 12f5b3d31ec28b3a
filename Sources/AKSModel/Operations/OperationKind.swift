/// What an accepted operation does, the weightiest thing if it does several.
package enum OperationKind: String, CaseIterable, Hashable, Sendable {
  case createCluster = "create cluster"
  case updateCluster = "update cluster"
  case startCluster = "start cluster"
  case stopCluster = "stop cluster"
  case deleteCluster = "delete cluster"
  case scaleCluster = "scale cluster"
  case upgradeCluster = "upgrade cluster"
  case upgradeControlPlane = "upgrade control plane"
  case abortCluster = "abort cluster"
  case addPool = "add pool"
  case scalePool = "scale pool"
  case updatePool = "update pool"
  case startPool = "start pool"
  case stopPool = "stop pool"
  case deletePool = "delete pool"
  case upgradePool = "upgrade pool"
  case upgradeNodeImage = "upgrade node image"
  case deleteMachines = "delete machines"
  case abortPool = "abort pool"
}

extension OperationKind {
  /// Somebody wants another number of nodes: a stop, a start or the birth of a pool is none.
  var scales: Bool {
    switch self {
    case .scaleCluster, .updateCluster, .scalePool, .updatePool, .deleteMachines: true
    default: false
    }
  }

  /// The HTTP status that admits it (aks-behaviour 1.4): a PUT of something new is answered with 201, one of what is
  /// there with 200; a POST or DELETE with 202.
  var admission: Int {
    switch self {
    case .createCluster, .addPool: 201
    case .updateCluster, .scaleCluster, .upgradeCluster, .upgradeControlPlane, .scalePool, .updatePool,
      .startPool,
      .stopPool, .upgradePool:
      200
    case .startCluster, .stopCluster, .deleteCluster, .abortCluster, .deletePool, .upgradeNodeImage,
      .deleteMachines, .abortPool:
      202
    }
  }
}
