/// The nodes that hold one more pod of a workload, the best first.
///
/// Each node stands here with the key it has now; it may stand here with older ones, too, which are recognised
/// when they come up. So a node is looked at again only when something has been put on it, and still the choice
/// is that of whoever looks at all nodes for each pod.
struct Placement {
  /// A node, and how good it is.
  struct Candidate: Comparable {
    /// What its score lacks of the highest, then its place by name: the least is the best.
    let key: UInt64
    let node: NodeID

    static func < (a: Candidate, b: Candidate) -> Bool { a.key < b.key }
    static func == (a: Candidate, b: Candidate) -> Bool { a.key == b.key }
  }

  let request: PodRequest
  /// By the place of the pool: what its nodes have; nil: they are not for this workload.
  let allocatables: ContiguousArray<NodeResources?>
  /// By the place of the pool: its zones, for pods that not all zones of all pools are for; nil: whichever.
  let zones: ContiguousArray<(pool: PoolView, bits: UInt8)>?
  var heap = BinaryHeap<Candidate>()
  /// How much of the list of touched nodes it knows.
  var seen: Int

  /// The key of a node; nil: it does not hold another pod.
  @inline(__always)
  func key(of node: Node, in place: Int, requested: NodeResources) -> UInt64? {
    guard let allocatable = allocatables[place], node.state == .running, !node.isCordoned,
      allocatable.holds(request, beside: requested)
    else { return nil }
    if let zones, zones[place].bits >> zones[place].pool.zone(of: node.instance) & 1 == 0 { return nil }
    let lack = NodeResources.highestScore - allocatable.score(of: request, beside: requested)
    return UInt64(lack) << 48 | UInt64(place) << 32 | UInt64(node.instance)
  }

  /// The place of the pool of a candidate.
  static func place(of key: UInt64) -> Int { Int(key >> 32 & 0xFFFF) }
}
