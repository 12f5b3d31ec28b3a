/// The count of a pool by itself.
enum CountRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "L1", "A pool's count is 0 to 1000 in mode User and 1 to 1000 in mode System.",
      source: "azure-mgmt-containerservice, AgentPool.count", .exact, check: count),
    Rule(
      "L6", "A system pool has at least one node.",
      source: "recordings of Azure/azure-cli; AKS article use-system-pools", .exact,
      check: systemPoolMinimum),
  ]

  @Sendable private static func count(_ request: Request, _ world: Simulation) throws(Refusal) {
    for wanted in request.wantedPools {
      guard let count = wanted.properties.count else { continue }
      guard (0...Limits.nodesPerPool).contains(count) else {
        throw .countOutOfRange(count: count, minimum: wanted.mode(world) == .system ? 1 : 0)
      }
    }
  }

  @Sendable private static func systemPoolMinimum(_ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    for wanted in request.wantedPools where wanted.mode(world) == .system {
      if wanted.properties.count == 0 || lastingCount(of: wanted, world) == 0 {
        throw .countOutOfRange(count: 0, minimum: 1)
      }
    }
    guard let pool = request.pool, case .deleteMachines(_, let names) = request.operation,
      world[pool].mode == .system
    else { return }
    let going = world.nodes(of: pool).count { world.isCounted($0) && world.isNamed($0, names) }
    if going > 0, world[pool].count <= going { throw .countOutOfRange(count: 0, minimum: 1) }
  }

  /// How many nodes the pool would have; nil where the request leaves that alone.
  private static func lastingCount(of wanted: WantedPool, _ world: Simulation) -> Int64? {
    guard let id = wanted.pool, world[id].powerState == .stopped else {
      return wanted.properties.count ?? wanted.pool.map { Int64(world[$0].count) }
    }
    // It stopped with its cluster.
    if world[id].mode == .system { return wanted.properties.count }
    // It becomes one as it starts (S2m).
    let isHeard = world.settings.requestCount == .used
    return (isHeard ? wanted.properties.count : nil) ?? world[id].startCount.map { Int64($0) }
  }
}

extension Request {
  /// The count that the request names.
  var count: Int64? { poolProperties?.count ?? clusterProperties?.nodeCount }

  /// The mode that the pool would have; nil for operations without one.
  func mode(_ world: Simulation) -> PoolMode? { wantedPools.first?.mode(world) }
}
