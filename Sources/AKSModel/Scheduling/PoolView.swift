/// A pool as the scheduler sees it: what all its nodes have in common.
struct PoolView: Sendable {
  let pool: PoolID
  /// nil: nothing is known of its machines, and no pod is put there.
  let allocatable: NodeResources?
  /// Those that keep pods away; a preference is none.
  let taints: [Taint]
  /// Sorted by their keys.
  let labels: [ResourceTag]

  /// Its nodes have what the pods look for.
  func isSelected(by template: PodTemplate, named name: String) -> Bool {
    if let wanted = template.pool, !wanted.equalsIgnoringCase(name) { return false }
    return template.nodeSelector.allSatisfy { labels.contains($0) }
      && template.nodeAffinity.allSatisfy { $0.accepts(labels) }
  }

  /// The first taint that the pods do not put up with.
  func untolerated(by template: PodTemplate) -> Taint? {
    taints.first { taint in !template.tolerations.contains { $0.tolerates(taint) } }
  }
}

extension Simulation {
  /// The pools of a cluster in the order of their nodes' names.
  func poolViews(of cluster: ClusterID) -> [PoolView] {
    pools(of: cluster).map { (nodeName(of: $0, instance: 0), $0) }.sorted { $0.0 < $1.0 }.map {
      view(of: $0.1)
    }
  }

  /// A pool as the scheduler sees it.
  func view(of id: PoolID) -> PoolView {
    PoolView(
      pool: id, allocatable: allocatable(of: id),
      taints: taints(of: id).compactMap(Taint.init).filter { $0.effect != .preferNoSchedule },
      labels: schedulingLabels(of: id))
  }

  /// The taints of a pool's nodes, the service's own included (P2).
  package func taints(of id: PoolID) -> [String] {
    let own = self[self[id].nodeTaints]
    return self[id].scaleSetPriority == .spot && !own.contains(ServiceMarks.spotTaint)
      ? own + [ServiceMarks.spotTaint] : own
  }

  /// The labels of a pool's nodes that a node selector may name: its own, and the service's (AKS article
  /// use-labels).
  private func schedulingLabels(of id: PoolID) -> [ResourceTag] {
    let pool = self[id]
    var labels = [
      ("agentpool", pool.name), ("kubernetes.azure.com/agentpool", pool.name),
      ("kubernetes.azure.com/mode", pool.mode.rawValue.lowercased()),
      ("kubernetes.azure.com/cluster", self[pool.cluster].nodeResourceGroup),
      ("kubernetes.io/os", pool.osType.rawValue.lowercased()),
      ("node.kubernetes.io/instance-type", pool.vmSize),
      ("topology.kubernetes.io/region", self[pool.cluster].location),
    ].map { ResourceTag(key: $0.0, value: $0.1) }
    if pool.scaleSetPriority == .spot {
      labels.append(ServiceMarks.spotLabel)
    }
    return self[pool.nodeLabels].reduce(labels) { $0.adding($1) }.sortedByKey
  }
}
