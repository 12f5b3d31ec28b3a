import AKSModel
import AzureCLI

/// What a snapshot holds: the simulated world, the session's place in it, and schedules with their programs.
struct World: Sendable {
  var simulation: Simulation
  /// Where in its log things stand, as far as somebody has asked.
  var index = EventIndex()
  /// The cluster that bare pool names belong to.
  var currentCluster: ClusterID?
  var tasks = TaskBook()
  var calendar = WorldCalendar()
  /// What az knows of the subscription beyond its clusters.
  var subscription = AzureSubscription()
  /// What became of the bodies that it was made from, if it was.
  var importReport: ImportReport?
  /// How many instants have passed at which something was due.
  var instantCount = 0
  /// What was done to it.
  var history: History

  /// A world that begins as it is.
  ///
  /// `beginning` says the same where it need not be kept.
  init(simulation: Simulation, currentCluster: ClusterID?, beginning: History.Beginning? = nil) {
    self.simulation = simulation
    self.currentCluster = currentCluster
    history = History(from: beginning ?? .other(simulation))
  }

  /// When the next thing is due, in the model or of a schedule.
  var nextInstant: Instant? {
    guard let task = tasks.nextInstant else { return simulation.nextInstant }
    return simulation.nextInstant.map { min($0, task) } ?? task
  }

  /// Sets the date of day 1, in days since 1970-01-01.
  mutating func begin(onDay day: Int64, seed: UInt64 = 0) {
    calendar.firstDay = day
    simulation.settings.seed = seed
    simulation.settings.epoch = day * 86_400
  }

  /// The small world in which every session starts.
  static var sandbox: World {
    let simulation = Simulation.sandbox()
    return World(simulation: simulation, currentCluster: simulation.clusters.first, beginning: .sandbox)
  }

  /// A subscription without anything in it, and a fresh clock.
  static var empty: World { World(simulation: Simulation(), currentCluster: nil, beginning: .empty) }

  /// The resource that a bare word names: a pool of the current cluster, else a cluster, else a workload of
  /// the current cluster.
  func resource(named name: String) -> Value? {
    if let cluster = currentCluster, simulation.exists(cluster),
      let pool = simulation.pool(named: name, in: cluster)
    {
      return .pool(pool)
    }
    if let cluster = simulation.cluster(named: name) { return .cluster(cluster) }
    return currentCluster.flatMap { simulation.workload(named: name, in: $0) }.map { .workload($0) }
  }

  /// The resource at a path: `dev/3`, `prod/web`, `prod/web/3`.
  func resource(at path: [String]) -> Value? {
    let pool: PoolID?
    let rest: ArraySlice<String>
    if let cluster = simulation.cluster(named: path[0]), path.count == 3 || Int(path[1]) == nil {
      pool = simulation.pool(named: path[1], in: cluster)
      rest = path.dropFirst(2)
    } else if let cluster = currentCluster, simulation.exists(cluster), path.count == 2 {
      pool = simulation.pool(named: path[0], in: cluster)
      rest = path.dropFirst(1)
    } else {
      return nil
    }
    guard let pool else { return nil }
    guard let last = rest.first else { return .pool(pool) }
    guard let index = Int(last) else { return nil }
    return simulation.node(index: index, of: pool).map {
      .node(of: pool, instance: simulation[$0].instance)
    }
  }

  /// The pool of these names, if it is there.
  func pool(at target: PoolTarget) -> PoolID? {
    simulation.cluster(named: target.cluster).flatMap { simulation.pool(named: target.pool, in: $0) }
  }

  /// The node that a value names, if it is there.
  func node(_ value: Value) -> NodeID? {
    guard simulation.exists(value.nodePool) else { return nil }
    return simulation.node(index: Int(value.nodeInstance), of: value.nodePool)
  }

  /// What a value of another course of events is called here: the resource of the same name, or `gone`.
  func counterpart(of value: Value, in old: World) -> Value {
    func cluster(_ id: ClusterID) -> ClusterID? {
      simulation.cluster(named: old.simulation[id].name)
    }
    func pool(_ id: PoolID) -> PoolID? {
      guard let cluster = cluster(old.simulation[id].cluster) else { return nil }
      return simulation.pool(named: old.simulation[id].name, in: cluster)
    }
    let gone = Value(.gone, 0)
    switch value.tag {
    case .cluster: return cluster(ClusterID(bits: value.unsigned)).map { .cluster($0) } ?? gone
    case .pool: return pool(PoolID(bits: value.unsigned)).map { .pool($0) } ?? gone
    case .nodesOfCluster:
      return cluster(ClusterID(bits: value.unsigned))
        .map { Value(.nodesOfCluster, Int64(bitPattern: $0.bits)) } ?? gone
    case .nodesOfPool:
      return pool(PoolID(bits: value.unsigned))
        .map { Value(.nodesOfPool, Int64(bitPattern: $0.bits)) } ?? gone
    case .costOfCluster:
      return cluster(ClusterID(bits: value.unsigned))
        .map { Value(.costOfCluster, Int64(bitPattern: $0.bits)) } ?? gone
    case .costOfPool:
      return pool(PoolID(bits: value.unsigned))
        .map { Value(.costOfPool, Int64(bitPattern: $0.bits)) } ?? gone
    case .node:
      return pool(value.nodePool).map { .node(of: $0, instance: UInt32(value.nodeInstance)) } ?? gone
    case .workload:
      let workload = old.simulation[WorkloadID(bits: value.unsigned)]
      return cluster(workload.cluster).flatMap { simulation.workload(named: workload.name, in: $0) }
        .map { .workload($0) } ?? gone
    // Nothing tells pods of two courses of events apart.
    case .pod: return gone
    case .costOfNode:
      return pool(value.nodePool).map {
        Value(.costOfNode, Value.node(of: $0, instance: UInt32(value.nodeInstance)).bits)
      } ?? gone
    case .operation:
      let id = OperationID(bits: value.unsigned)
      guard Int(id.index) < old.simulation.operations.count, Int(id.index) < simulation.operations.count,
        old.simulation[id].kind == simulation[id].kind, old.simulation[id].accepted == simulation[id].accepted
      else { return gone }
      return value
    default: return value
    }
  }

  /// The names of everything that a bare word could name, for suggestions.
  var resourceNames: [String] {
    var names: [String] = []
    if let cluster = currentCluster, simulation.exists(cluster) {
      names += simulation.pools(of: cluster).map { simulation[$0].name }
      names += simulation.workloads(of: cluster).map { simulation[$0].name }
    }
    return names + simulation.clusters.map { simulation[$0].name }
  }
}
