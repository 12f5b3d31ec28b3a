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

  /// What so many new nodes of the group at most could do for the pods.
  static func estimate(
    _ pending: ContiguousArray<AutoscalerPicture.PendingPods>, on group: Int, atMost limit: Int,
    _ picture: AutoscalerPicture
  ) -> Estimate {
    var result = Estimate(helped: ContiguousArray(repeating: 0, count: pending.count))
    let whole = picture.groups[group].allocatable
    var added: ContiguousArray<ResourceVector> = []
    for index in decreasing(pending, on: group, picture) {
      let request = picture.kinds[Int(pending[index].kind)].request
      let roomOfNode = AutoscalerPicture.room(for: request, in: whole)
      guard roomOfNode > 0 else { continue }
      var left = pending[index].count
      for node in added.indices where left > 0 {
        let count = min(left, AutoscalerPicture.room(for: request, in: added[node]))
        added[node] &-= request &* ResourceVector(repeating: count)
        left -= count
      }
      while left > 0, added.count < min(limit, largestScaleUp) {
        let count = min(left, roomOfNode)
        added.append(whole &- request &* ResourceVector(repeating: count))
        left -= count
      }
      result.helped[index] = pending[index].count - left
    }
    result.nodes = added.count
    return result
  }

  /// The places of the pods that the group's nodes suit, those that fill most of a node first.
  private static func decreasing(
    _ pending: ContiguousArray<AutoscalerPicture.PendingPods>, on group: Int, _ picture: AutoscalerPicture
  ) -> [Int] {
    let whole = picture.groups[group].allocatable
    func size(_ place: Int) -> Double {
      let request = picture.kinds[Int(pending[place].kind)].request
      return share(request[0], whole[0]) + share(request[1], whole[1])
    }
    return pending.indices.filter { picture.kinds[Int(pending[$0].kind)].suits[group] }
      .map { (place: $0, size: size($0)) }
      .sorted { $0.size != $1.size ? $0.size > $1.size : $0.place < $1.place }
      .map(\.place)
  }

  private static func share(_ part: Int32, _ whole: Int32) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 0
  }
}
