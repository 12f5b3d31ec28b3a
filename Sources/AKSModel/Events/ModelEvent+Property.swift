extension ModelEvent.Change {
  /// What it is a change of; nil for operations and faults.
  package var subject: EventIndex.Subject? {
    switch self {
    case .operationAccepted, .operationEnded, .faultBegan, .faultEnded, .autoscaler: nil
    case .workloadAppeared(let id), .workloadReplicas(let id, _, _), .workloadChanged(let id),
      .workloadGone(let id), .podAppeared(_, let id), .podBound(_, let id, _), .podReady(_, let id),
      .podUnready(_, let id), .podGone(_, let id, _):
      .workload(id)
    case .clusterAppeared(let id), .clusterGone(let id), .clusterProvisioningState(let id, _, _),
      .clusterPowerState(let id, _, _), .clusterField(let id, _, _, _):
      .cluster(id)
    case .poolAppeared(let id), .poolGone(let id), .poolProvisioningState(let id, _, _),
      .poolPowerState(let id, _, _), .poolCount(let id, _, _), .poolStartCount(let id, _, _),
      .poolScaleDownMode(let id, _, _), .poolMode(let id, _, _), .poolProvisioningError(let id, _, _),
      .poolField(let id, _, _, _):
      .pool(id)
    case .nodeAppeared(_, let pool, let instance), .nodeState(_, let pool, let instance, _, _),
      .nodeCordon(_, let pool, let instance, _), .nodeReport(_, let pool, let instance, _),
      .nodeGone(_, let pool, let instance), .nodeSoftware(_, let pool, let instance, _, _):
      .node(pool, instance: instance)
    }
  }

  /// The ARM name of the property, or `appeared`, `gone`; nil where a name says too little: for operations, faults,
  /// what Kubernetes reports, and the software of nodes.
  package var property: String? {
    switch self {
    case .operationAccepted, .operationEnded, .faultBegan, .faultEnded, .nodeReport, .nodeSoftware,
      .autoscaler:
      nil
    case .workloadAppeared, .podAppeared: "appeared"
    case .workloadGone, .podGone: "gone"
    case .workloadReplicas: "replicas"
    case .workloadChanged: "template"
    case .podBound: "node"
    case .podReady: "ready"
    case .podUnready: "unready"
    case .clusterAppeared, .poolAppeared, .nodeAppeared: "appeared"
    case .clusterGone, .poolGone, .nodeGone: "gone"
    case .clusterProvisioningState, .poolProvisioningState: "provisioningState"
    case .clusterPowerState, .poolPowerState: "powerState"
    case .clusterField(_, let field, _, _): field.rawValue
    case .poolField(_, let field, _, _): field.rawValue
    case .poolCount: "count"
    case .poolStartCount: "startCount"
    case .poolScaleDownMode: "scaleDownMode"
    case .poolMode: "mode"
    case .poolProvisioningError: "provisioningError"
    case .nodeState: "state"
    case .nodeCordon: "cordoned"
    }
  }
}
