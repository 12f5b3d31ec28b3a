import AKSLJSON
import AKSModel

/// A cluster as its body says it, before the parts of it are looked at together.
struct ClusterDraft: Sendable {
  var cluster = AdoptedCluster(name: "")
  var path: ResourcePath?
  var powerState: PowerState?
  /// A plain string in ARM (PS1).
  var provisioningState: String?
  var pools: [PoolDraft] = []
  /// How `save world` says that it was called.
  var alias: String?
  /// Only its pools were given.
  var isMadeUp = false
  let node: JSONNode

  /// Empty: nothing says it.
  var name: String { cluster.name.isEmpty ? path?.cluster ?? "" : cluster.name }
  /// The id says it best.
  var resourceGroup: String {
    path?.resourceGroup ?? cluster.properties.resourceGroup ?? Defaults.resourceGroup
  }
}

/// A pool as its body says it.
struct PoolDraft: Sendable {
  var pool = AdoptedPool(name: "")
  var path: ResourcePath?
  /// As az adds it.
  var resourceGroup: String?
  var provisioningState: String?
  var errorCode: String?
  var errorMessage: String?
  /// Why it cannot be taken, where Azure knows a kind of pool that this model doesn't.
  var leftOutBecause: String?
  /// The kind of its operating system, where this model has only a like one.
  var otherSKU: String?
  // What only `save world` writes.
  var startCount: Int64?
  var stoppedWithCluster: Bool?
  var running: String?
  var deallocated: String?
  var cordoned: String?
  let node: JSONNode

  init(_ node: JSONNode) { self.node = node }
}

/// What an id of ARM names: a cluster, or a pool of one.
struct ResourcePath: Hashable, Sendable {
  let subscription: String
  let resourceGroup: String
  let cluster: String
  let pool: String?

  /// Reads an id, whose fixed parts are compared without case (R1); nil: it is another one.
  init?(_ id: String) {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 9 || parts.count == 11, parts.allSatisfy({ $0.utf8.count <= 200 }) else {
      return nil
    }
    let fixed = [
      0: "", 1: "subscriptions", 3: "resourcegroups", 5: "providers", 6: "microsoft.containerservice",
      7: "managedclusters", 9: "agentpools",
    ]
    for (place, word) in fixed where place < parts.count && parts[place].lowercased() != word { return nil }
    guard [2, 4, 8].allSatisfy({ !parts[$0].isEmpty }) else { return nil }
    (subscription, resourceGroup, cluster) = (parts[2], parts[4], parts[8])
    pool = parts.count == 11 ? parts[10] : nil
  }

  /// The same for all spellings of one cluster.
  var clusterKey: String { "\(subscription)/\(resourceGroup)/\(cluster)".lowercased() }
}

/// Instance indices as a text: `0-4,7`.
enum InstanceRanges {
  /// Of a world at rest; nil: as everybody would think.
  static func text(of state: NodeState, _ id: PoolID, _ simulation: Simulation) -> String? {
    let pool = simulation[id]
    let instances = simulation.nodes(of: id).map { simulation[$0] }.filter { $0.settledState == state }
      .map(\.instance)
    // Where there may be deallocated nodes, it is said that there are none.
    if state == .deallocated, pool.scaleDownMode == .deallocate { return text(instances) }
    let usual = state == .running ? 0..<UInt32(pool.count) : 0..<0
    return instances.elementsEqual(usual) ? nil : text(instances)
  }

  /// nil: none is.
  static func text(ofCordoned id: PoolID, _ simulation: Simulation) -> String? {
    let nodes = simulation.nodes(of: id).map { simulation[$0] }
    let instances = nodes.filter { $0.isCordoned && [.running, .deallocated].contains($0.settledState) }
    return instances.isEmpty ? nil : text(instances.map(\.instance))
  }

  private static func text(_ instances: [UInt32]) -> String {
    var ranges: [ClosedRange<UInt32>] = []
    for instance in instances {
      if let last = ranges.last, last.upperBound &+ 1 == instance {
        ranges[ranges.count - 1] = last.lowerBound...instance
      } else {
        ranges.append(instance...instance)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }

  /// The indices in rising order, each once; nil: it is no such text, or it names more than a pool has.
  static func instances(_ text: String) -> [UInt32]? {
    if text.isEmpty { return [] }
    let limit = UInt32(Limits.nodesPerPool)
    var instances: [UInt32] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { UInt32($0) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        first <= last, last < 1_000_000_000, last - first < limit,
        instances.last.map({ $0 < first }) ?? true
      else { return nil }
      instances += first...last
      if instances.count > limit { return nil }
    }
    return instances
  }
}
