/// Where the pods stand that constraints are about; kept up to date as pods are placed and nodes come and go.
///
/// A picture of nodes by their places, with nothing in it that is not asked for: empty where nobody has constraints.
struct TopologyTally: Sendable {
  let rules: TopologyRules
  /// Nobody has constraints.
  let isEmpty: Bool
  /// By place of a node: its zone, 0 without one.
  private(set) var zones: ContiguousArray<UInt8> = []
  /// By count of the rules.
  private var counts: ContiguousArray<DomainCount>

  init(_ rules: TopologyRules = TopologyRules()) {
    self.rules = rules
    isEmpty = rules.isEmpty
    counts = ContiguousArray(repeating: DomainCount(), count: rules.counts.count)
  }

  // MARK: - Nodes

  /// One node more, at the next place; `isKnown`: Kubernetes knows it, so that its domain counts.
  mutating func addNode(of pool: PoolID, zone: UInt8, isKnown: Bool = true) {
    zones.append(zone)
    let node = zones.count - 1
    for place in counts.indices {
      let domain = domain(of: node, place)
      counts[place].makeRoom(for: domain)
      if isKnown, isDomain(node, of: pool, place) { counts[place].join(domain) }
    }
  }

  /// The node at this place is no domain any more; its pods have been taken away.
  mutating func removeNode(_ node: Int, of pool: PoolID) {
    for place in counts.indices where isDomain(node, of: pool, place) {
      counts[place].leave(domain(of: node, place))
    }
  }

  // MARK: - Pods

  /// So many pods more, or fewer, of a kind stand on the node at this place.
  @inline(__always)
  mutating func add(_ number: Int32, of kind: Int, at node: Int) {
    if isEmpty { return }
    for place in rules.countsOfKind[kind] { counts[place].add(number, in: domain(of: node, place)) }
  }

  /// A pod of a kind may not be able to go where there is room.
  @inline(__always)
  func binds(_ kind: Int) -> Bool { !isEmpty && !rules.rules[kind].isEmpty }

  /// The first rule that keeps a pod of a kind from the node at this place; nil: none does.
  func refusal(of kind: Int, at node: Int) -> TopologyRules.Rule? {
    isEmpty ? nil : rules.rules[kind].first { !allows($0, at: node) }
  }

  private func allows(_ rule: TopologyRules.Rule, at node: Int) -> Bool {
    switch rule {
    case .spread(let count, let maxSkew, let minDomains):
      number(count, at: node) + 1 - least(count, of: minDomains) <= maxSkew
    case .near(let count, let isOwn): number(count, at: node) > 0 || (isOwn && counts[count].total == 0)
    case .apart(let count, _): number(count, at: node) == 0
    }
  }

  /// How many pods of a count stand in the domain of a node.
  func number(_ count: Int, at node: Int) -> Int32 { counts[count].pods[domain(of: node, count)] }

  /// The fewest that any domain of a count has, or 0 where there are fewer domains than that.
  func least(_ count: Int, of minDomains: Int32) -> Int32 {
    counts[count].domains < minDomains ? 0 : counts[count].least
  }

  private func domain(of node: Int, _ count: Int) -> Int {
    rules.counts[count].topology == .hostname ? node : Int(zones[node])
  }

  private func isDomain(_ node: Int, of pool: PoolID, _ count: Int) -> Bool {
    (rules.domains[count][pool] ?? 0) >> zones[node] & 1 == 1
  }
}

/// How many pods each domain of a topology has, and the least of them.
private struct DomainCount: Sendable {
  var pods: ContiguousArray<Int32> = []
  var total: Int32 = 0
  /// How many domains there are.
  private(set) var domains: Int32 = 0
  /// By domain: how many nodes make it one.
  private var nodes: ContiguousArray<Int32> = []
  /// By number of pods: how many domains have so many.
  private var levels: ContiguousArray<Int32> = []

  /// The fewest pods that a domain has; 0 without any.
  var least: Int32 { Int32(levels.firstIndex { $0 > 0 } ?? 0) }

  mutating func makeRoom(for domain: Int) {
    let missing = domain + 1 - pods.count
    guard missing > 0 else { return }
    pods.append(contentsOf: repeatElement(0, count: missing))
    nodes.append(contentsOf: repeatElement(0, count: missing))
  }

  mutating func join(_ domain: Int) {
    nodes[domain] += 1
    guard nodes[domain] == 1 else { return }
    domains += 1
    change(pods[domain], by: 1)
  }

  mutating func leave(_ domain: Int) {
    nodes[domain] -= 1
    guard nodes[domain] == 0 else { return }
    domains -= 1
    change(pods[domain], by: -1)
  }

  mutating func add(_ number: Int32, in domain: Int) {
    let old = pods[domain]
    pods[domain] = old + number
    total += number
    guard nodes[domain] > 0 else { return }
    change(old, by: -1)
    change(old + number, by: 1)
  }

  private mutating func change(_ level: Int32, by number: Int32) {
    let missing = Int(level) + 1 - levels.count
    if missing > 0 { levels.append(contentsOf: repeatElement(0, count: missing)) }
    levels[Int(level)] += number
  }
}
