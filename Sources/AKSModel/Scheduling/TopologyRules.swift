/// What the constraints of a cluster's workloads come to, by their numbers: which pods have to be counted in which
/// domains, and what is asked of these counts.
struct TopologyRules: Sendable {
  /// Pods of one kind, counted in the domains of a topology.
  struct Count: Hashable, Sendable {
    let kind: Int
    let topology: Topology
  }

  /// What must hold of a node for a pod to go there; counts by their place in `counts`.
  enum Rule: Hashable, Sendable {
    /// W15.
    case spread(count: Int, maxSkew: Int32, minDomains: Int32)
    /// W16; `isOwn`: of its own workload, whose first pod need not find another one.
    case near(count: Int, isOwn: Bool)
    /// W16; `isOwn`: it is a constraint of the pod, otherwise one of those that are there.
    case apart(count: Int, isOwn: Bool)
  }

  /// What makes a node better (W17).
  enum Wish: Hashable, Sendable {
    case spread(count: Int, maxSkew: Int32)
    /// Negative weights: away from them.
    case pods(count: Int, weight: Int32)
    case nodes(NodeRequirement, weight: Int32)
  }

  private(set) var counts: ContiguousArray<Count> = []
  /// By count: the zones of each pool whose nodes are its domains, as bits; empty unless a spread needs it.
  private(set) var domains: ContiguousArray<[PoolID: UInt8]> = []
  /// By kind; empty if no workload has constraints.
  private(set) var rules: ContiguousArray<ContiguousArray<Rule>> = []
  private(set) var wishes: ContiguousArray<ContiguousArray<Wish>> = []
  /// By kind: the counts of its pods.
  private(set) var countsOfKind: ContiguousArray<ContiguousArray<Int>> = []
  /// By the index of a workload: its kind.
  private(set) var kindOfWorkload: [UInt32: Int] = [:]

  /// Nobody has constraints.
  var isEmpty: Bool { rules.isEmpty }

  /// Where its pods go depends on more than the node itself.
  func concern(_ kind: Int) -> Bool { !isEmpty && !(rules[kind].isEmpty && wishes[kind].isEmpty) }

  /// The same of a workload.
  func concern(_ id: WorkloadID) -> Bool { !isEmpty && kindOfWorkload[id.index].map { concern($0) } ?? false }

  /// Whose pods, once they have nodes, may let pods of a kind find one.
  func isAwaited(_ kind: Int, by other: Int) -> Bool {
    rules[other].contains { if case .near(let count, _) = $0 { counts[count].kind == kind } else { false } }
  }

  init() {}

  /// The rules for workloads of these numbers.
  init(_ workloads: [(index: UInt32, name: String, template: PodTemplate)], _ pools: [(PoolView, String)]) {
    guard workloads.contains(where: { !$0.template.constraints.isEmpty }) else { return }
    // One more, for pods that are of no workload: the service's own.
    rules = ContiguousArray(repeating: [], count: workloads.count + 1)
    wishes = ContiguousArray(repeating: [], count: workloads.count + 1)
    countsOfKind = ContiguousArray(repeating: [], count: workloads.count + 1)
    for (kind, workload) in workloads.enumerated() { kindOfWorkload[workload.index] = kind }
    let kinds = Dictionary(uniqueKeysWithValues: workloads.enumerated().map { ($1.name, $0) })
    for (kind, workload) in workloads.enumerated() {
      for constraint in workload.template.constraints {
        if case .spread(let topology, _, _, _) = constraint {
          let count = self.count(kind, topology)
          for (view, name) in pools {
            domains[count][view.pool] = view.zones(for: workload.template, named: name)
          }
        }
        read(constraint, of: kind, kinds)
      }
      if workload.template.requiredNeighbours.count > 1 { wantNobody(kind) }
    }
  }

  /// Pods of several workloads at once are asked for: kube-scheduler counts only pods that suit all terms, and none does.
  private mutating func wantNobody(_ kind: Int) {
    rules[kind].removeAll { if case .near = $0 { true } else { false } }
    rules[kind].append(.near(count: count(-1, .hostname), isOwn: false))
  }

  private mutating func read(_ constraint: PlacementConstraint, of kind: Int, _ kinds: [String: Int]) {
    switch constraint {
    case .spread(let topology, let maxSkew, let minDomains, let isRequired):
      let count = self.count(kind, topology)
      if isRequired {
        rules[kind].append(.spread(count: count, maxSkew: maxSkew, minDomains: minDomains))
      } else {
        wishes[kind].append(.spread(count: count, maxSkew: maxSkew))
      }
    case .near(let name, let topology, let weight):
      // Pods of a workload that is not there are nowhere: its number is nobody's.
      let count = self.count(kinds[name] ?? -1, topology)
      if let weight {
        wishes[kind].append(.pods(count: count, weight: weight))
      } else {
        rules[kind].append(.near(count: count, isOwn: kinds[name] == kind))
      }
    case .apart(let name, let topology, let weight):
      guard let other = kinds[name] else { return }
      let count = self.count(other, topology)
      if let weight {
        wishes[kind].append(.pods(count: count, weight: -weight))
      } else {
        rules[kind].append(.apart(count: count, isOwn: true))
        if other != kind { rules[other].append(.apart(count: self.count(kind, topology), isOwn: false)) }
      }
    case .prefers(let requirement, let weight):
      wishes[kind].append(.nodes(requirement, weight: weight))
    }
  }

  /// The place of a count.
  private mutating func count(_ kind: Int, _ topology: Topology) -> Int {
    let count = Count(kind: kind, topology: topology)
    if let place = counts.firstIndex(of: count) { return place }
    counts.append(count)
    domains.append([:])
    if kind >= 0 { countsOfKind[kind].append(counts.count - 1) }
    return counts.count - 1
  }
}
