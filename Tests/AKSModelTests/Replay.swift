import Testing

@testable import AKSModel

/// What can be read of a world, built from its events alone.
struct Replay {
  struct Cluster: Equatable {
    var provisioningState = ProvisioningState.creating
    var powerState = PowerState.running
    var revision: UInt32 = 0
    var fields: [ClusterField: FieldValue] = [
      .tier: ClusterTier.free.fieldValue, .upgradeChannel: UpgradeChannel.none.fieldValue,
      .nodeOSUpgradeChannel: NodeOSUpgradeChannel.nodeImage.fieldValue,
      .nodeProvisioningMode: NodeProvisioningMode.manual.fieldValue,
      .supportPlan: SupportPlan.kubernetesOfficial.fieldValue,
    ]
  }

  struct Node: Equatable {
    var state = NodeState.creating
    var software: NodeSoftware
  }

  struct Pool: Equatable {
    var provisioningState = ProvisioningState.creating
    var powerState = PowerState.running
    var count = 0
    var startCount: Int?
    var mode = PoolMode.user
    var scaleDownMode = ScaleDownMode.delete
    var provisioningError: OperationError?
    var cordoned: Set<UInt32> = []
    var cluster: ClusterID?
    var revision: UInt32 = 0
    var fields: [PoolField: FieldValue] = [
      .enableAutoScaling: .flag(false), .osSKU: OSSKU.ubuntu.fieldValue, .maxSurge: .percentage(10),
      .maxUnavailable: .number(0),
    ]
    /// By instance index.
    var nodes: [UInt32: Node] = [:]
  }

  private var load: LoadReplay
  private var clusters: [ClusterID: Cluster] = [:]
  private var pools: [PoolID: Pool] = [:]
  private var statuses: [OperationID: OperationStatus] = [:]
  private var applied: Int

  /// Begins at a world as it is.
  init(_ world: Simulation) {
    applied = world.events.count
    load = LoadReplay(world)
    for cluster in world.clusters {
      clusters[cluster] = Self.read(cluster, world)
      for pool in world.pools(of: cluster) { pools[pool] = Self.read(pool, world) }
    }
    for operation in world.operations { statuses[operation.id] = operation.status }
  }

  private static func read(_ id: ClusterID, _ world: Simulation) -> Cluster {
    Cluster(
      provisioningState: world[id].provisioningState, powerState: world[id].powerState,
      revision: world[id].revision,
      fields: Dictionary(
        uniqueKeysWithValues: ClusterField.allCases.map { ($0, world.value(of: $0, of: id)) }
          .filter { $0.1 != .absent }))
  }

  private static func read(_ id: PoolID, _ world: Simulation) -> Pool {
    let pool = world[id]
    var nodes: [UInt32: Node] = [:]
    for node in world.nodes(of: id) {
      nodes[world[node].instance] = Node(state: world[node].state, software: world[world[node].software])
    }
    return Pool(
      provisioningState: pool.provisioningState, powerState: pool.powerState, count: pool.count,
      startCount: pool.startCount, mode: pool.mode, scaleDownMode: pool.scaleDownMode,
      provisioningError: pool.provisioningError,
      cordoned: Set(world.nodes(of: id).filter { world[$0].isCordoned }.map { world[$0].instance }),
      cluster: pool.cluster, revision: pool.revision,
      fields: Dictionary(
        uniqueKeysWithValues: PoolField.allCases.map { ($0, world.value(of: $0, of: id)) }
          .filter { $0.1 != .absent }),
      nodes: nodes)
  }

  /// Applies the events that came since, each of which must begin where the last one ended.
  mutating func catchUp(with world: Simulation, _ comment: Comment) throws {
    while applied < world.events.count {
      let event = world.events[applied]
      if !apply(event, world) { try #require(Bool(false), "\(comment): \(event)") }
      applied += 1
    }
    try #require(Set(clusters.keys) == Set(world.clusters), comment)
    for cluster in world.clusters {
      try #require(clusters[cluster] == Self.read(cluster, world), comment)
    }
    let existing = world.clusters.flatMap { world.pools(of: $0) }
    try #require(Set(pools.keys) == Set(existing), comment)
    for pool in existing { try #require(pools[pool] == Self.read(pool, world), comment) }
    try #require(load == LoadReplay(world), comment)
    for operation in world.operations.suffix(20) {
      try #require(statuses[operation.id] == operation.status, comment)
    }
  }

  /// False if the value was not what the event says it was.
  private mutating func apply(_ event: ModelEvent, _ world: Simulation) -> Bool {
    switch event.change {
    case .operationAccepted:
      guard let operation = event.operation else { return false }
      touch(world[operation])
      return statuses.updateValue(.inProgress, forKey: operation) == nil
    case .operationEnded(let status, _):
      guard let operation = event.operation else { return false }
      touch(world[operation])
      return statuses.updateValue(status, forKey: operation) == .inProgress
    case .clusterAppeared(let id): return clusters.updateValue(Cluster(), forKey: id) == nil
    case .clusterGone(let id): return clusters.removeValue(forKey: id) != nil
    case .clusterProvisioningState(let id, let from, let to):
      return replace(&clusters[id, default: .init()].provisioningState, from, to)
    case .clusterPowerState(let id, let from, let to):
      return replace(&clusters[id, default: .init()].powerState, from, to)
    case .clusterField(let id, let field, let from, let to):
      return replaceField(&clusters[id, default: .init()].fields[field], from, to)
    case .poolAppeared(let id):
      // What is fixed when a pool is made is no matter of the log.
      return pools.updateValue(Pool(cluster: world[id].cluster), forKey: id) == nil
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
    case .autoscaler(let pool, let instance, _):
      return instance.map { pools[pool, default: .init()].nodes[$0] != nil } ?? (pools[pool] != nil)
    case .workloadAppeared, .workloadReplicas, .workloadChanged, .workloadGone, .podAppeared, .podBound,
      .podReady, .podUnready, .podGone:
      return load.apply(event.change)
    case .nodeReport(_, let pool, let instance, _):
      return pools[pool, default: .init()].nodes[instance] != nil
    case .nodeCordon(_, let pool, let instance, let isCordoned):
      return isCordoned
        ? pools[pool, default: .init()].cordoned.insert(instance).inserted
        : pools[pool, default: .init()].cordoned.remove(instance) != nil
    case .poolField(let id, let field, let from, let to):
      return replaceField(&pools[id, default: .init()].fields[field], from, to)
    case .nodeAppeared(_, let pool, let instance):
      guard let new = software(of: pool, world) else { return false }
      return replace(&pools[pool, default: .init()].nodes[instance], nil, Node(software: new))
    case .nodeState(_, let pool, let instance, let from, let to):
      guard var node = pools[pool]?.nodes[instance] else { return false }
      defer { pools[pool]?.nodes[instance] = node }
      return replace(&node.state, from, to)
    case .nodeSoftware(_, let pool, let instance, let from, let to):
      guard var node = pools[pool]?.nodes[instance] else { return false }
      defer { pools[pool]?.nodes[instance] = node }
      return replace(&node.software, world[from], world[to]) && world[to] == software(of: pool, world)
    case .nodeGone(_, let pool, let instance):
      pools[pool, default: .init()].cordoned.remove(instance)
      return pools[pool, default: .init()].nodes.removeValue(forKey: instance) != nil
    }
  }

  private func replace<Value: Equatable>(_ value: inout Value, _ from: Value, _ to: Value) -> Bool {
    defer { value = to }
    return value == from && from != to
  }

  private func replaceField(_ value: inout FieldValue?, _ from: FieldValue, _ to: FieldValue) -> Bool {
    defer { value = to == .absent ? nil : to }
    return value ?? .absent == from && from != to
  }

  /// What a new node of the pool gets, as the events say.
  private func software(of pool: PoolID, _ world: Simulation) -> NodeSoftware? {
    guard let fields = pools[pool]?.fields, case .text(let image) = fields[.nodeImageVersion],
      case .text(let version) = fields[.currentOrchestratorVersion]
    else { return nil }
    return NodeSoftware(imageVersion: world[image], orchestratorVersion: world[version])
  }

  /// The eTags that change with a write and its end.
  private mutating func touch(_ operation: OperationRecord) {
    if let pool = operation.pool {
      pools[pool]?.revision += 1
    } else {
      clusters[operation.cluster]?.revision += 1
      for id in pools.keys where pools[id]?.cluster == operation.cluster { pools[id]?.revision += 1 }
    }
  }
}
