import AKSModel
import Testing

/// The words in which these tests speak to a world.
extension Simulation {
  /// Asks for a change of a pool of the sandbox (or of another cluster).
  @discardableResult
  mutating func put(
    _ pool: String, in cluster: String = "sandbox", count: Int64? = nil, mode: PoolMode? = nil,
    vmSize: String? = nil, osType: OSType? = nil, disk: OSDiskType? = nil,
    scaleDownMode: ScaleDownMode? = nil, version: String? = nil, power: PowerState? = nil
  ) throws(Refusal) -> OperationID {
    try submit(
      .pool(
        pool, in: cluster, count: count, mode: mode, vmSize: vmSize, osType: osType, disk: disk,
        scaleDownMode: scaleDownMode, version: version, power: power))
  }

  private var hasAutoscaler: Bool {
    clusters.contains { cluster in pools(of: cluster).contains { self[$0].enableAutoScaling } }
  }

  /// Lets everything that is going on come to its end, and says how many seconds that took.
  @discardableResult
  mutating func settle() -> Double {
    let start = now
    // An autoscaler never comes to its end.
    while !hasAutoscaler || !isAtRest, advanceToNextInstant() {}
    return Double((now - start).milliseconds) / 1000
  }

  /// A new workload of the sandbox.
  mutating func load(
    _ name: String, replicas: Int, template: PodTemplate, budget: DisruptionBudget? = nil
  ) throws -> WorkloadID {
    let id = addWorkload(name, to: try id(), replicas: replicas, template: template, budget: budget)
    return try #require(id)
  }

  /// Lets so many seconds pass.
  mutating func pass(_ seconds: Int64) { advance(to: now + .seconds(seconds)) }

  /// The cluster of this name; the tests know that it is there.
  func id(_ cluster: String = "sandbox") throws -> ClusterID {
    try #require(self.cluster(named: cluster))
  }

  /// A pool of this name; the tests know that it is there.
  func pool(_ name: String, in cluster: String = "sandbox") throws -> PoolID {
    try #require(pool(named: name, in: id(cluster)))
  }

  /// `Stopping/Stopped/10`: what a GET of the pool shows.
  func get(_ name: String, in cluster: String = "sandbox") throws -> String {
    let pool = self[try pool(name, in: cluster)]
    return "\(pool.provisioningState.rawValue)/\(pool.powerState.rawValue)/\(pool.count)"
  }

  /// `5 running 5 deallocated`: the nodes of a pool.
  func nodes(_ name: String, in cluster: String = "sandbox") throws -> String {
    let counts = self[try pool(name, in: cluster)].nodeCounts
    return NodeState.allCases.filter { counts[$0] > 0 }
      .map { "\(counts[$0]) \($0.rawValue.lowercased())" }.joined(separator: " ")
  }
}

extension AKSModel.Operation {
  /// A PUT of a pool.
  static func pool(
    _ pool: String, in cluster: String = "sandbox", count: Int64? = nil, mode: PoolMode? = nil,
    vmSize: String? = nil, osType: OSType? = nil, disk: OSDiskType? = nil,
    scaleDownMode: ScaleDownMode? = nil, version: String? = nil, power: PowerState? = nil
  ) -> Self {
    var properties = AgentPoolProperties()
    properties.count = count
    properties.mode = mode
    properties.vmSize = vmSize
    properties.osType = osType
    properties.osDiskType = disk
    properties.scaleDownMode = scaleDownMode
    properties.orchestratorVersion = version
    properties.powerState = power
    return .putAgentPool(PoolTarget(cluster: cluster, pool: pool), properties)
  }

  /// A PUT of a cluster.
  static func cluster(
    _ name: String, count: Int64? = 3, vmSize: String? = nil, pool: String? = nil,
    version: String? = nil
  ) -> Self {
    var properties = ClusterProperties()
    properties.resourceGroup = "shop"
    properties.location = "eastus"
    properties.nodeCount = count
    properties.nodeVMSize = vmSize
    properties.nodepoolName = pool
    properties.kubernetesVersion = version
    return .putCluster(ClusterTarget(cluster: name), properties)
  }

  static func delete(_ pool: String, in cluster: String = "sandbox") -> Self {
    .deleteAgentPool(PoolTarget(cluster: cluster, pool: pool))
  }

  /// A PUT of a cluster with another count of one of its pools.
  static func profile(_ pool: String, of cluster: String = "sandbox", count: Int64) -> Self {
    var properties = ClusterProperties()
    var wanted = AgentPoolProperties()
    wanted.count = count
    properties.agentPoolProfiles = [AgentPoolProfile(name: pool, properties: wanted)]
    return .putCluster(ClusterTarget(cluster: cluster), properties)
  }

  /// A PUT of a cluster with another version, for these pools, too.
  static func upgrade(_ cluster: String = "sandbox", to version: String, pools: [String]) -> Self {
    var properties = ClusterProperties()
    properties.kubernetesVersion = version
    var wanted = AgentPoolProperties()
    wanted.orchestratorVersion = version
    if !pools.isEmpty {
      properties.agentPoolProfiles = pools.map { AgentPoolProfile(name: $0, properties: wanted) }
    }
    return .putCluster(ClusterTarget(cluster: cluster), properties)
  }

  static func abort(_ pool: String, in cluster: String = "sandbox") -> Self {
    .abortAgentPool(PoolTarget(cluster: cluster, pool: pool))
  }

  static func image(_ pool: String, in cluster: String = "sandbox") -> Self {
    .upgradeNodeImage(PoolTarget(cluster: cluster, pool: pool))
  }

  static let abortSandbox = Self.abortCluster(ClusterTarget(cluster: "sandbox"))
  static let stopSandbox = Self.stopCluster(ClusterTarget(cluster: "sandbox"))
  static let startSandbox = Self.startCluster(ClusterTarget(cluster: "sandbox"))
  static let deleteSandbox = Self.deleteCluster(ClusterTarget(cluster: "sandbox"))
}

/// Checks that a world refuses an operation with this text first, and that nothing changes by it.
func checkRefused(
  _ operation: AKSModel.Operation, in world: Simulation, _ status: Int, _ code: String,
  _ message: String, target: String? = nil, rule: RuleID, ours: Bool = false,
  at place: SourceLocation = #_sourceLocation
) {
  var copy = world
  do {
    _ = try copy.submit(operation)
    Issue.record("not refused", sourceLocation: place)
  } catch {
    #expect(error.message == message, sourceLocation: place)
    #expect(error.code == code, sourceLocation: place)
    #expect(error.httpStatus == status, sourceLocation: place)
    #expect(error.target == target, sourceLocation: place)
    #expect(error.rule == rule, sourceLocation: place)
    #expect(error.isOurText == ours, sourceLocation: place)
    #expect(world.refusals(of: operation).first == error, sourceLocation: place)
    #expect(RuleBook.rule(error.rule) != nil, "a rule that is listed", sourceLocation: place)
  }
  #expect(
    copy.events == world.events && copy.nextInstant == world.nextInstant, sourceLocation: place)
}
