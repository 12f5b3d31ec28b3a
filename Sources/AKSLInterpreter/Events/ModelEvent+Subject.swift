import AKSModel

extension ModelEvent.Change {
  /// Whether it is a change of this resource, or of one of these nodes of a pool.
  ///
  /// Names would not do: several clusters may have pools of one name.
  func concerns(_ resource: EventIndex.Subject) -> Bool {
    if case .nodes(let pool) = resource, case .node(pool, _)? = subject { return true }
    return subject == resource
  }
}

extension EventIndex.Subject {
  /// The resource, or the nodes of a pool, that a value stands for; nil for everything else.
  init?(_ value: Value) {
    switch value.tag {
    case .cluster: self = .cluster(ClusterID(bits: value.unsigned))
    case .pool: self = .pool(PoolID(bits: value.unsigned))
    case .node: self = .node(value.nodePool, instance: UInt32(value.nodeInstance))
    case .workload: self = .workload(WorkloadID(bits: value.unsigned))
    case .nodesOfPool: self = .nodes(PoolID(bits: value.unsigned))
    default: return nil
    }
  }
}
