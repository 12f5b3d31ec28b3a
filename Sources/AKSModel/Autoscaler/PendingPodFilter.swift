extension AutoscalerLoop {
  /// The pods without a node that need another one: those that fit nowhere, not even on nodes that are awaited.
  mutating func podsToHelp() -> ContiguousArray<AutoscalerPicture.PendingPods> {
    var result: ContiguousArray<AutoscalerPicture.PendingPods> = []
    let order = picture.pending.indices.filter {
      picture.kinds[Int(picture.pending[$0].kind)].priority >= Self.priorityCutoff
    }.sorted { a, b in
      let (first, second) = (picture.pending[a], picture.pending[b])
      let (high, low) = (picture.kinds[Int(first.kind)].priority, picture.kinds[Int(second.kind)].priority)
      if high != low { return high > low }
      return first.created != second.created ? first.created < second.created : a < b
    }
    // Of the nodes in front of these, none has room for a pod of the kind any more.
    var starts: [Int32: (node: Int, upcoming: Int)] = [:]
    for index in order {
      var pods = picture.pending[index]
      var start = starts[pods.kind] ?? (0, 0)
      pods.count -=
        topology.binds(Int(pods.kind)) ? placeOneByOne(pods) : place(pods, from: &start)
      starts[pods.kind] = start
      guard pods.count > 0 else { continue }
      let ripe = pods.created + picture.options.newPodDelay
      if ripe > picture.now { decision.wake(at: ripe) } else { result.append(pods) }
    }
    return result
  }

  /// Puts pods on the first nodes that have room; how many found some.
  private mutating func place(
    _ pods: AutoscalerPicture.PendingPods, from start: inout (node: Int, upcoming: Int)
  ) -> Int32 {
    let kind = picture.kinds[Int(pods.kind)]
    var left = pods.count
    while left > 0, start.node < free.count {
      if kind.suits(Int(picture.nodes[start.node].group), zone: picture.nodes[start.node].zone) {
        let count = min(left, AutoscalerPicture.room(for: kind.request, in: free[start.node]))
        free[start.node] &-= kind.request &* ResourceVector(repeating: count)
        topology.add(count, of: Int(pods.kind), at: start.node)
        left -= count
        if left == 0 { break }
      }
      start.node += 1
    }
    while left > 0, start.upcoming < upcomingNodes.count {
      let node = upcomingNodes[start.upcoming]
      if kind.suits(Int(node.group), zone: node.zone) {
        let count = min(left, AutoscalerPicture.room(for: kind.request, in: node.free))
        upcomingNodes[start.upcoming].free &-= kind.request &* ResourceVector(repeating: count)
        topology.add(count, of: Int(pods.kind), at: free.count + start.upcoming)
        left -= count
        if left == 0 { break }
      }
      start.upcoming += 1
    }
    return pods.count - left
  }

  /// Puts pods whose constraints look at others on nodes, each where those before it allow it; how many found one.
  private mutating func placeOneByOne(_ pods: AutoscalerPicture.PendingPods) -> Int32 {
    let number = Int(pods.kind)
    let kind = picture.kinds[number]
    for placed in 0..<pods.count {
      func takes(_ place: Int, _ group: Int32, _ zone: UInt8, _ free: ResourceVector) -> Bool {
        kind.suits(Int(group), zone: zone) && AutoscalerPicture.room(for: kind.request, in: free) > 0
          && topology.refusal(of: number, at: place) == nil
      }
      let node = free.indices.first {
        takes($0, picture.nodes[$0].group, picture.nodes[$0].zone, free[$0])
      }
      let upcoming =
        node == nil
        ? upcomingNodes.indices.first { index in
          let node = upcomingNodes[index]
          return takes(free.count + index, node.group, node.zone, node.free)
        } : nil
      if let node {
        free[node] &-= kind.request
      } else if let upcoming {
        upcomingNodes[upcoming].free &-= kind.request
      } else {
        return placed
      }
      topology.add(1, of: number, at: node ?? (free.count + (upcoming ?? 0)))
    }
    return pods.count
  }

  /// More pods are probably about to come: nothing is done in this loop.
  mutating func areAllNew(_ pending: ContiguousArray<AutoscalerPicture.PendingPods>) -> Bool {
    guard let oldest = pending.map(\.created).min() else { return false }
    var ripe = oldest + .seconds(2)
    let withGPUs = pending.filter { picture.kinds[Int($0.kind)].request[2] > 0 }
    if let oldest = withGPUs.map(\.created).min() { ripe = max(ripe, oldest + .seconds(30)) }
    guard ripe > picture.now else { return false }
    decision.wake(at: ripe)
    return true
  }
}
