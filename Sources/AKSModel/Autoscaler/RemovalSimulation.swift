/// What would become of the pods of nodes that are removed, one node after the other.
struct RemovalSimulation {
  private let picture: AutoscalerPicture
  /// By node: what pods could still ask for; negative where none is put.
  private var free: ContiguousArray<ResourceVector>
  /// By kind: of the nodes in front of this one, none has room for a pod of the kind.
  private var starts: ContiguousArray<Int>
  /// Where the pods stand that constraints are about.
  private var topology: TopologyTally
  /// By kind.
  private var allowedDisruptions: ContiguousArray<Int?>

  /// What comes of a node's removal.
  enum Outcome: Hashable {
    /// All its pods find a place. Risky: their budgets do not allow all evictions at once.
    case removable(isEmpty: Bool, isRisky: Bool)
    case blocked(kind: Int, Obstacle)
    case noRoom(kind: Int, count: Int)
  }

  init(_ picture: AutoscalerPicture, free: ContiguousArray<ResourceVector>, _ topology: TopologyTally) {
    self.picture = picture
    self.free = free
    self.topology = topology
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
    let before = topology.isEmpty ? nil : topology
    free[node] = ResourceVector(repeating: -1)
    takeAway(pods, from: node)
    if let failure = move(pods) {
      free[node] = own
      if let before { topology = before }
      return failure
    }
    for placement in pods {
      allowedDisruptions[Int(placement.kind)]? -= Int(placement.count)
    }
    return .removable(isEmpty: pods.isEmpty, isRisky: isRisky)
  }

  private mutating func takeAway(_ pods: ArraySlice<AutoscalerPicture.Placement>, from node: Int) {
    guard !topology.isEmpty else { return }
    for placement in pods { topology.add(-placement.count, of: Int(placement.kind), at: node) }
    topology.removeNode(node, of: picture.groups[Int(picture.nodes[node].group)].pool)
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
      if topology.binds(number) {
        left -= moveOneByOne(placement, &moves)
      }
      while !topology.binds(number), left > 0, starts[number] < free.count {
        let node = starts[number]
        if kind.suits(Int(picture.nodes[node].group), zone: picture.nodes[node].zone) {
          let count = min(left, AutoscalerPicture.room(for: kind.request, in: free[node]))
          if count > 0 {
            let amount = kind.request &* ResourceVector(repeating: count)
            free[node] &-= amount
            topology.add(count, of: number, at: node)
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

  /// Moves pods whose constraints look at others, each where those before it allow it; how many found a place.
  private mutating func moveOneByOne(
    _ placement: AutoscalerPicture.Placement,
    _ moves: inout ContiguousArray<(node: Int, amount: ResourceVector)>
  ) -> Int32 {
    let number = Int(placement.kind)
    let kind = picture.kinds[number]
    for moved in 0..<placement.count {
      let node = free.indices.first { node in
        kind.suits(Int(picture.nodes[node].group), zone: picture.nodes[node].zone)
          && AutoscalerPicture.room(for: kind.request, in: free[node]) > 0
          && topology.refusal(of: number, at: node) == nil
      }
      guard let node else { return moved }
      free[node] &-= kind.request
      moves.append((node, kind.request))
      topology.add(1, of: number, at: node)
    }
    return placement.count
  }
}
