import AKSModel
import Testing

/// What can be read of a world, built from its events alone.
struct Replay {
  struct Cluster: Equatable {
    var provisioningState = ProvisioningState.creating
    var powerState = PowerState.running
  }

  struct Pool: Equatable {
    var provisioningState = ProvisioningState.creating
    var powerState = PowerState.running
    var count = 0
    var startCount: Int?
    var mode = PoolMode.user
    var scaleDownMode = ScaleDownMode.delete
    var provisioningError: OperationError?
    /// By instance index.
    var cordoned: Set<UInt32> = []
    /// By instance index.
    var nodes: [UInt32: NodeState] = [:]
  }

  private var clusters: [ClusterID: Cluster] = [:]
  private var pools: [PoolID: Pool] = [:]
  private var statuses: [OperationID: OperationStatus] = [:]
  private var applied: Int

  /// Begins at a world as it is.
  init(_ world: Simulation) {
    applied = world.events.count
    for cluster in world.clusters {
      clusters[cluster] = Self.read(cluster, world)
      for pool in world.pools(of: cluster) { pools[pool] = Self.read(pool, world) }
    }
    for operation in world.operations { statuses[operation.id] = operation.status }
  }

  private static func read(_ id: ClusterID, _ world: Simulation) -> Cluster {
    Cluster(provisioningState: world[id].provisioningState, powerState: world[id].powerState)
  }

  private static func read(_ id: PoolID, _ world: Simulation) -> Pool {
    let pool = world[id]
    var nodes: [UInt32: NodeState] = [:]
    for node in world.nodes(of: id) { nodes[world[node].instance] = world[node].state }
    return Pool(
      provisioningState: pool.provisioningState, powerState: pool.powerState, count: pool.count,
      startCount: pool.startCount, mode: pool.mode, scaleDownMode: pool.scaleDownMode,
      provisioningError: pool.provisioningError,
      cordoned: Set(world.nodes(of: id).filter { world[$0].isCordoned }.map { world[$0].instance }),
      nodes: nodes)
  }

  /// Applies the events that came since, each of which must begin where the last one ended.
  mutating func catchUp(with world: Simulation, _ comment: Comment) throws {
    while applied < world.events.count {
      let event = world.events[applied]
      if !apply(event) { try #require(Bool(false), "\(comment): \(event)") }
      applied += 1
    }
    try #require(Set(clusters.keys) == Set(world.clusters), comment)
    for cluster in world.clusters {
      try #require(clusters[cluster] == Self.read(cluster, world), comment)
    }
    let existing = world.clusters.flatMap { world.pools(of: $0) }
    try #require(Set(pools.keys) == Set(existing), comment)
    for pool in existing { try #require(pools[pool] == Self.read(pool, world), comment) }
    for operation in world.operations.suffix(20) {
      try #require(statuses[operation.id] == operation.status, comment)
    }
  }

  /// False if the value was not what the event says it was.
  private mutating func apply(_ event: ModelEvent) -> Bool {
    switch event.change {
    case .operationAccepted:
      guard let operation = event.operation else { return false }
      return statuses.updateValue(.inProgress, forKey: operation) == nil
    case .operationEnded(let status, _):
      guard let operation = event.operation else { return false }
      return statuses.updateValue(status, forKey: operation) == .inProgress
    case .clusterAppeared(let id): return clusters.updateValue(Cluster(), forKey: id) == nil
    case .clusterGone(let id): return clusters.removeValue(forKey: id) != nil
    case .clusterProvisioningState(let id, let from, let to):
      return replace(&clusters[id, default: .init()].provisioningState, from, to)
    case .clusterPowerState(let id, let from, let to):
      return replace(&clusters[id, default: .init()].powerState, from, to)
    case .poolAppeared(let id): return pools.updateValue(Pool(), forKey: id) == nil
    case .poolGone(let id): return pools.removeValue(forKey: id)?.nodes.isEmpty == true
    case .poolProvisioningState(let id, let from, let to):
      return replace(&pools[id, default: .init()].provisioningState, from, to)
    case .poolPowerState(let id, let from, let to):
      return replace(&pools[id, default: .init()].powerState, from, to)
    case .poolCount(let id, let from, let to):
      return replace(&pools[id, default: .init()].count, Int(from), Int(to))
    case .poolStartCount(let id, let from, let to):
      return replace(
        &pools[id, default: .init()].startCount, from.map { Int($0) }, to.map { Int($0) })
    case .poolScaleDownMode(let id, let from, let to):
      return replace(&pools[id, default: .init()].scaleDownMode, from, to)
    case .poolMode(let id, let from, let to):
      return replace(&pools[id, default: .init()].mode, from, to)
    case .poolProvisioningError(let id, let from, let to):
      return replace(&pools[id, default: .init()].provisioningError, from, to)
    case .faultBegan, .faultEnded: return true
    case .nodeReport(_, let pool, let instance, _):
      return pools[pool, default: .init()].nodes[instance] != nil
    case .nodeCordon(_, let pool, let instance, let isCordoned):
      return isCordoned
        ? pools[pool, default: .init()].cordoned.insert(instance).inserted
        : pools[pool, default: .init()].cordoned.remove(instance) != nil
    case .nodeAppeared(_, let pool, let instance):
      return replace(&pools[pool, default: .init()].nodes[instance], nil, .creating)
    case .nodeState(_, let pool, let instance, let from, let to):
      return replace(&pools[pool, default: .init()].nodes[instance], from, to)
    case .nodeGone(_, let pool, let instance):
      pools[pool, default: .init()].cordoned.remove(instance)
      return pools[pool, default: .init()].nodes.removeValue(forKey: instance) != nil
    }
  }

  private func replace<Value: Equatable>(_ value: inout Value, _ from: Value, _ to: Value) -> Bool {
    defer { value = to }
    return value == from && from != to
  }
}
