import AKSModel

extension OperationKind {
  /// What people call an operation.
  struct Words {
    /// What it has done: `stopped`.
    var done: String
    /// What it is doing: `stopping`.
    var ongoing: String
    /// Its name: `stop`.
    var noun: String
  }

  /// The words for an operation of this kind.
  var words: Words {
    switch self {
    case .createCluster: Words(done: "created", ongoing: "creating", noun: "create")
    case .startCluster, .startPool: Words(done: "started", ongoing: "starting", noun: "start")
    case .stopCluster, .stopPool: Words(done: "stopped", ongoing: "stopping", noun: "stop")
    case .deleteCluster, .deletePool: Words(done: "deleted", ongoing: "deleting", noun: "delete")
    case .addPool: Words(done: "added", ongoing: "adding", noun: "add")
    case .scaleCluster, .scalePool: Words(done: "scaled", ongoing: "scaling", noun: "scale")
    case .updateCluster, .updatePool: Words(done: "updated", ongoing: "updating", noun: "update")
    case .upgradeCluster, .upgradePool: Words(done: "upgraded", ongoing: "upgrading", noun: "upgrade")
    case .upgradeControlPlane:
      Words(
        done: "control plane upgraded", ongoing: "upgrading the control plane",
        noun: "upgrade of the control plane")
    case .upgradeNodeImage:
      Words(
        done: "node image upgraded", ongoing: "upgrading the node image", noun: "upgrade of the node image")
    case .deleteMachines:
      Words(done: "deleted machines", ongoing: "deleting machines", noun: "delete of machines")
    case .abortCluster, .abortPool: Words(done: "aborted", ongoing: "aborting", noun: "abort")
    }
  }
}
