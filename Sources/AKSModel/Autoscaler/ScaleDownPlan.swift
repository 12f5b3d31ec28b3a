/// A node that can do without its pods, for now.
struct UnneededNode {
  var node: Int
  var since: Instant
  var isEmpty: Bool
  var isRisky: Bool
}

extension AutoscalerLoop {
  /// So many nodes are drained at once (upstream `max-drain-parallelism`).
  static let parallelDrains = 1

  /// Finds the nodes that are unneeded, and removes those that were so for long enough.
  mutating func planScaleDown(isHeldBack: Bool = false) {
    findCooldown(isHeldBack: isHeldBack)
    let unneeded = unneededNodes()
    state.unneededCount = unneeded.count
    remove(ripe(unneeded))
  }

  private mutating func findCooldown(isHeldBack: Bool) {
    let options = picture.options
    let ends: [(Cooldown, Instant?)] = [
      (.add, state.lastScaleUp.map { $0 + options.delayAfterAdd }),
      (.failure, state.lastFailure.map { $0 + options.delayAfterFailure }),
      (.delete, state.lastDelete.map { $0 + options.delayAfterDelete }),
    ]
    for (kind, end) in ends {
      guard let end, end > picture.now, end > cooldown?.until ?? picture.now else { continue }
      cooldown = (kind, end)
    }
    if isHeldBack, cooldown == nil { cooldown = (.newPods, picture.now + options.scanInterval) }
  }

  // MARK: - Unneeded

  /// The nodes that could go, in the order in which they were looked at; all others are needed from now on.
  private mutating func unneededNodes() -> [UnneededNode] {
    var simulation = RemovalSimulation(picture, free: free, topology)
    let limit = unneededLimit()
    var unneeded: [UnneededNode] = []
    for node in candidates() {
      guard unneeded.count < limit else {
        unexamined(node)
        continue
      }
      let id = picture.nodes[node].id
      let old = state.timer(of: id)
      switch simulation.remove(node) {
      case .removable(let isEmpty, let isRisky):
        let since = old.flatMap { $0.isUnneeded ? $0.moment : nil } ?? picture.now
        unneeded.append(UnneededNode(node: node, since: since, isEmpty: isEmpty, isRisky: isRisky))
        if old?.isUnneeded != true {
          state.setTimer(of: id, to: .init(isUnneeded: true, moment: since))
          if !isEmpty { rearrange() }
        }
      case .blocked(let kind, let obstacle):
        keep(node, .blocked(kind: kind, obstacle))
      case .noRoom(let kind, let count):
        keep(node, .noRoom(kind: kind, count: count))
      }
    }
    return unneeded
  }

  /// Nodes that may be looked at: hardly used, of groups that are managed.
  ///
  /// Those without pods come first, then
  /// those that were unneeded before, each in the order of the picture.
  private mutating func candidates() -> [Int] {
    var empty: [Int] = []
    var former: [Int] = []
    var others: [Int] = []
    for (index, node) in picture.nodes.enumerated() {
      let timer = state.renewedTimer(of: node.id, at: picture.now, every: picture.options.scanInterval)
      // Its pods were not listed because it is too busy: nothing has to be reckoned again.
      if node.pods == nil, !(timer?.isUnremovable ?? false), !explains {
        if timer?.isUnneeded ?? false { state.setTimer(of: node.id, to: nil) }
        continue
      }
      guard isEligible(node, index) else {
        if timer?.isUnneeded ?? false { state.setTimer(of: node.id, to: nil) }
        continue
      }
      if let timer, timer.isUnremovable, timer.moment > picture.now, !explains {
        if timer.changes != picture.changes { decision.wake(at: timer.moment) }
      } else if node.pods?.isEmpty ?? false {
        empty.append(index)
      } else if timer?.isUnneeded ?? false {
        former.append(index)
      } else {
        others.append(index)
      }
    }
    return empty + former + others
  }

  private mutating func isEligible(_ node: AutoscalerPicture.Node, _ index: Int) -> Bool {
    let verdict = ineligibility(of: node)
    if explains, let verdict { nodeVerdicts[index] = verdict }
    return verdict == nil
  }

  private func ineligibility(of node: AutoscalerPicture.Node) -> NodeVerdict? {
    if !picture.groups[Int(node.group)].isManaged { return .unmanaged }
    if node.isBeingRemoved { return .beingRemoved }
    switch node.readiness {
    case .upcoming: return .upcoming
    case .leaving: return .beingRemoved
    case .deallocated: return .deallocated
    case .ready, .unready: break
    }
    let utilization = picture.utilization(of: node)
    return utilization <= picture.options.utilizationThreshold ? nil : .used(utilization)
  }

  /// More unneeded nodes than this are not looked for: they could not be removed soon enough anyway.
  private func unneededLimit() -> Int {
    let step = picture.options.parallelDeletions
    let loops = max(
      1, picture.options.unneededTime.milliseconds / picture.options.scanInterval.milliseconds)
    return min(state.unneededCount + 2 * step, step * Int(loops) + step)
  }

  private mutating func unexamined(_ node: Int) {
    if explains { nodeVerdicts[node] = .unexamined }
    let id = picture.nodes[node].id
    if state.timer(of: id)?.isUnneeded ?? false { state.setTimer(of: id, to: nil) }
    decision.wake(at: picture.now)
  }

  /// A node is needed; its removal is not tried again for a while.
  private mutating func keep(_ node: Int, _ verdict: NodeVerdict) {
    if explains { nodeVerdicts[node] = verdict }
    let id = picture.nodes[node].id
    if state.timer(of: id)?.isUnneeded ?? false { rearrange() }
    state.setTimer(
      of: id,
      to: .init(
        isUnremovable: true, moment: picture.now + AutoscalerState.recheckTime, changes: picture.changes))
  }

  /// Nodes are looked at in another order from now on, and their pods may find other places then.
  private mutating func rearrange() {
    decision.rearranges = true
    decision.wake(at: picture.now)
  }

  // MARK: - Removal

  /// Those that were unneeded for long enough, and whose groups are above their minimum; empty ones first.
  private mutating func ripe(_ unneeded: [UnneededNode]) -> [UnneededNode] {
    var left = picture.groups.indices.map { target(of: $0) - counts[$0].beingRemoved }
    var result: [UnneededNode] = []
    for entry in unneeded.filter(\.isEmpty) + unneeded.filter({ !$0.isEmpty }) {
      let node = picture.nodes[entry.node]
      let time = node.readiness == .ready ? picture.options.unneededTime : picture.options.unreadyTime
      let group = Int(node.group)
      guard entry.since + time < picture.now else {
        // Strictly longer: at the very moment it is still too early.
        decision.wake(at: entry.since + time + TimeSpan(milliseconds: 1))
        if explains { nodeVerdicts[entry.node] = .waiting(since: entry.since, until: entry.since + time) }
        continue
      }
      guard left[group] > picture.groups[group].minimum else {
        if explains { nodeVerdicts[entry.node] = .minimum(picture.groups[group].minimum) }
        continue
      }
      left[group] -= 1
      result.append(entry)
    }
    return result
  }

  /// Removes as many as may go at once.
  private mutating func remove(_ ripe: [UnneededNode]) {
    guard !ripe.isEmpty else { return }
    if let cooldown {
      decision.wake(at: cooldown.until)
      if explains {
        for entry in ripe { nodeVerdicts[entry.node] = .cooldown(cooldown.0, until: cooldown.until) }
      }
      return
    }
    let (empty, occupied) = removalsInProgress()
    let room = max(0, picture.options.parallelDeletions - empty - occupied)
    let chosen = ripe.filter(\.isEmpty).prefix(room)
    let drained = ripe.filter { !$0.isEmpty && !$0.isRisky } + ripe.filter { !$0.isEmpty && $0.isRisky }
    let drains = drained.prefix(max(0, min(room - chosen.count, Self.parallelDrains - occupied)))
    decision.removals = (chosen + drains).map { .init(node: $0.node, isEmpty: $0.isEmpty) }
    if explains {
      for entry in ripe { nodeVerdicts[entry.node] = .queued }
      for removal in decision.removals { nodeVerdicts[removal.node] = .removed }
    }
    if !decision.removals.isEmpty { state.lastDelete = picture.now }
    // What is left has its turn in the next loop, or when those that are at work have gone.
    if decision.removals.count < ripe.count { decision.wake(at: picture.now) }
  }

  /// How many removals have begun and are not yet in Azure's hands.
  private func removalsInProgress() -> (empty: Int, occupied: Int) {
    var (empty, occupied) = (0, 0)
    for node in picture.nodes where node.isBeingRemoved {
      if node.pods?.isEmpty ?? false { empty += 1 } else { occupied += 1 }
    }
    return (empty, occupied)
  }
}
