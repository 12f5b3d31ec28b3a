/// What must be there, and what must not.
enum ExistenceRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "O6", "A request about a cluster or pool that does not exist is answered with 404.",
      source: "recordings of Azure/azure-cli", .exact, check: exists),
    Rule(
      "M7", "Pools are not added through the PUT of a cluster.",
      source: "issues of Azure/AKS", .exact, check: profiles),
  ]

  @Sendable private static func exists(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard request.kind != .createCluster else { return }
    let name = request.operation.clusterName
    guard request.cluster != nil else {
      throw .clusterNotFound(cluster: name, resourceGroup: nil)
    }
    // A PUT makes a pool that is missing, but a stop or a start of one can't mean that.
    guard let pool = request.operation.poolName else { return }
    if let id = request.pool {
      guard case .deleteMachines(_, let names) = request.operation else { return }
      let nodes = world.nodes(of: id)
      for name in names where !nodes.contains(where: { world.isNamed($0, [name]) }) {
        throw .machineNotFound(machine: name, pool: world[id].name)
      }
      return
    }
    let properties = request.poolProperties
    let isMade =
      request.kind == .addPool && properties?.powerState != .stopped
      && (properties?.powerState == nil || properties?.isWholeObject == true)
    guard isMade else { throw .poolNotFound(pool: pool, cluster: name) }
  }

  @Sendable private static func profiles(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let cluster = request.cluster, let profiles = request.clusterProperties?.agentPoolProfiles,
      profiles.contains(where: { world.pool(named: $0.name, in: cluster) == nil })
    else { return }
    throw .newPoolInCluster
  }
}
