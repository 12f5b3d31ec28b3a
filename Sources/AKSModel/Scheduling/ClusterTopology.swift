/// The nodes that a cluster's Kubernetes knows, with the pods on them that constraints are about.
struct ClusterTopology {
  private(set) var nodes: ContiguousArray<NodeID> = []
  /// By place of a node: that of its pool among the views.
  private(set) var pools: ContiguousArray<Int> = []
  private(set) var tally: TopologyTally
  /// By slot of the node table: the place of the node here, or -1.
  private var places: ContiguousArray<Int32> = []

  fileprivate init(_ rules: TopologyRules) { tally = TopologyTally(rules) }

  fileprivate mutating func append(_ node: NodeID, zone: UInt8, in view: PoolView, at place: Int) {
    nodes.append(node)
    pools.append(place)
    tally.addNode(of: view.pool, zone: zone)
    let missing = Int(node.index) + 1 - places.count
    if missing > 0 { places.append(contentsOf: repeatElement(-1, count: missing)) }
    places[Int(node.index)] = Int32(nodes.count - 1)
  }

  /// The place of a node; nil: Kubernetes does not know it.
  func place(of node: UInt32) -> Int? {
    guard Int(node) < places.count, places[Int(node)] >= 0 else { return nil }
    return Int(places[Int(node)])
  }

  /// No constraint keeps a pod of a workload from a node that Kubernetes knows.
  func takes(_ workload: WorkloadID, on node: NodeID) -> Bool {
    guard let kind = tally.rules.kindOfWorkload[workload.index], let place = place(of: node.index) else {
      return false
    }
    return tally.refusal(of: kind, at: place) == nil
  }

  /// A pod of a workload has come to a node.
  mutating func add(_ workload: WorkloadID, to node: NodeID) {
    guard let kind = tally.rules.kindOfWorkload[workload.index], let place = place(of: node.index) else {
      return
    }
    tally.add(1, of: kind, at: place)
  }
}

extension Simulation {
  /// What the constraints of a cluster's workloads come to now, in the order of its workloads.
  func topologyRules(of cluster: ClusterID) -> TopologyRules {
    let workloads = workloads(of: cluster)
    guard workloads.contains(where: { !self[$0].template.constraints.isEmpty }) else {
      return TopologyRules()
    }
    return TopologyRules(
      workloads.map { ($0.index, self[$0].name, self[$0].template) },
      pools(of: cluster).map { (view(of: $0), self[$0].name) })
  }

  /// The nodes that Kubernetes knows, and where the pods stand that the rules count.
  func topology(_ rules: TopologyRules, _ views: [PoolView], of cluster: ClusterID) -> ClusterTopology {
    var topology = ClusterTopology(rules)
    for (place, view) in views.enumerated() {
      for number in nodeTable.places(of: view.pool) {
        guard let node = nodeTable.node(at: number, of: view.pool), nodeTable[node].state.isRegistered else {
          continue
        }
        topology.append(node, zone: view.zone(of: nodeTable[node].instance), in: view, at: place)
      }
    }
    for id in workloads(of: cluster) {
      guard let kind = rules.kindOfWorkload[id.index], !rules.countsOfKind[kind].isEmpty else { continue }
      podTable.forEachBound(of: self[id]) { node in topology.add(id, to: nodeTable.id(ofSlot: node)) }
    }
    return topology
  }
}
