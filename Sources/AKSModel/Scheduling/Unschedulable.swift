/// Why no node of a pool takes a pod, in the words of the scheduler's filters.
package struct UnschedulableReason: Hashable, Sendable {
  package let pool: PoolID
  /// In the words of Kubernetes: `Insufficient cpu`.
  package let text: String
  /// How many nodes say so.
  package internal(set) var nodes: Int
  /// The most that any of these nodes has left of what is short; nil for other reasons.
  package internal(set) var left: NodeResources?
}

extension Simulation {
  /// Why the pods of a workload find no node: each node gives the reasons of the first filter that it fails (W1), as
  /// the scheduler looks at them.
  ///
  /// By the names of pools, then in the order of nodes. Nodes that take a pod give none.
  package func unschedulableReasons(of id: WorkloadID) -> [UnschedulableReason] {
    let template = self[id].template
    var reasons: [UnschedulableReason] = []
    for view in poolViews(of: self[id].cluster) {
      for node in nodes(of: view.pool) where nodeTable[node].state.isRegistered {
        for text in unsuitability(of: node, in: view, for: template) {
          let left = view.allocatable.map { $0.left(beside: requested(of: node)) }
          if let place = reasons.firstIndex(where: { $0.pool == view.pool && $0.text == text }) {
            reasons[place].nodes += 1
            if let most = reasons[place].left, let left { reasons[place].left = most.most(left) }
          } else {
            reasons.append(UnschedulableReason(pool: view.pool, text: text, nodes: 1, left: left))
          }
        }
      }
    }
    return reasons
  }

  /// `0/5 nodes are available: 2 node(s) had untolerated taint {sku: gpu}, 3 Insufficient cpu.`: the scheduler's own
  /// message.
  package func schedulingMessage(of id: WorkloadID) -> String {
    var counts: [(text: String, nodes: Int)] = []
    for reason in unschedulableReasons(of: id) {
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
    case .running where !record.isCordoned: break
    default: return ["node(s) were unschedulable"]
    }
    if let taint = view.untolerated(by: template) {
      return ["node(s) had untolerated taint {\(taint.key): \(taint.value)}"]
    }
    guard view.isSelected(by: template, named: self[view.pool].name) else {
      return ["node(s) didn't match Pod's node affinity/selector"]
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
  fileprivate var isRegistered: Bool { self != .creating }
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
