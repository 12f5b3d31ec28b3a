import AKSModel

extension ModelEvent.Change {
  /// Whether it is a change of this resource, or of one of these nodes of a pool.
  ///
  /// Names would not do: several clusters may have pools of one name.
  func concerns(_ resource: Value) -> Bool {
    switch self {
    case .operationAccepted, .operationEnded, .faultBegan, .faultEnded: false
    case .clusterAppeared(let id), .clusterGone(let id), .clusterProvisioningState(let id, _, _),
      .clusterPowerState(let id, _, _), .clusterField(let id, _, _, _):
      resource == .cluster(id)
    case .poolAppeared(let id), .poolGone(let id), .poolProvisioningState(let id, _, _),
      .poolPowerState(let id, _, _), .poolCount(let id, _, _), .poolStartCount(let id, _, _),
      .poolScaleDownMode(let id, _, _), .poolMode(let id, _, _), .poolProvisioningError(let id, _, _),
      .poolField(let id, _, _, _):
      resource == .pool(id)
    case .nodeAppeared(_, let pool, let instance), .nodeState(_, let pool, let instance, _, _),
      .nodeCordon(_, let pool, let instance, _), .nodeReport(_, let pool, let instance, _),
      .nodeGone(_, let pool, let instance), .nodeSoftware(_, let pool, let instance, _, _):
      resource == .node(of: pool, instance: instance)
        || resource == Value(.nodesOfPool, Int64(bitPattern: pool.bits))
    }
  }
}
