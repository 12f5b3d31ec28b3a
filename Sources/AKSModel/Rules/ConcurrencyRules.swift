/// One thing at a time: one operation a pool, one a cluster, and none of the one kind beside the other
/// (C1).
///
/// Operations of different pools may overlap (9.6).
enum ConcurrencyRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "C3", "Once a deletion has begun, nothing but deletion is allowed.",
      source: "Azure support article: delete operation in progress", .exact, check: deletion),
    Rule(
      "C2", "While an operation is in progress on a pool or its cluster, another one is refused.",
      source: "AKS article aks-pending-operation; issues of Azure/AKS", .exact, check: progress),
    Rule(
      "9.6", "Operations of different pools of a cluster may overlap.",
      source: "the texts of C2 name a pool as what blocks", .inferred, check: otherPools),
    Rule(
      "C6", "An operation that has ended cannot be aborted; where there was none, there is nothing to do.",
      source: "AKS article manage-abort-operations", .exact, check: abort),
  ]

  @Sendable private static func deletion(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let cluster = request.cluster, request.kind != .deleteCluster else { return }
    let isOfPool = request.operation.poolName != nil
    let deletion: OperationID?
    let deleting: Refusal.ResourceWord
    if world[cluster].provisioningState == .deleting {
      deletion = world[cluster].activeOperation
      deleting = .cluster
    } else if let pool = request.pool, world[pool].provisioningState == .deleting {
      deletion = world[pool].activeOperation
      deleting = .pool
    } else {
      return
    }
    guard let deletion, request.kind != .deletePool else { return }
    let accepted = world[deletion].accepted
    throw .deletionStarted(
      attempt: request.activity, on: isOfPool ? .pool : .cluster, deleting: deleting,
      started: world.unixTime(of: accepted), elapsed: world.now - accepted)
  }

  @Sendable private static func progress(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let cluster = request.cluster, request.kind != .createCluster else { return }
    // A deletion takes the place of what is at work (C4).
    guard request.kind != .deleteCluster else { return }
    if let operation = request.operationToAbort(world), world[operation].aborted == nil { return }
    let clusterState = world[cluster].provisioningState
    // What is being deleted is the matter of C3.
    if let active = world[cluster].activeOperation, clusterState != .deleting {
      if request.kind == .startCluster {
        let accepted = world[active].accepted
        throw .startWhileBusy(
          clusterState, world[cluster].powerState, started: world.unixTime(of: accepted),
          elapsed: world.now - accepted)
      }
      throw .operationInProgress(clusterState)
    }
    guard request.operation.poolName == nil else {
      guard request.kind != .deletePool, let pool = request.pool, world[pool].activeOperation != nil,
        world[pool].provisioningState != .deleting
      else { return }
      throw .poolOperationInProgress(pool: world[pool].name, world[pool].provisioningState)
    }
    guard clusterState != .deleting, !request.isAbort else { return }
    for pool in world.pools(of: cluster) where world[pool].activeOperation != nil {
      throw .clusterBlockedByPool(pool: world[pool].name, world[pool].provisioningState)
    }
  }

  /// Only where a session has chosen that pools wait for each other.
  @Sendable private static func otherPools(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard world.settings.poolOperations == .exclusive, request.operation.poolName != nil, !request.isAbort,
      let cluster = request.cluster, world[cluster].activeOperation == nil
    else { return }
    for pool in world.pools(of: cluster) where pool != request.pool && world[pool].activeOperation != nil {
      throw .otherPoolInProgress(pool: world[pool].name, world[pool].provisioningState)
    }
  }

  @Sendable private static func abort(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard request.isAbort, request.operationToAbort(world) == nil, let cluster = request.cluster else {
      return
    }
    let last = request.pool.map { world.lastOperation(of: $0) } ?? world.lastOperation(of: cluster)
    guard let last, last.status != .inProgress else { return }
    throw .operationHasEnded(
      request.pool == nil ? .cluster : .pool, request.pool.map { world[$0].name } ?? world[cluster].name)
  }
}
