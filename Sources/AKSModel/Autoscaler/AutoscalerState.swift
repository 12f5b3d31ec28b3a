/// What the autoscaler of a cluster remembers from loop to loop.
package struct AutoscalerState: Sendable {
  /// The last time that it made a group larger.
  package internal(set) var lastScaleUp: Instant?
  /// The last time that it began to remove nodes.
  package internal(set) var lastDelete: Instant?
  /// The last time that a removal failed.
  package internal(set) var lastFailure: Instant?
  /// Too many nodes are unready: it does nothing.
  package internal(set) var isHalted = false
  /// By pool; few.
  package internal(set) var groups: [GroupState] = []
  /// By the slot of the node.
  private var timers: ContiguousArray<NodeTimer> = []
  /// How many nodes were unneeded after the last loop.
  package internal(set) var unneededCount = 0
  /// What had changed in the cluster by the last loop.
  var changesSeen: UInt64 = 0
  /// When that was, or until when it is certain what the loops since then would have come to.
  var lastLoop = Instant.start

  package init() {}

  /// What it remembers of a group.
  package struct GroupState: Hashable, Sendable {
    package let pool: PoolID
    /// Nodes that it has asked for and that are not there; they are awaited until `deadline`.
    package var awaited = 0
    package var deadline = Instant.start
    /// After a failure it leaves the group alone until then.
    package var backoffEnd = Instant.start
    package var backoff = TimeSpan.zero
    package var lastFailure = Instant.start
    /// It was not made larger in the last loop, because too many of its nodes are unready.
    package var isUnhealthy = false

    fileprivate init(pool: PoolID) { self.pool = pool }
  }

  /// What it remembers of a node.
  struct NodeTimer: Hashable, Sendable {
    var generation: UInt32 = 0
    /// It is in the list of unneeded nodes.
    var isUnneeded = false
    /// Removing it was tried in vain.
    var isUnremovable = false
    /// Since when it is unneeded, or until when its removal is not tried again.
    var moment = Instant.start
    /// What had changed when it was found unremovable.
    var changes: UInt64 = 0
  }

  // MARK: - Backoff

  /// After the first failure (upstream `initial-node-group-backoff-duration`).
  static let firstBackoff = TimeSpan.seconds(300)
  /// It doubles up to this (`max-node-group-backoff-duration`).
  static let longestBackoff = TimeSpan.seconds(1800)
  /// So long after the last failure it begins anew (`node-group-backoff-reset-timeout`).
  static let backoffReset = TimeSpan.hours(3)

  package subscript(pool: PoolID) -> GroupState {
    get { groups.first { $0.pool == pool } ?? GroupState(pool: pool) }
    set {
      if let place = groups.firstIndex(where: { $0.pool == pool }) {
        groups[place] = newValue
      } else {
        groups.append(newValue)
      }
    }
  }

  /// A scale-up of the group failed: it is left alone for a while (A8).
  package mutating func backOff(_ pool: PoolID, at now: Instant) {
    var group = self[pool]
    let isAnew = group.backoff == .zero || group.lastFailure + Self.backoffReset < now
    group.backoff =
      isAnew ? Self.firstBackoff : min(group.backoff + group.backoff, Self.longestBackoff)
    group.lastFailure = now
    group.backoffEnd = now + group.backoff
    self[pool] = group
  }

  /// Forgets all that it knows of a group: its autoscaler was turned off or on (A8).
  package mutating func forget(_ pool: PoolID) { groups.removeAll { $0.pool == pool } }

  // MARK: - Nodes

  /// A node whose removal failed is tried again after this (upstream `unremovable-node-recheck-timeout`).
  static let recheckTime = TimeSpan.seconds(300)

  func timer(of node: NodeID) -> NodeTimer? {
    let slot = Int(node.index)
    guard slot < timers.count, timers[slot].generation == node.generation else { return nil }
    return timers[slot]
  }

  /// Since when the node is unneeded.
  package func unneededSince(_ node: NodeID) -> Instant? {
    timer(of: node).flatMap { $0.isUnneeded ? $0.moment : nil }
  }

  mutating func setTimer(of node: NodeID, to timer: NodeTimer?) {
    let slot = Int(node.index)
    if slot >= timers.count {
      guard timer != nil else { return }
      timers.append(contentsOf: repeatElement(NodeTimer(), count: slot + 1 - timers.count))
    }
    guard var timer else {
      timers[slot] = NodeTimer()
      return
    }
    timer.generation = node.generation
    timers[slot] = timer
  }

  /// What a timer reads after loops that were skipped because nothing had changed: each time that it had run out,
  /// the removal would have been tried again, with the same outcome.
  mutating func renewedTimer(of node: NodeID, at now: Instant, every interval: TimeSpan) -> NodeTimer? {
    guard timer(of: node) != nil else { return nil }
    renewTimer(at: Int(node.index), before: now, every: interval)
    return timer(of: node)
  }

  /// What it remembers as if no loop before the moment had been skipped; loops go by another grid from then on.
  mutating func catchUp(to moment: Instant, every interval: TimeSpan) {
    for slot in timers.indices { renewTimer(at: slot, before: moment, every: interval) }
    lastLoop = max(lastLoop, Instant(milliseconds: moment.milliseconds - 1))
  }

  private mutating func renewTimer(at slot: Int, before now: Instant, every interval: TimeSpan) {
    var moment = timers[slot].moment
    guard timers[slot].isUnremovable, timers[slot].changes == changesSeen, moment < now else { return }
    var skipped = max(moment, lastLoop + TimeSpan(milliseconds: 1)).onGrid(of: interval)
    guard skipped < now else { return }
    while skipped < now {
      moment = skipped + Self.recheckTime
      skipped = moment.onGrid(of: interval)
    }
    timers[slot].moment = moment
  }

  /// All nodes are as if they had been needed until now.
  mutating func forgetNodes() {
    timers = []
    unneededCount = 0
  }
}
