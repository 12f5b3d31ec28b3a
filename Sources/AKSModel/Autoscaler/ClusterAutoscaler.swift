/// The autoscaler of a cluster: its memory, when it looks again, and what it has begun.
struct ClusterAutoscaler: Sendable {
  var state = AutoscalerState()
  /// The next loop in which something could happen; nil: none until something changes.
  var nextLoop: Instant?
  /// Between two points of its grid.
  var scanInterval = AutoscalerOptions().scanInterval
  /// How much has changed in the cluster since the autoscaler began.
  var changes: UInt64 = 0
  /// Nodes that it is about to remove, in the order in which that began.
  var removals: [NodeRemoval] = []
  /// What is read from texts: kept until one of them changes.
  var frame: AutoscalerFrame?

  /// A node on its way out, from its mark until Azure is asked to take its machine.
  struct NodeRemoval: Hashable, Sendable {
    let node: NodeID
    /// Its first pods are asked to go then.
    let drainBegins: Instant
    /// Somebody else did not want pods on it either.
    let wasCordoned: Bool
  }

  /// Something has changed that its next loop takes into account.
  mutating func sees(isFrameOld: Bool, notBefore moment: Instant) {
    changes += 1
    if isFrameOld { frame = nil }
    look(notBefore: moment)
  }

  /// It looks at the first point of its grid that is not before the moment, or earlier.
  @inline(__always)
  mutating func look(notBefore moment: Instant) {
    // A point of the grid less than an interval away is that one, or an earlier one: nothing has to be divided.
    if let next = nextLoop, next < moment + scanInterval { return }
    nextLoop = moment.onGrid(of: scanInterval)
  }
}

extension Simulation {
  /// Between the mark of a node and the first eviction (upstream waits for the scheduler to see the mark).
  static let removalDelay = TimeSpan.seconds(5)
  /// Between two attempts to evict the pods of a node (upstream `EvictionRetryTime`).
  static let evictionRetry = TimeSpan.seconds(10)
  /// What pods get beyond their grace period (upstream `PodEvictionHeadroom`).
  static let evictionHeadroom = TimeSpan.seconds(30)

  // MARK: - When it looks

  /// When the next autoscaler looks.
  var nextAutoscalerLoop: Instant? {
    autoscalers.isEmpty ? nil : autoscalers.lazy.compactMap { $0?.nextLoop }.min()
  }

  /// Something has changed: autoscalers that it may matter to look in their next loop.
  mutating func autoscalersSee(_ change: ModelEvent.Change) {
    if case .poolField(let pool, .enableAutoScaling, _, _) = change { switchAutoscaler(of: pool) }
    switch change {
    case .poolAppeared(let pool), .poolGone(let pool), .poolMode(let pool, _, _),
      .poolField(let pool, _, _, _):
      wakeAutoscaler(of: self[pool].cluster, isFrameOld: true)
    case .poolProvisioningState(let pool, _, _), .poolPowerState(let pool, _, _), .poolCount(let pool, _, _),
      .nodeAppeared(_, let pool, _), .nodeState(_, let pool, _, _, _), .nodeCordon(_, let pool, _, _),
      .nodeGone(_, let pool, _):
      wakeAutoscaler(of: self[pool].cluster)
    case .clusterField(let cluster, _, _, _):
      // It may be another grid from now on.
      resetGrid(of: cluster)
      wakeAutoscaler(of: cluster, isFrameOld: true)
    case .clusterProvisioningState(let cluster, _, _), .clusterPowerState(let cluster, _, _):
      wakeAutoscaler(of: cluster)
    case .workloadAppeared(let workload), .workloadChanged(let workload), .workloadGone(let workload):
      wakeAutoscaler(of: self[workload].cluster, isFrameOld: true)
    case .podAppeared(_, let workload), .podBound(_, let workload, _), .podGone(_, let workload, _):
      wakeAutoscaler(of: self[workload].cluster)
    case .podReady(_, let workload), .podUnready(_, let workload), .workloadReplicas(let workload, _, _):
      // What is ready and what is wanted decide how many may be evicted.
      if self[workload].budget != nil { wakeAutoscaler(of: self[workload].cluster) }
    default: break
    }
  }

  /// The autoscaler of a pool is on or off: nothing that was remembered of the pool holds any longer (A8).
  private mutating func switchAutoscaler(of pool: PoolID) {
    startAutoscaler(of: self[pool].cluster)
    autoscalers[Int(self[pool].cluster.index)]?.state.forget(pool)
  }

  /// A cluster has an autoscaler from now on, if it had none.
  mutating func startAutoscaler(of cluster: ClusterID) {
    let index = Int(cluster.index)
    if index >= autoscalers.count {
      autoscalers.append(contentsOf: repeatElement(nil, count: index + 1 - autoscalers.count))
    }
    if autoscalers[index] == nil {
      autoscalers[index] = ClusterAutoscaler()
      resetGrid(of: cluster)
    }
    wakeAutoscaler(of: cluster)
  }

  private mutating func resetGrid(of cluster: ClusterID) {
    let index = Int(cluster.index)
    guard index < autoscalers.count, let old = autoscalers[index]?.scanInterval else { return }
    let interval = AutoscalerOptions(self[self[cluster].autoScalerProfile]).scanInterval
    // Loops that were skipped went by the old grid.
    let moment = firstLoopMoment
    if interval != old { autoscalers[index]?.state.catchUp(to: moment, every: old) }
    autoscalers[index]?.nextLoop = nil
    autoscalers[index]?.scanInterval = interval
  }

  /// Whoever changes something after the loops of an instant is seen in the next loop.
  private var firstLoopMoment: Instant { isCommitting ? now : now + TimeSpan(milliseconds: 1) }

  /// Something has changed that all of them look at.
  mutating func wakeAutoscalers() {
    for index in autoscalers.indices { wakeAutoscaler(of: ClusterID(index: UInt32(index))) }
  }

  /// It looks in its next loop.
  mutating func wakeAutoscaler(of cluster: ClusterID, isFrameOld: Bool = false) {
    let index = Int(cluster.index)
    guard index < autoscalers.count, autoscalers[index] != nil else { return }
    let moment = firstLoopMoment
    autoscalers[index]?.sees(isFrameOld: isFrameOld, notBefore: moment)
  }

  // MARK: - Looking

  /// Lets all autoscalers look whose loop is due now, in the order of their clusters.
  mutating func runAutoscalers() {
    for index in autoscalers.indices {
      guard let next = autoscalers[index]?.nextLoop, next <= now else { continue }
      autoscalers[index]?.nextLoop = nil
      runAutoscaler(of: ClusterID(index: UInt32(index)))
    }
  }

  private mutating func runAutoscaler(of cluster: ClusterID) {
    let index = Int(cluster.index)
    guard mayAutoscale(cluster) else {
      // It is gone with what it remembered: the control plane does not run, or there is nothing to look after.
      autoscalers[index]?.state = AutoscalerState()
      return
    }
    guard var autoscaler = autoscalers[index] else { return }
    autoscalers[index] = nil
    let picture = picture(of: cluster, &autoscaler)
    let before = AutoscalerStandstill(autoscaler.state)
    let decision = AutoscalerLoop.decide(picture, &autoscaler.state)
    autoscalers[index] = autoscaler
    if decision.rearranges { autoscalers[index]?.changes += 1 }
    report(decision, picture, since: before, on: cluster)
    carryOut(decision, picture, since: before, on: cluster)
    if autoscalerSkipsLoops {
      if let moment = decision.nextInterest {
        autoscalers[index]?.look(notBefore: max(moment, now + TimeSpan(milliseconds: 1)))
      }
    } else {
      autoscalers[index]?.look(notBefore: now + TimeSpan(milliseconds: 1))
    }
  }

  /// The control plane runs, nothing stops or starts it, and a pool has an autoscaler (S6).
  private func mayAutoscale(_ cluster: ClusterID) -> Bool {
    guard exists(cluster), self[cluster].powerState == .running else { return false }
    switch self[cluster].provisioningState {
    case .creating, .starting, .stopping, .deleting: return false
    default: return pools(of: cluster).contains { self[$0].enableAutoScaling }
    }
  }
}

extension ModelEvent.Change {
  /// The autoscaler of a pool is on or off now.
  var switchesAutoscaler: Bool {
    if case .poolField(_, .enableAutoScaling, _, _) = self { true } else { false }
  }
}
