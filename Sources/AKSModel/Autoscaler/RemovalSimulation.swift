/// What would become of the pods of nodes that are removed, one node after the other.
struct RemovalSimulation {
  private let picture: AutoscalerPicture
  /// By node: what pods could still ask for; negative where none is put.
  private var free: ContiguousArray<ResourceVector>
  /// By kind: of the nodes in front of this one, none has room for a pod of the kind.
  private var starts: ContiguousArray<Int>
  /// By kind.
  private var allowedDisruptions: ContiguousArray<Int?>

  /// What comes of a node's removal.
  enum Outcome: Hashable {
    /// All its pods find a place. Risky: their budgets do not allow all evictions at once.
    case removable(isEmpty: Bool, isRisky: Bool)
    case blocked(kind: Int, Obstacle)
    case noRoom(kind: Int, count: Int)
  }

  init(_ picture: AutoscalerPicture, free: ContiguousArray<ResourceVector>) {
    self.picture = picture
    self.free = free
    starts = ContiguousArray(repeating: 0, count: picture.kinds.count)
    allowedDisruptions = ContiguousArray(picture.kinds.map(\.allowedDisruptions))
  }

  /// Removes a node: if all its pods find a place they keep it, and nothing goes to the node any more.
  mutating func remove(_ node: Int) -> Outcome {
    guard let range = picture.nodes[node].pods else { return .noRoom(kind: 0, count: 0) }
    let pods = picture.placements[Int(range.lowerBound)..<Int(range.upperBound)]
    var isRisky = false
    for placement in pods {
      if let obstacle = obstacle(of: placement) { return .blocked(kind: Int(placement.kind), obstacle) }
      if let allowed = allowedDisruptions[Int(placement.kind)], allowed < Int(placement.count) {
        isRisky = true
      }
    }
    let own = free[node]
    free[node] = ResourceVector(repeating: -1)
    if let failure = move(pods) {
      free[node] = own
      return failure
    }
    for placement in pods {
      allowedDisruptions[Int(placement.kind)]? -= Int(placement.count)
    }
    return .removable(isEmpty: pods.isEmpty, isRisky: isRisky)
  }

  /// What keeps the pods where they are.
  private func obstacle(of placement: AutoscalerPicture.Placement) -> Obstacle? {
    let kind = picture.kinds[Int(placement.kind)]
    if !kind.traits.contains(.safeToEvict) {
      if kind.traits.contains(.notSafeToEvict) { return .notSafeToEvict }
      if kind.traits.contains(.noController) { return .noController }
      if picture.options.keepsSystemPods, kind.traits.contains(.kubeSystem), kind.allowedDisruptions == nil {
        return .systemPod
      }
      if picture.options.keepsLocalStorage, kind.traits.contains(.localStorage) { return .localStorage }
    }
    if let allowed = allowedDisruptions[Int(placement.kind)], allowed < 1 { return .disruptionBudget }
    return nil
  }

  /// Puts the pods on other nodes; if one finds no place, nothing has changed.
  private mutating func move(_ pods: ArraySlice<AutoscalerPicture.Placement>) -> Outcome? {
    var moves: ContiguousArray<(node: Int, amount: ResourceVector)> = []
    var oldStarts: ContiguousArray<(kind: Int, start: Int)> = []
    for placement in pods {
      let number = Int(placement.kind)
      let kind = picture.kinds[number]
      oldStarts.append((number, starts[number]))
      var left = placement.count
      while left > 0, starts[number] < free.count {
        let node = starts[number]
        if kind.suits[Int(picture.nodes[node].group)] {
          let count = min(left, AutoscalerPicture.room(for: kind.request, in: free[node]))
          if count > 0 {
            let amount = kind.request &* ResourceVector(repeating: count)
            free[node] &-= amount
            moves.append((node, amount))
            left -= count
          }
          if left == 0 { break }
        }
        starts[number] += 1
      }
      guard left > 0 else { continue }
      for move in moves { free[move.node] &+= move.amount }
      for old in oldStarts.reversed() { starts[old.kind] = old.start }
      return .noRoom(kind: number, count: Int(left))
    }
    return nil
  }
}
