/// Why no node of a pool takes a pod, in the words of the scheduler's filters.
package struct UnschedulableReason: Hashable, Sendable {
  package let pool: PoolID
  /// In the words of Kubernetes: `Insufficient cpu`.
  package let text: String
  /// How many nodes say so.
  package internal(set) var nodes: Int
  /// The most that any of these nodes has left of what is short; nil for other reasons.
  package internal(set) var left: NodeResources?
  /// The numbers of a constraint, on the first of these nodes; nil for other reasons.
  package let detail: String?
  /// What keeps the pods away, by its number in the book.
  package let rule: String
}

extension Simulation {
  private static let mismatch = "node(s) didn't match Pod's node affinity/selector"

  /// Why the pods of a workload find no node: each node gives the reasons of the first filter that it fails (W1), as
  /// the scheduler looks at them.
  ///
  /// By the names of pools, then in the order of nodes. Nodes that take a pod give none. A pod of a DaemonSet is for one
  /// node, and the scheduler names all others; `namesOthers`: they are wanted, too.
  package func unschedulableReasons(of id: WorkloadID, namesOthers: Bool = false) -> [UnschedulableReason] {
    let template = self[id].template
    let views = poolViews(of: self[id].cluster)
    let rules = topologyRules(of: self[id].cluster)
    let topology = rules.isEmpty ? nil : self.topology(rules, views, of: self[id].cluster)
    var reasons: [UnschedulableReason] = []
    func add(_ text: String, _ view: PoolView, _ left: NodeResources?, _ detail: String?, _ rule: String) {
      if let place = reasons.firstIndex(where: { $0.pool == view.pool && $0.text == text }) {
        reasons[place].nodes += 1
        if let most = reasons[place].left, let left { reasons[place].left = most.most(left) }
      } else {
        reasons.append(
          UnschedulableReason(pool: view.pool, text: text, nodes: 1, left: left, detail: detail, rule: rule))
      }
    }
    for view in views {
      for node in nodes(of: view.pool) where nodeTable[node].state.isRegistered {
        let isElsewhere = isDaemonSet(id) && !lacksDaemon(id, node)
        if isElsewhere, !namesOthers { continue }
        let texts =
          isElsewhere ? [Self.mismatch] : unsuitability(of: node, in: view, for: template)
        let left = view.allocatable.map { $0.left(beside: requested(of: node)) }
        for text in texts { add(text, view, left, nil, text.hasPrefix("Insufficient") ? "W4" : "W1") }
        if texts.isEmpty, let topology, let refusal = refusal(of: id, on: node, in: view, topology) {
          add(refusal.text, view, nil, refusal.detail, refusal.rule)
        }
      }
    }
    return reasons
  }

  /// What the first constraint says that keeps pods of a workload from a node which has room for them (W15, W16).
  private func refusal(
    of id: WorkloadID, on node: NodeID, in view: PoolView, _ topology: ClusterTopology
  ) -> (text: String, detail: String, rule: String)? {
    let rules = topology.tally.rules
    guard let kind = rules.kindOfWorkload[id.index], let place = topology.place(of: node.index),
      let rule = topology.tally.refusal(of: kind, at: place)
    else { return nil }
    func domain(_ count: Int) -> String {
      rules.counts[count].topology == .hostname
        ? nodeName(node) : "zone \(ZoneSet.label(of: topology.tally.zones[place], in: view.location))"
    }
    func name(_ count: Int) -> String {
      let number = rules.counts[count].kind
      let workloads = workloads(of: self[id].cluster)
      if workloads.indices.contains(number) { return self[workloads[number]].name }
      let names = self[id].template.requiredNeighbours
      return names.first { workload(named: $0, in: self[id].cluster) == nil }
        ?? names.joined(separator: " and ") + " at once"
    }
    switch rule {
    case .spread(let count, let maxSkew, let minDomains):
      let number = topology.tally.number(count, at: place)
      return (
        "node(s) didn't match pod topology spread constraints",
        "\(domain(count)) has \(number), the least is \(topology.tally.least(count, of: minDomains)), max-skew \(maxSkew)"
          + (minDomains > 1 ? ", min-domains \(minDomains)" : ""),
        "W15"
      )
    case .near(let count, _):
      return (
        "node(s) didn't match pod affinity rules", "no pod of \(name(count)) on \(domain(count))", "W16"
      )
    case .apart(let count, let isOwn):
      let number = topology.tally.number(count, at: place)
      return (
        isOwn
          ? "node(s) didn't match pod anti-affinity rules"
          : "node(s) didn't satisfy existing pods anti-affinity rules",
        "\(number) of \(name(count)) on \(domain(count))", "W16"
      )
    }
  }

  /// `0/5 nodes are available: 2 node(s) had untolerated taint {sku: gpu}, 3 Insufficient cpu.`: the scheduler's own
  /// message.
  package func schedulingMessage(of id: WorkloadID) -> String {
    var counts: [(text: String, nodes: Int)] = []
    for reason in unschedulableReasons(of: id, namesOthers: true) {
      if let place = counts.firstIndex(where: { $0.text == reason.text }) {
        counts[place].nodes += reason.nodes
      } else {
        counts.append((reason.text, reason.nodes))
      }
    }
    let all = pools(of: self[id].cluster).flatMap { nodes(of: $0) }.count { nodeTable[$0].state.isRegistered }
    let reasons = counts.map { "\($0.nodes) \($0.text)" }.sorted().joined(separator: ", ")
    return reasons.isEmpty
      ? "0/\(all) nodes are available." : "0/\(all) nodes are available: \(reasons)."
  }

  /// What the first filter that a node fails says; empty: it takes a pod.
  private func unsuitability(of node: NodeID, in view: PoolView, for template: PodTemplate) -> [String] {
    let record = nodeTable[node]
    switch record.state {
    case .deallocated, .failed: return ["node(s) had untolerated taint {node.kubernetes.io/unreachable: }"]
    case .running where !record.isCordoned || template.traits.contains(.daemonSet): break
    default: return ["node(s) were unschedulable"]
    }
    if let taint = view.untolerated(by: template) {
      return ["node(s) had untolerated taint {\(taint.key): \(taint.value)}"]
    }
    guard view.isSelected(by: template, named: self[view.pool].name) else {
      return [Self.mismatch]
    }
    guard let allocatable = view.allocatable else { return ["node(s) of a VM size that is not known here"] }
    let left = allocatable.left(beside: requested(of: node))
    var lacks: [String] = []
    if left.pods < 1 { lacks.append("Too many pods") }
    if left.cpuMillis < template.request.cpuMillis { lacks.append("Insufficient cpu") }
    if left.memoryMiB < template.request.memoryMiB { lacks.append("Insufficient memory") }
    if left.gpus < template.request.gpus { lacks.append("Insufficient nvidia.com/gpu") }
    return lacks
  }
}

extension NodeState {
  /// Kubernetes knows the node: one that is being made is not there yet.
  var isRegistered: Bool { self != .creating }
}

extension NodeResources {
  /// What is left of it.
  package func left(beside requested: NodeResources) -> NodeResources {
    NodeResources(
      cpuMillis: cpuMillis - requested.cpuMillis, memoryMiB: memoryMiB - requested.memoryMiB,
      gpus: gpus - requested.gpus, pods: pods - requested.pods)
  }

  fileprivate func most(_ other: NodeResources) -> NodeResources {
    NodeResources(
      cpuMillis: max(cpuMillis, other.cpuMillis), memoryMiB: max(memoryMiB, other.memoryMiB),
      gpus: max(gpus, other.gpus), pods: max(pods, other.pods))
  }
}
