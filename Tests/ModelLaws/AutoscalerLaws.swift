internal import AKSModel

/// What autoscalers owe their pools, from one instant to the next of one course of events.
struct AutoscalerLaws {
  /// Since when each pool is below its minimum, or has fewer nodes than it counts, and nothing excuses it.
  private var belowMinimum: [PoolID: Instant] = [:]
  private var short: [PoolID: Instant] = [:]
  /// What excuses it: pools are left alone until then, clusters halted, and a loop makes one pool larger.
  private var backoffEnds: [PoolID: Instant] = [:]
  private var halted: Set<ClusterID> = []
  private var lastRaises: [ClusterID: Instant] = [:]
  /// Since when each node is on its way.
  private var departures: [NodeID: Instant] = [:]

  /// No node takes longer to come or to go than the longest drain and what follows it.
  private static let longestWay = TimeSpan.hours(2)

  /// Reads what has happened.
  mutating func read(_ event: ModelEvent, _ world: Simulation) {
    switch event.change {
    case .autoscaler(let pool, _, let report):
      let cluster = world[pool].cluster
      switch report {
      case .backoff(let end): backoffEnds[pool] = end
      case .halted: halted.insert(cluster)
      case .resumed: halted.remove(cluster)
      case .scaleUp: lastRaises[cluster] = event.at
      default: break
      }
    case .nodeAppeared(let node, _, _), .nodeState(let node, _, _, _, .creating),
      .nodeState(let node, _, _, _, .starting), .nodeState(let node, _, _, _, .deallocating),
      .nodeState(let node, _, _, _, .deleting):
      departures[node] = event.at
    case .nodeState(let node, _, _, _, _), .nodeGone(let node, _, _): departures[node] = nil
    default: break
    }
  }

  /// The first law that the autoscaler of a cluster breaks.
  mutating func broken(by cluster: ClusterID, _ world: Simulation) -> String? {
    let options = AutoscalerOptions(world[world[cluster].autoScalerProfile])
    let looks = world[cluster].powerState == .running && !world[cluster].provisioningState.endsAutoscalers
    if !looks { halted.remove(cluster) }
    for pool in world.pools(of: cluster) {
      guard looks, world[pool].enableAutoScaling, world[pool].powerState == .running,
        world[pool].provisioningState.isTerminal
      else {
        (belowMinimum[pool], short[pool]) = (nil, nil)
        continue
      }
      if let law = brokenMinimum(pool, options, world) ?? brokenPatience(pool, options, world) {
        return "\(world[pool].name): \(law)"
      }
    }
    for (node, departure) in departures where world.now - departure > Self.longestWay {
      guard world.exists(node), world[world[node].pool].enableAutoScaling else { continue }
      return "a node that is on its way arrives"
    }
    return nil
  }

  /// The next loop brings a pool up to its minimum, unless it makes another pool larger for pods, too many nodes are
  /// unready, or the pool is left alone after a failure.
  private mutating func brokenMinimum(
    _ pool: PoolID, _ options: AutoscalerOptions, _ world: Simulation
  ) -> String? {
    let cluster = world[pool].cluster
    guard world[pool].count < world[pool].minCount ?? 0, !halted.contains(cluster) else {
      belowMinimum[pool] = nil
      return nil
    }
    let excuse = max(lastRaises[cluster] ?? .start, min(backoffEnds[pool] ?? .start, world.now))
    let since = max(belowMinimum[pool] ?? world.now, excuse)
    belowMinimum[pool] = since
    return world.now - since > options.scanInterval ? "an autoscaler keeps its minimum" : nil
  }

  /// Machines that were asked for and do not come are given up, so that nobody counts on them for ever.
  private mutating func brokenPatience(
    _ pool: PoolID, _ options: AutoscalerOptions, _ world: Simulation
  ) -> String? {
    let counts = world[pool].nodeCounts
    let coming = counts.creating + counts.starting
    // What went wrong in an operation is for the next one.
    guard world[pool].provisioningState == .succeeded,
      coming + counts.running + counts.failed + counts.reimaging < world[pool].count
    else {
      short[pool] = nil
      return nil
    }
    let since = max(short[pool] ?? world.now, lastRaises[world[pool].cluster] ?? .start)
    short[pool] = since
    return world.now - since > options.provisionTime + options.scanInterval
      ? "an autoscaler waits for machines as long as its profile says" : nil
  }
}

extension ProvisioningState {
  /// The control plane does not run, or will not for long.
  fileprivate var endsAutoscalers: Bool {
    switch self {
    case .creating, .starting, .stopping, .deleting: true
    default: false
    }
  }
}
