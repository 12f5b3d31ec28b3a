// DaemonSets: each node that suits has one of their pods, which comes and goes with it (W18).

extension Simulation {
  /// Its pods belong to nodes, and nobody says how many there are.
  package func isDaemonSet(_ id: WorkloadID) -> Bool { self[id].template.traits.contains(.daemonSet) }

  /// Nodes have come or are others, or what is wanted on them is: the scheduler sees to that, too.
  mutating func daemonsAreDue(in cluster: ClusterID) {
    guard cluster.index < schedulers.count, !schedulers[Int(cluster.index)].daemonSets.isEmpty else { return }
    wakeScheduler(of: cluster)
  }

  /// The node of such a pod is none for it any more.
  mutating func removeDaemon(_ pod: PodID, _ end: PodEnd, _ cause: Cause) {
    let id = self[pod].workload
    let cause = Cause(cause.operation, cause.rule ?? "W18")
    remove(pod, end, cause)
    changeReplicas(of: id, by: -1, cause)
    daemonsAreDue(in: self[id].cluster)
  }

  /// Nodes that lack the pod of a DaemonSet get one, if it finds room; those that are not for it any more lose it.
  ///
  /// They have no constraints of their own, but other pods may keep them away (W16).
  mutating func placeDaemons(of cluster: ClusterID, _ views: [PoolView], _ rules: TopologyRules) {
    for id in schedulers[Int(cluster.index)].daemonSets {
      placeDaemons(of: id, views, rules)
    }
  }

  private mutating func placeDaemons(of id: WorkloadID, _ views: [PoolView], _ rules: TopologyRules) {
    let cause = Cause(nil, "W18")
    let (lacking, strange) = daemonNodes(of: id, views)
    for pod in strange.flatMap({ pods(on: $0) }) where self[pod].workload == id {
      removeDaemon(pod, .scaledIn, cause)
    }
    let missing = lacking.count - self[id].pending
    if missing > 0 {
      changeReplicas(of: id, by: missing, cause)
      addPods(missing, to: id, cause)
    }
    for _ in 0..<max(0, -missing) { removeDaemon(podTable.id(of: self[id].queue.last), .scaledIn, cause) }
    let request = self[id].template.request
    let isConstrained = !lacking.isEmpty && rules.concern(id)
    let topology = isConstrained ? self.topology(rules, views, of: self[id].cluster) : nil
    for (node, allocatable) in lacking where allocatable.holds(request, beside: requested(of: node)) {
      if let topology, !topology.takes(id, on: node) { continue }
      let pod = podTable.id(of: self[id].queue.first)
      bind(pod, of: id, to: node, cause)
      start(pod, of: id, on: node)
    }
    self[id].isParked = true
  }

  /// Running nodes that suit and lack a pod of the DaemonSet, with what they have for pods; and nodes with such a pod
  /// that do not have the labels for it.
  ///
  /// A cordon keeps no pod of a DaemonSet away.
  private func daemonNodes(
    of id: WorkloadID, _ views: [PoolView]
  ) -> (lacking: [(NodeID, NodeResources)], strange: [NodeID]) {
    let template = self[id].template
    var (lacking, strange): ([(NodeID, NodeResources)], [NodeID]) = ([], [])
    for view in views {
      let zones = view.zones(for: template, named: self[view.pool].name)
      let allocatable = view.untolerated(by: template) == nil ? view.allocatable : nil
      for place in nodeTable.places(of: view.pool) {
        guard let node = nodeTable.node(at: place, of: view.pool) else { continue }
        let record = nodeTable[node]
        let suits = zones >> view.zone(of: record.instance) & 1 == 1
        if self[id].nodesWithPod.contains(node.index) {
          if !suits { strange.append(node) }
        } else if suits, record.state == .running, let allocatable {
          lacking.append((node, allocatable))
        }
      }
    }
    return (lacking, strange)
  }

  /// A node is one that a pod of the DaemonSet could be waiting for.
  package func lacksDaemon(_ id: WorkloadID, _ node: NodeID) -> Bool {
    nodeTable[node].state == .running && !self[id].nodesWithPod.contains(node.index)
  }
}
