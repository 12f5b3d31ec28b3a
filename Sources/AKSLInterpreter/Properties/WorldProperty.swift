import AKSModel

/// A bare word that reads the world itself.
enum WorldProperty: String, CaseIterable, Sendable {
  case now, elapsed, pools, clusters, nodes, operations, cost, workloads

  var type: StaticType {
    switch self {
    case .now: StaticType(.instant)
    case .elapsed: StaticType(.duration)
    case .pools: StaticType(.list, of: .pool)
    case .clusters: StaticType(.list, of: .cluster)
    case .nodes: StaticType(.nodes)
    case .operations: StaticType(.list, of: .operation)
    case .cost: StaticType(.cost)
    case .workloads: StaticType(.list, of: .workload)
    }
  }

  /// Its place in `allCases`.
  var number: Int8 { Int8(Self.allCases.firstIndex(of: self) ?? 0) }

  /// One line for `help`.
  var summary: String {
    switch self {
    case .now: "the simulated time, as an instant"
    case .elapsed: "the simulated time since the world began, as a duration"
    case .pools: "the pools of the current cluster"
    case .clusters: "all clusters"
    case .nodes: "the nodes of all clusters"
    case .cost: "what everything has cost since the world began, and costs now"
    case .workloads: "the workloads of the current cluster"
    case .operations: "all operations that were accepted, the oldest first"
    }
  }

  func read(_ world: World, _ arena: inout Arena) -> Value {
    let simulation = world.simulation
    switch self {
    case .now: return .instant(simulation.now)
    case .elapsed: return .duration(simulation.now - .start)
    case .pools:
      guard let cluster = world.currentCluster, simulation.exists(cluster) else { return arena.list([]) }
      return arena.list(simulation.pools(of: cluster).map { .pool($0) })
    case .workloads:
      guard let cluster = world.currentCluster else { return arena.list([]) }
      return arena.list(simulation.workloads(of: cluster).map { .workload($0) })
    case .clusters: return arena.list(simulation.clusters.map { .cluster($0) })
    case .nodes: return Value(.nodesOfWorld, 0)
    case .cost: return Value(.costOfWorld, 0)
    case .operations: return arena.list(simulation.operations.map { .operation($0.id) })
    }
  }
}
