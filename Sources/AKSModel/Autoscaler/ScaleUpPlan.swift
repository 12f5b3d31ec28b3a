extension AutoscalerLoop {
  /// Says of each group whether it could be made larger for the pods.
  mutating func judgeGroups(for pending: ContiguousArray<AutoscalerPicture.PendingPods>) {
    groupVerdicts = ContiguousArray(
      picture.groups.indices.map { group in judge(group, for: pending) })
  }

  private mutating func judge(_ index: Int, for pending: ContiguousArray<AutoscalerPicture.PendingPods>)
    -> GroupVerdict
  {
    let group = picture.groups[index]
    guard group.isManaged else { return .unmanaged }
    guard pending.contains(where: { picture.kinds[Int($0.kind)].suits[index] }) else { return .unsuitable }
    guard pending.contains(where: { picture.kinds[Int($0.kind)].suits(index, zone: group.zone) }) else {
      return .constrained
    }
    func holdsOne(_ free: ResourceVector) -> Bool {
      pending.contains {
        let kind = picture.kinds[Int($0.kind)]
        return kind.suits[index] && AutoscalerPicture.room(for: kind.request, in: free) > 0
      }
    }
    guard holdsOne(group.room) else { return .tooSmall(besideDaemons: holdsOne(group.allocatable)) }
    let memory = state[group.pool]
    if memory.backoffEnd > picture.now {
      decision.wake(at: memory.backoffEnd)
      return .backoff(until: memory.backoffEnd)
    }
    let health = self.health(of: index)
    let isUnhealthy = isTooMany(health.unready, of: health.total)
    if isUnhealthy != memory.isUnhealthy { state[group.pool].isUnhealthy = isUnhealthy }
    if isUnhealthy {
      decision.unhealthy.append((index, health))
      return .unhealthy(unready: health.unready, total: health.total)
    }
    return target(of: index) < group.maximum ? .helps : .maximum(group.maximum)
  }

  /// How many nodes of a group are unready, or missing without being awaited, and of how many.
  private func health(of index: Int) -> (unready: Int, total: Int) {
    let count = counts[index]
    let deallocated = picture.deallocatedCountsUnready ? count.deallocated : 0
    // At least so many should be ready: what was asked for and may still come is not among them.
    let expected = target(of: index) - state[picture.groups[index].pool].awaited
    let missing = max(0, expected - count.ready)
    return (missing + deallocated, count.ready + count.unready + deallocated)
  }

  /// What a group wants after the machines that did not come are given up.
  func target(of group: Int) -> Int {
    picture.groups[group].target - decision.overdue.filter { $0.group == group }.reduce(0) { $0 + $1.count }
  }

  /// Makes one group larger for the pods; false: none helps.
  mutating func scaleUp(for pending: ContiguousArray<AutoscalerPicture.PendingPods>) -> Bool {
    var options: [ScaleUpOption] = []
    for group in picture.groups.indices where groupVerdicts[group] == .helps {
      let estimate = Estimator.estimate(
        pending, on: group, atMost: room(of: group), picture, topology)
      if estimate.pods > 0 {
        options.append(ScaleUpOption(group: group, estimate: estimate))
      } else {
        groupVerdicts[group] = .constrained
      }
    }
    guard let best = Expander(picture: picture, pending: pending).best(of: options) else {
      decision.unhelped = pending.reduce(0) { $0 + Int($1.count) }
      return false
    }
    let total = picture.groups.reduce(0) { $0 + $1.target }
    let nodes = min(best.estimate.nodes, max(0, Int(Limits.nodesPerCluster) - total))
    guard nodes > 0 else { return false }
    for (group, count) in share(nodes, among: similarGroups(to: best.group)) where count > 0 {
      raise(group, by: count, pods: best.estimate.pods)
    }
    state.lastScaleUp = picture.now
    return true
  }

  /// How many nodes a group and those that share its scale-ups may still get.
  private func room(of group: Int) -> Int {
    similarGroups(to: group).reduce(0) { $0 + picture.groups[$1].maximum - target(of: $1) }
  }

  /// The group, and those that a scale-up of it is shared with.
  private func similarGroups(to group: Int) -> [Int] {
    guard picture.options.balancesSimilarGroups else { return [group] }
    return [group]
      + picture.groups.indices.filter {
        $0 != group && picture.groups[$0].similarity == picture.groups[group].similarity
          && groupVerdicts[$0] == .helps
      }
  }

  /// One node after the other goes to the group that is smallest then; the first of them, if several are.
  private func share(_ nodes: Int, among groups: [Int]) -> [(group: Int, count: Int)] {
    var shares = groups.map { (group: $0, count: 0) }
    for _ in 0..<nodes {
      let open = shares.indices.filter {
        target(of: shares[$0].group) + shares[$0].count < picture.groups[shares[$0].group].maximum
      }
      let smallest = open.min {
        target(of: shares[$0].group) + shares[$0].count < target(of: shares[$1].group) + shares[$1].count
      }
      guard let smallest else { break }
      shares[smallest].count += 1
    }
    return shares
  }

  mutating func raise(_ group: Int, by count: Int, pods: Int) {
    let old = target(of: group)
    decision.raises.append(.init(group: group, from: old, to: old + count, pods: pods))
    var memory = state[picture.groups[group].pool]
    memory.awaited += count
    memory.deadline = picture.now + picture.options.provisionTime
    state[picture.groups[group].pool] = memory
  }

  /// AKS brings a group that has fewer nodes than its minimum up to it (recorded; upstream only if it is asked to).
  mutating func raiseToMinimum() {
    for (index, group) in picture.groups.enumerated() where group.isManaged {
      let missing = group.minimum - target(of: index)
      guard missing > 0 else { continue }
      let memory = state[group.pool]
      if memory.backoffEnd > picture.now {
        decision.wake(at: memory.backoffEnd)
        continue
      }
      raise(index, by: missing, pods: 0)
      state.lastScaleUp = picture.now
      decision.wake(at: picture.now)
    }
  }
}
