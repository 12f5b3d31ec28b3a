/// A pool as the scheduler sees it: what all its nodes have in common.
struct PoolView: Sendable {
  let pool: PoolID
  /// nil: nothing is known of its machines, and no pod is put there.
  let allocatable: NodeResources?
  /// Those that keep pods away; a preference is none.
  let taints: [Taint]
  /// Sorted by their keys.
  let labels: [ResourceTag]
  /// The numbers of the zones that its nodes stand in, one after the other; 0: of none (T4z).
  let zoneNumbers: [UInt8]
  /// Of its cluster, which the names of zones begin with.
  let location: String

  /// The zone of a node.
  func zone(of instance: UInt32) -> UInt8 { zoneNumbers.zone(of: instance) }

  /// All its zones, as bits.
  var allZones: UInt8 { zoneNumbers.reduce(0) { $0 | 1 << $1 } }

  /// Nodes of it have what the pods look for.
  func isSelected(by template: PodTemplate, named name: String) -> Bool {
    zones(for: template, named: name) != 0
  }

  /// The zones, as bits, in which its nodes have what the pods look for.
  func zones(for template: PodTemplate, named name: String) -> UInt8 {
    if let wanted = template.pool, !wanted.equalsIgnoringCase(name) { return 0 }
    if template.nodeSelector.isEmpty, template.nodeAffinity.isEmpty { return allZones }
    return zones { labels in
      template.nodeSelector.allSatisfy { labels.contains($0) }
        && template.nodeAffinity.allSatisfy { $0.accepts(labels) }
    }
  }

  /// The zones, as bits, in which its nodes are as required.
  func zones(with requirement: NodeRequirement) -> UInt8 { zones { requirement.accepts($0) } }

  private func zones(where isWanted: ([ResourceTag]) -> Bool) -> UInt8 {
    zoneNumbers.reduce(0) { zones, zone in
      let label = ResourceTag(key: Topology.zone.label, value: ZoneSet.label(of: zone, in: location))
      return isWanted(labels + [label]) ? zones | 1 << zone : zones
    }
  }

  /// The first taint that the pods do not put up with.
  func untolerated(by template: PodTemplate) -> Taint? {
    taints.first { taint in !template.tolerations.contains { $0.tolerates(taint) } }
  }
}

extension [UInt8] {
  /// Of these zones, that of the node with this index.
  @inline(__always)
  func zone(of instance: UInt32) -> UInt8 { count == 1 ? self[0] : self[Int(instance) % count] }
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
      labels: schedulingLabels(of: id), zoneNumbers: self[id].availabilityZones.numbers,
      location: self[self[id].cluster].location)
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
