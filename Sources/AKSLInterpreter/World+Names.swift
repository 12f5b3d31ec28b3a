import AKSLLanguage
import AKSModel

// How resources are called where several clusters may have pools of one name.
extension World {
  /// A pool as a script writes it: `dev`, or `prod/web` where another cluster is the current one.
  func path(of pool: PoolID) -> String {
    simulation[pool].cluster == currentCluster ? simulation[pool].name : simulation.path(of: pool)
  }

  /// The name of a resource among its like; nil for values that are none.
  func ownName(of value: Value) -> String? {
    switch value.tag {
    case .pool: simulation[PoolID(bits: value.unsigned)].name
    case .cluster: simulation[ClusterID(bits: value.unsigned)].name
    case .workload: simulation[WorkloadID(bits: value.unsigned)].name
    default: nil
    }
  }

  /// The paths of pools of this name in clusters that are not the current one.
  func paths(ofPoolsNamed name: String) -> [String] {
    simulation.clusters.filter { $0 != currentCluster }
      .compactMap { simulation.pool(named: name, in: $0) }.map { path(of: $0) }
  }

  /// A way on for somebody who named a pool that only other clusters have.
  func hint(forPoolNamed name: String) -> String? {
    let paths = paths(ofPoolsNamed: name).map { "`\($0)`" }
    guard let last = paths.last else { return nil }
    return paths.count == 1
      ? "a pool of another cluster is written with its path: \(last)"
      : "other clusters have pools of this name: \(paths.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// Why a bare word names nothing.
  func absence(of name: String, kind: String) -> Fault {
    var fault = Fault.unknownName(name, kind: kind, nearest: Spelling.nearest(to: name, among: resourceNames))
    if let hint = hint(forPoolNamed: name) { fault.help = hint }
    return fault
  }

  /// Why a path leads nowhere.
  func absence(at path: [String]) -> Fault {
    let isNodeOfBarePool = path.count == 2 && Int(path[1]) != nil
    let cluster = isNodeOfBarePool ? currentCluster : simulation.cluster(named: path[0])
    let poolName = isNodeOfBarePool ? path[0] : path[1]
    guard let cluster, simulation.exists(cluster) else {
      let names = simulation.clusters.map { simulation[$0].name }
      return isNodeOfBarePool
        ? absence(of: poolName, kind: "pool")
        : .unknownName(path[0], kind: "cluster", nearest: Spelling.nearest(to: path[0], among: names))
    }
    guard let pool = simulation.pool(named: poolName, in: cluster) else {
      if isNodeOfBarePool { return absence(of: poolName, kind: "pool") }
      let names = simulation.pools(of: cluster).map { simulation[$0].name }
      return .unknownName(
        path.joined(separator: "/"), kind: "pool",
        nearest: Spelling.nearest(to: poolName, among: names).map { "\(simulation[cluster].name)/\($0)" })
    }
    var fault = Fault.unknownName(path.joined(separator: "/"), kind: "node", nearest: nil)
    let nodes = simulation.nodes(of: pool).map { simulation[$0].instance }
    fault.help =
      nodes.first.flatMap { first in
        nodes.last.map { "the nodes of `\(self.path(of: pool))` go from \(first) to \($0)" }
      }
      ?? "`\(self.path(of: pool))` has no nodes"
    return fault
  }

  /// Both a pool of the current cluster and a cluster are called so: a place that takes either can't tell.
  func ambiguity(of name: String) -> Fault? {
    guard let current = currentCluster, simulation.exists(current),
      simulation.pool(named: name, in: current) != nil, simulation.cluster(named: name) != nil
    else { return nil }
    return Fault(
      "E019", "Ambiguous", "`\(name)` is both a pool and a cluster",
      help:
        "write `\(simulation[current].name)/\(name)` for the pool, `clusters[\"\(name)\"]` for the cluster")
  }
}

extension Simulation {
  /// A pool with its cluster's name, whichever is the current one.
  func path(of pool: PoolID) -> String { "\(self[self[pool].cluster].name)/\(self[pool].name)" }

  /// What tables call a pool: with its cluster's name where there is more than one cluster.
  func title(of pool: PoolID) -> String { hasSeveralClusters ? path(of: pool) : self[pool].name }
}
