/// What a pool and its nodes did, one stretch of time behind the other, as far as the log reaches.
package struct NodeTimeline: Hashable, Sendable {
  /// A stretch in which nothing of it changed.
  package struct Segment: Hashable, Sendable {
    package let from: Instant
    package let until: Instant
    package let look: Look
  }

  /// What can be seen of a pool at a moment, when all that was due then had happened.
  package struct Look: Hashable, Sendable {
    package var counts: NodeCounts
    package var powerState: PowerState
    package var provisioningState: ProvisioningState
  }

  package let pool: PoolID
  /// In order, without gaps: from the beginning, or when the pool was made, until now or until it was deleted.
  package internal(set) var segments: [Segment] = []
}

extension Simulation {
  /// The first moment that the log tells of: the beginning of the world, unless events are forgotten.
  package var logBegin: Instant { events.startIndex == 0 ? .start : events[events.startIndex].at }

  /// What each pool did from a moment on, those that are gone included, in order of creation.
  ///
  /// The moment is not before `logBegin`. The log is read backwards from what is there now, because a world may begin
  /// with pools of which no event tells.
  package func nodeTimelines(since begin: Instant) -> [NodeTimeline] {
    var past = PastPools(self)
    for number in events.indices.reversed() {
      let event = events[number]
      if event.at <= begin { break }
      past.takeBack(event)
    }
    return past.timelines(since: begin)
  }
}

/// All pools as they were at a moment that goes backwards.
private struct PastPools {
  private struct Pool {
    var look: NodeTimeline.Look
    var exists: Bool
    /// Until when it has been what it is.
    var end: Instant
    /// The last first.
    var segments: [NodeTimeline.Segment] = []
  }

  private var pools: [Pool]

  init(_ simulation: Simulation) {
    pools = simulation.poolRecords.map { pool in
      let look = NodeTimeline.Look(
        counts: pool.nodeCounts, powerState: pool.powerState, provisioningState: pool.provisioningState)
      return Pool(look: look, exists: pool.exists, end: simulation.now)
    }
  }

  /// Goes back behind an event.
  mutating func takeBack(_ event: ModelEvent) {
    switch event.change {
    case .poolAppeared(let id): change(id, at: event.at) { $0.exists = false }
    case .poolGone(let id):
      change(id, at: event.at) { pool in
        pool.exists = true
        pool.look.counts = NodeCounts()
      }
    case .poolPowerState(let id, let old, _): change(id, at: event.at) { $0.look.powerState = old }
    case .poolProvisioningState(let id, let old, _):
      change(id, at: event.at) { $0.look.provisioningState = old }
    case .nodeAppeared(_, let id, _):
      change(id, at: event.at) { $0.look.counts.creating -= 1 }
    case .nodeState(_, let id, _, let old, let new):
      change(id, at: event.at) {
        $0.look.counts[new] -= 1
        $0.look.counts[old] += 1
      }
    case .nodeGone(_, let id, _):
      change(id, at: event.at) { $0.look.counts.deleting += 1 }
    default: break
    }
  }

  private mutating func change(_ id: PoolID, at moment: Instant, _ body: (inout Pool) -> Void) {
    let index = Int(id.index)
    close(index, at: moment)
    body(&pools[index])
  }

  /// What it is now, it has been since this moment.
  private mutating func close(_ index: Int, at moment: Instant) {
    let pool = pools[index]
    guard moment < pool.end else { return }
    pools[index].end = moment
    guard pool.exists else { return }
    if let next = pool.segments.last, next.look == pool.look, next.from == pool.end {
      pools[index].segments.removeLast()
      pools[index].segments.append(.init(from: moment, until: next.until, look: pool.look))
    } else {
      pools[index].segments.append(.init(from: moment, until: pool.end, look: pool.look))
    }
  }

  /// Those that were there at all.
  mutating func timelines(since begin: Instant) -> [NodeTimeline] {
    for index in pools.indices { close(index, at: begin) }
    return pools.indices.compactMap { index in
      let segments = Array(pools[index].segments.reversed())
      return segments.isEmpty ? nil : NodeTimeline(pool: PoolID(index: UInt32(index)), segments: segments)
    }
  }
}
