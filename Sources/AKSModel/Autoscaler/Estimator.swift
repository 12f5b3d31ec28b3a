/// How many nodes of a group pods would need, by first-fit decreasing bin packing.
struct Estimator {
  /// At most so many nodes are added at once (upstream `max-nodes-per-scaleup`).
  static let largestScaleUp = 1000

  /// What a group could do for pods.
  struct Estimate {
    var nodes = 0
    /// By place among the pending pods.
    var helped: ContiguousArray<Int32>
    var pods: Int { helped.reduce(0) { $0 + Int($1) } }
  }

  /// What so many new nodes of the group at most could do for the pods; all of them would stand in the zone of the
  /// next one (A7z).
  static func estimate(
    _ pending: ContiguousArray<AutoscalerPicture.PendingPods>, on group: Int, atMost limit: Int,
    _ picture: AutoscalerPicture, _ topology: TopologyTally = TopologyTally()
  ) -> Estimate {
    var topology = topology
    let firstPlace = topology.zones.count
    var result = Estimate(helped: ContiguousArray(repeating: 0, count: pending.count))
    let whole = picture.groups[group].room
    var added: ContiguousArray<ResourceVector> = []
    for index in decreasing(pending, on: group, picture) {
      let request = picture.kinds[Int(pending[index].kind)].request
      let roomOfNode = AutoscalerPicture.room(for: request, in: whole)
      guard roomOfNode > 0 else { continue }
      let number = Int(pending[index].kind)
      if topology.binds(number) {
        result.helped[index] = placeOneByOne(
          pending[index], on: group, picture, atMost: min(limit, largestScaleUp), &added, &topology)
        continue
      }
      var left = pending[index].count
      for node in added.indices where left > 0 {
        let count = min(left, AutoscalerPicture.room(for: request, in: added[node]))
        added[node] &-= request &* ResourceVector(repeating: count)
        topology.add(count, of: number, at: firstPlace + node)
        left -= count
      }
      while left > 0, added.count < min(limit, largestScaleUp) {
        let count = min(left, roomOfNode)
        added.append(whole &- request &* ResourceVector(repeating: count))
        if !topology.isEmpty {
          topology.addNode(of: picture.groups[group], zone: picture.groups[group].zone)
          topology.add(count, of: number, at: firstPlace + added.count - 1)
        }
        left -= count
      }
      result.helped[index] = pending[index].count - left
    }
    result.nodes = added.count
    return result
  }

  /// Puts pods whose constraints look at others on the first new node that takes them, or on another new one; how
  /// many found one.
  private static func placeOneByOne(
    _ pods: AutoscalerPicture.PendingPods, on group: Int, _ picture: AutoscalerPicture, atMost limit: Int,
    _ added: inout ContiguousArray<ResourceVector>, _ topology: inout TopologyTally
  ) -> Int32 {
    let kind = Int(pods.kind)
    let request = picture.kinds[kind].request
    let firstPlace = topology.zones.count - added.count
    for placed in 0..<pods.count {
      var node = added.indices.first {
        AutoscalerPicture.room(for: request, in: added[$0]) > 0
          && topology.refusal(of: kind, at: firstPlace + $0) == nil
      }
      if node == nil, added.count < limit {
        let before = topology
        topology.addNode(of: picture.groups[group], zone: picture.groups[group].zone)
        guard topology.refusal(of: kind, at: topology.zones.count - 1) == nil else {
          topology = before
          return placed
        }
        added.append(picture.groups[group].room)
        node = added.count - 1
      }
      guard let node else { return placed }
      added[node] &-= request
      topology.add(1, of: kind, at: firstPlace + node)
    }
    return pods.count
  }

  /// The places of the pods that the group's nodes suit, those that fill most of a node first.
  private static func decreasing(
    _ pending: ContiguousArray<AutoscalerPicture.PendingPods>, on group: Int, _ picture: AutoscalerPicture
  ) -> [Int] {
    let (whole, zone) = (picture.groups[group].allocatable, picture.groups[group].zone)
    func size(_ place: Int) -> Double {
      let request = picture.kinds[Int(pending[place].kind)].request
      return share(request[0], whole[0]) + share(request[1], whole[1])
    }
    return pending.indices.filter { picture.kinds[Int(pending[$0].kind)].suits(group, zone: zone) }
      .map { (place: $0, size: size($0)) }
      .sorted { $0.size != $1.size ? $0.size > $1.size : $0.place < $1.place }
      .map(\.place)
  }

  private static func share(_ part: Int32, _ whole: Int32) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 0
  }
}
