/// What the body of the answer to a request says, before anything has been done (aks-behaviour 1.4).
package struct OperationAnswer: Hashable, Sendable {
  /// What is going on, or, for an abort, what was.
  package let provisioningState: ProvisioningState
  /// The target of a stop or a start at once (PS2).
  package let powerState: PowerState
  /// nil of a cluster.
  ///
  /// That of a stop is 0, while every read says the old one until the stop has ended (PS5).
  package let count: Int?
}

extension OperationRecord {
  /// The HTTP status of the answer: that of its kind, or 204 for an abort that found nothing to end (C6).
  package var httpStatus: Int {
    let isAbort = kind == .abortPool || kind == .abortCluster
    return isAbort && aborted == nil ? 204 : kind.admission
  }
}

extension Simulation {
  /// The answer to an operation that has just begun; nil: it has no body, as those of DELETE and of most POSTs.
  func answer(to operation: OperationID) -> OperationAnswer? {
    let record = self[operation]
    switch record.kind {
    case .startCluster, .stopCluster, .deleteCluster, .deletePool, .deleteMachines: return nil
    case .createCluster, .updateCluster, .scaleCluster, .upgradeCluster, .upgradeControlPlane, .abortCluster,
      .addPool, .scalePool, .updatePool, .startPool, .stopPool, .upgradePool, .upgradeNodeImage, .abortPool:
      break
    }
    guard let pool = record.pool else {
      let cluster = self[record.cluster]
      return OperationAnswer(
        provisioningState: cluster.provisioningState, powerState: cluster.powerState, count: nil)
    }
    return OperationAnswer(
      provisioningState: self[pool].provisioningState, powerState: self[pool].powerState,
      count: record.kind == .stopPool ? 0 : self[pool].count)
  }
}
