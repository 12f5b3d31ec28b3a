// Azure takes Spot nodes back (P3): at a rate, by the world's seed, or because somebody wants to see it.

extension Simulation {
  // MARK: - When

  /// Draws when a Spot node is evicted that runs now.
  ///
  /// With a chance of r in each hour the wait is exponential, so it is drawn at once and no clock has to tick. It follows
  /// from the node's name and from how often it has changed, so that no other node's moves it.
  mutating func drawEviction(of id: NodeID) {
    let node = nodeTable[id]
    guard self[node.pool].scaleSetPriority == .spot else { return }
    let rate = evictionRate(of: node.pool)
    guard rate.perTenThousand > 0 else { return }
    let number = evictionNumber(of: node)
    let draw = draw(settings.seed, .spotNotice, of: node.pool).of(UInt64(node.instance)).of(UInt64(number))
    let left = 1 - Double(rate.perTenThousand) / 10_000
    let hours = Normal.logarithm(draw.fraction) / Normal.logarithm(left)
    let wait = TimeSpan(milliseconds: Int64((hours * Double(TimeSpan.hours(1).milliseconds)).rounded(.up)))
    hasUnawaited = true
    queue.schedule(.evictionDue(id, number), at: now + wait)
  }

  /// How often Azure takes nodes of a Spot pool back: at its own rate, or at that of all.
  package func evictionRate(of pool: PoolID) -> SpotEvictionRate {
    self[pool].spotEvictionRate ?? settings.spotEvictionRate
  }

  /// Another rate for a pool; nil: that of all.
  package mutating func setEvictionRate(of pool: PoolID, to rate: SpotEvictionRate?) {
    let old = evictionRate(of: pool)
    self[pool].spotEvictionRate = rate
    if evictionRate(of: pool) != old { drawEvictions(of: pool) }
  }

  /// No node is evicted at random.
  package mutating func stopEvictions() {
    settings.spotEvictionRate = .never
    for pool in everyPool { setEvictionRate(of: pool, to: nil) }
  }

  /// Pools without a rate of their own go by that of all.
  mutating func evictionRateFollows(_ old: SimulationSettings) {
    guard old.spotEvictionRate != settings.spotEvictionRate else { return }
    for pool in everyPool where self[pool].spotEvictionRate == nil { drawEvictions(of: pool) }
  }

  /// Another rate holds for a pool: what was drawn before does not, and those that run draw again.
  private mutating func drawEvictions(of pool: PoolID) {
    guard self[pool].scaleSetPriority == .spot else { return }
    self[pool].evictionRates &+= 1
    for node in nodes(of: pool) where nodeTable[node].state == .running { drawEviction(of: node) }
  }

  /// Tells the draw that holds from those before it.
  private func evictionNumber(of node: Node) -> UInt32 {
    self[node.pool].evictionRates << 16 | UInt32(node.changes)
  }

  /// The moment has come that was drawn for a node, unless another was drawn since.
  mutating func evictionIsDue(_ id: NodeID, _ number: UInt32) {
    guard exists(id), nodeTable[id].state == .running, evictionNumber(of: nodeTable[id]) == number else {
      return
    }
    noticeEviction(of: id, "P3r")
  }

  /// Azure takes so many running nodes of a Spot pool, or as many as there are; which, the seed says.
  package mutating func evictNodes(_ count: Int, of pool: PoolID) {
    guard self[pool].scaleSetPriority == .spot else { return }
    let source = draw(settings.seed, .spotNotice, of: pool)
    let running = nodes(of: pool).filter { nodeTable[$0].state == .running && !nodeTable[$0].isNoticed }
    let chosen = running.sorted {
      let (a, b) = (nodeTable[$0], nodeTable[$1])
      let (first, second) = (source.of(UInt64(a.instance)).fraction, source.of(UInt64(b.instance)).fraction)
      return (first, a.instance) < (second, b.instance)
    }
    for node in chosen.prefix(count) { noticeEviction(of: node, "P3") }
  }

  // MARK: - What happens

  /// A node is told that it goes: it takes no more pods, and those that may leave it do.
  private mutating func noticeEviction(of id: NodeID, _ rule: RuleID) {
    guard !nodeTable[id].isNoticed, !isBeingDeleted(id) else { return }
    hasUnawaited = true
    nodeTable[id].isNoticed = true
    let notice = duration(.spotNotice, of: id)
    report(.preempt(seconds: UInt32(clamping: notice.milliseconds / 1000)), of: id, Cause(nil, rule))
    setCordon(of: id, to: true, Cause(nil, "P3"))
    queue.schedule(.evictionBegins(id), at: now + notice)
    guard evictPods(of: id, Cause(nil, "P3")) else { return }
    drains.append(Drain(node: id, operation: nil, purpose: .notice))
  }

  /// The notice is over, and the machine is taken, with or without pods (P3).
  ///
  /// That it is gone at once, and not billed any longer, is our choice.
  mutating func evictNode(_ id: NodeID) {
    guard exists(id), nodeTable[id].isNoticed else { return }
    let node = nodeTable[id]
    if isBeingDeleted(id) { return }
    let cause = Cause(nil, "P3")
    losePods(of: id, .nodeGone, cause)
    nodeTable[id].isChosen = false
    setCount(of: node.pool, to: max(0, self[node.pool].count - 1), Cause(nil, "P3c"))
    switch self[node.pool].scaleSetEvictionPolicy {
    case .deallocate: setState(of: id, to: .deallocated, cause)
    case .delete:
      setState(of: id, to: .deleting, cause)
      remove(id, cause)
    }
  }

  /// Somebody has asked for this node to go, and the count has followed already.
  private func isBeingDeleted(_ id: NodeID) -> Bool {
    guard nodeTable[id].isChosen, let operation = self[nodeTable[id].pool].activeOperation else {
      return false
    }
    return self[operation].kind == .deleteMachines
  }
}

/// How many of all Spot nodes, or of those of a pool, Azure evicts within an hour.
package struct SpotEvictionRate: Hashable, Sendable {
  /// In hundredths of a percent: 0 to 9900.
  package let perTenThousand: Int

  package static let never = SpotEvictionRate(perTenThousand: 0)

  private init(perTenThousand: Int) { self.perTenThousand = perTenThousand }

  /// A part of 1; nil: none from 0 to 0.99, or so small that it would be never.
  package init?(_ part: Double) {
    guard (0...0.99).contains(part) else { return nil }
    self.init(perTenThousand: Int((part * 10_000).rounded()))
    if part > 0, perTenThousand == 0 { return nil }
  }
}
