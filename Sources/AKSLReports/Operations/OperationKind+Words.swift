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
    case .scalePool: Words(done: "scaled", ongoing: "scaling", noun: "scale")
    case .updatePool, .updateCluster: Words(done: "updated", ongoing: "updating", noun: "update")
    }
  }
}
