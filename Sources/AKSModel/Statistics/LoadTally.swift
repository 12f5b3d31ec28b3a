/// What became of the pods of a workload, kept up to date with every change of one.
package struct WorkloadTally: Hashable, Sendable {
  /// Pods without a node.
  package internal(set) var waiting = LevelMeter()
  /// Pods with a node, which hold what they request.
  package internal(set) var bound = LevelMeter()
  /// Pods that do their work, and pods that are wanted.
  package internal(set) var ready = LevelMeter()
  package internal(set) var wanted = LevelMeter()
  /// How many pods took so many milliseconds from their making until they did their work.
  var timesToReady: [Int64: Int] = [:]
  /// Pods that went after a long wait, before they did any work.
  var lostAfterLongWait = 0
  /// Pods that end by themselves and went before, and for how many milliseconds they had run.
  var restarts = 0
  var lostTime: Int64 = 0
}

/// How often a pool was scaled, and by how many nodes.
package struct ScalingTally: Hashable, Sendable {
  package private(set) var timesUp = 0
  package private(set) var nodesUp = 0
  package private(set) var timesDown = 0
  package private(set) var nodesDown = 0
  private var lastDown: Instant?

  init() {}

  /// Nodes that go at one instant go together.
  mutating func count(from old: Int, to new: Int, at now: Instant) {
    if new > old {
      timesUp += 1
      nodesUp += new - old
    } else if new < old {
      if lastDown != now { timesDown += 1 }
      lastDown = now
      nodesDown += old - new
    }
  }

  mutating func add(_ other: ScalingTally) {
    timesUp += other.timesUp
    nodesUp += other.nodesUp
    timesDown += other.timesDown
    nodesDown += other.nodesDown
  }
}

/// The vCPUs of a cluster's machines that count for its quota: those of deallocated ones, too.
struct CoreTally: Hashable, Sendable {
  var cores = 0
  var peak = 0
}

extension Simulation {
  /// A pod that is not ready after so long has waited long: what AKS Automatic promises for 99.9 %.
  package static let longWait = TimeSpan.seconds(300)

  /// A cluster gets its first workload: what its nodes have for pods counts from now on.
  mutating func beginTally(of cluster: ClusterID) {
    for pool in pools(of: cluster) {
      self[pool].runningTime = LevelMeter(level: self[pool].nodeCounts.running, at: now)
      self[pool].use = UseMeter(at: now)
      countOffer(of: pool)
      self[pool].scaling = ScalingTally()
      self[pool].usedParts = []
      countCores(of: pool, nodes: nodeTable.count(of: pool))
    }
  }

  /// A node comes to do something else, or (nil) is gone.
  mutating func tally(_ node: NodeID?, _ pool: PoolID, from old: NodeState, to new: NodeState?) {
    guard (old == .running) != (new == .running) else { return }
    self[pool].runningTime.change(by: new == .running ? 1 : -1, at: now)
    countOffer(of: pool)
    if let node { countUse(of: node, in: pool, times: new == .running ? 1 : -1) }
  }

  /// Machines come (or go, below 0).
  mutating func countCores(of pool: PoolID, nodes: Int) {
    let cluster = Int(self[pool].cluster.index)
    guard cluster < schedulers.count, schedulers[cluster].hasBegun,
      let size = VMSize.named(self[pool].vmSize)
    else { return }
    schedulers[cluster].cores.cores += nodes * size.vcpus
    schedulers[cluster].cores.peak = max(schedulers[cluster].cores.peak, schedulers[cluster].cores.cores)
  }
}
