/// What can be stopped and started, and what a stop leaves allowed.
enum PowerRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "S4c", "On a stopped cluster only a start or a delete is allowed.",
      source: "AKS article start-stop-cluster", .documented, check: stoppedCluster),
    Rule(
      "S2c", "A cluster is stopped only while it runs.",
      source: "Azure support article and issues of Azure/AKS", .exact, check: stopCluster),
    Rule(
      "S3c", "A cluster is started only while it is stopped.",
      source: "Azure support article and issues of Azure/AKS", .exact, check: startCluster),
    Rule(
      "S2n", "Neither a cluster that makes nodes by itself nor its pools can be stopped.",
      source: "MicrosoftDocs/azure-docs issue 118661; AKS article start-stop-nodepools", .exact,
      check: stopWithProvisioning),
    Rule(
      "S2",
      "A pool is stopped only if it is a user pool, runs and is Succeeded, and its cluster runs.",
      source: "AKS article start-stop-nodepools", .documented, check: stopPool),
    Rule(
      "S3", "A pool is started only if it is stopped and its cluster runs.",
      source: "AKS article start-stop-nodepools", .documented, check: startPool),
    Rule(
      "S2m", "A stopped pool cannot become a system pool, because system pools are never stopped.",
      source: "follows from S2 and L6; no source says what Azure does", .ours,
      eachPool: stoppedPoolToSystem),
    Rule(
      "S7", "The machines of a stopped pool are left as they are.",
      source: "AKS article start-stop-nodepools", .documented, check: stoppedPoolMachines),
    Rule(
      "9.4",
      "A stopped pool takes changes of its settings and keeps a count for its next start (with strict: refused).",
      source: "no source supports or excludes it", .ours, check: stoppedPoolChange),
  ]

  @Sendable private static func stoppedCluster(_ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard let cluster = request.cluster, world[cluster].powerState == .stopped else { return }
    switch request.kind {
    case .startCluster, .stopCluster, .deleteCluster, .createCluster, .abortCluster: return
    default: throw .clusterStopped(attempt: request.activity)
    }
  }

  @Sendable private static func stopCluster(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard request.kind == .stopCluster, let id = request.cluster else { return }
    let cluster = world[id]
    guard cluster.powerState == .stopped else { return }
    if let last = world.lastOperation(of: id), last.kind == .stopCluster {
      throw .clusterNotRunning(
        started: world.unixTime(of: last.accepted), elapsed: world.now - last.accepted)
    }
    // It was stopped before this world began: the older text, which names no time.
    throw .wrongPowerState(
      .cluster, attempt: .stopping, cluster.provisioningState, cluster.powerState)
  }

  @Sendable private static func startCluster(_ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard request.kind == .startCluster, let id = request.cluster else { return }
    let cluster = world[id]
    guard cluster.powerState == .stopped else {
      throw .wrongPowerState(
        .cluster, attempt: .starting, cluster.provisioningState, cluster.powerState)
    }
  }

  @Sendable private static func stopWithProvisioning(_ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard request.kind == .stopCluster || request.kind == .stopPool, let cluster = request.cluster,
      world[cluster].powerState == .running, world[cluster].nodeProvisioningMode == .auto
    else { return }
    throw .setting(.stopWithProvisioning(request.kind == .stopCluster ? .cluster : .pool))
  }

  @Sendable private static func stopPool(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard request.kind == .stopPool, let id = request.pool else { return }
    let pool = world[id]
    guard request.mode(world) == .user, pool.mode == .user else {
      throw .systemPoolStop(pool: pool.name)
    }
    guard pool.powerState == .running, pool.provisioningState == .succeeded else {
      throw .wrongPowerState(.pool, attempt: .stopping, pool.provisioningState, pool.powerState)
    }
  }

  @Sendable private static func startPool(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard request.kind == .startPool, let id = request.pool else { return }
    let pool = world[id]
    guard pool.powerState == .stopped else {
      throw .wrongPowerState(.pool, attempt: .starting, pool.provisioningState, pool.powerState)
    }
  }

  @Sendable private static func stoppedPoolToSystem(
    _ pool: PoolProspect, _ request: Request, _ world: Simulation
  ) throws(Refusal) {
    guard request.kind != .startPool, let id = pool.id, world[id].powerState == .stopped,
      world[id].mode == .user, pool.mode == .system
    else { return }
    throw .stoppedPoolToSystem(pool: world[id].name)
  }

  @Sendable private static func stoppedPoolMachines(_ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard request.kind == .deleteMachines, let id = request.pool, world[id].powerState == .stopped else {
      return
    }
    throw .stoppedPoolMachines(pool: world[id].name)
  }

  @Sendable private static func stoppedPoolChange(_ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard world.settings.strict, let id = request.pool, world[id].powerState == .stopped else { return }
    // That stopped pools are upgraded is documented (S9).
    guard request.kind == .updatePool || request.rememberedCount(world) != nil else { return }
    throw .stoppedPoolChange(pool: world[id].name)
  }
}
