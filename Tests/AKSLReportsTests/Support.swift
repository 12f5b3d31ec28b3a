import AKSLLanguage
import AKSLReports
import Testing

@testable import AKSLInterpreter
@testable import AKSModel

/// What a reporter wrote, in order, with the standard error marked.
struct Page {
  private(set) var output = ""
  private(set) var errors = ""

  /// The text of some events.
  init(_ reporter: some Reporter, _ events: [RunEvent], finishing: Bool = false) {
    var reporter = reporter
    var output = ""
    var errors = ""
    for event in events {
      reporter.report(event) { stream, text in
        if stream == .output { output += text } else { errors += text }
      }
    }
    if finishing {
      reporter.finish { stream, text in
        if stream == .output { output += text } else { errors += text }
      }
    }
    self.output = output
    self.errors = errors
  }
}

extension RunEvent {
  /// An event at some second of the first day.
  init(_ kind: Kind, at seconds: Int64 = 0, _ place: Place? = nil) {
    self.init(at: Instant(milliseconds: seconds * 1000), place: place, kind: kind)
  }
}

extension Place {
  /// The first occurrence of a piece of a source.
  init(_ piece: String, in source: SourceText) throws {
    self.init(source: source, range: try SourceRange(piece, in: source))
  }
}

extension SourceRange {
  /// The first occurrence of a piece of a source.
  init(_ piece: String, in source: SourceText) throws {
    let bytes = Array(piece.utf8)
    let start = try #require(source.bytes.indices.first { source.bytes[$0...].starts(with: bytes) })
    self.init(start: UInt32(start), end: UInt32(start + bytes.count))
  }
}

extension OperationReport {
  /// A report on the pool `dev` of the cluster `sandbox`, or on the cluster itself.
  init(
    _ kind: OperationKind, on pool: AgentPool? = .dev(), of cluster: ManagedCluster = .named("sandbox"),
    took seconds: Int64? = 78, status: OperationStatus = .succeeded, previousCount: Int? = nil,
    created: Int = 0, started: Int = 0, deallocated: Int = 0, deleted: Int = 0
  ) {
    var record = OperationRecord(
      id: OperationID(index: 0), kind: kind, cluster: ClusterID(index: 0),
      pool: pool.map { _ in PoolID(index: 0) }, origin: 0, accepted: .start)
    record.status = seconds == nil ? .inProgress : status
    record.ended = seconds.map { Instant(milliseconds: $0 * 1000) }
    record.expectedEnd = Instant(milliseconds: 78_000)
    record.created = created
    record.started = started
    record.deallocated = deallocated
    record.deleted = deleted
    self.init(record: record, cluster: cluster, pool: pool, previousCount: previousCount)
  }
}

extension ManagedCluster {
  /// A running cluster.
  static func named(_ name: String) -> ManagedCluster {
    var cluster = ManagedCluster(
      name: name, resourceGroup: "sandbox-rg", location: "eastus", kubernetesVersion: "1.33",
      currentKubernetesVersion: "1.33.2", tier: .free)
    cluster.provisioningState = .succeeded
    return cluster
  }
}

extension AgentPool {
  /// A pool in some state.
  static func dev(
    name: String = "dev", _ power: PowerState = .running, _ state: ProvisioningState = .succeeded,
    count: Int = 10, startCount: Int? = nil, _ nodes: [NodeState: Int] = [.running: 10]
  ) -> AgentPool {
    var pool = AgentPool(
      cluster: ClusterID(index: 0), name: name, vmSize: "Standard_DS2_v2", osType: .linux,
      osDiskType: .managed, osDiskSizeGB: 128, maxPods: 110, orchestratorVersion: "1.33",
      currentOrchestratorVersion: "1.33.2")
    pool.powerState = power
    pool.provisioningState = state
    pool.count = count
    pool.startCount = startCount
    for (state, count) in nodes { pool.nodeCounts[state] = count }
    return pool
  }
}

extension ScenarioIdentity {
  /// A scenario of a source that does not matter.
  static func named(_ name: String, tags: [String] = []) -> ScenarioIdentity {
    let source = SourceText(name: "a.aksl", "scenario")
    let place = Place(source: source, range: SourceRange(start: 0, end: 8))
    return ScenarioIdentity(place: place, title: name, row: nil, tags: tags)
  }
}
