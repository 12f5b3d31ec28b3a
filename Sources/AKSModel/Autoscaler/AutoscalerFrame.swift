/// What of a picture is made of texts, and stays as it is as long as no pool, workload or profile changes.
struct AutoscalerFrame: Sendable {
  let options: AutoscalerOptions
  let priorities: [ExpanderPriority]
  let groups: ContiguousArray<AutoscalerPicture.Group>
  let kinds: ContiguousArray<AutoscalerPicture.PodKind>
  let rules: TopologyRules
  /// In the order of the groups.
  let views: [PoolView]
  /// By kind; the last kind is that of the service's own pods.
  let workloads: [WorkloadID]
  /// By the index of a workload: its kind.
  let kindOfWorkload: [UInt32: Int32]
  /// The kinds whose pods belong to nodes.
  let daemonSets: [Int]
}

extension Simulation {
  /// The frame of the pictures of a cluster, as it is now.
  func frame(of cluster: ClusterID) -> AutoscalerFrame {
    let pools = pools(of: cluster)
    let views = pools.map { view(of: $0) }
    let workloads = workloads(of: cluster)
    var kinds: ContiguousArray<AutoscalerPicture.PodKind> = []
    for id in workloads {
      let template = self[id].template
      let zones = zip(pools, views).map { pool, view in view.zones(for: template, named: self[pool].name) }
      let suits = zip(views, zones).map { view, zones in
        view.allocatable != nil && zones != 0 && view.untolerated(by: template) == nil
      }
      var kind = AutoscalerPicture.PodKind(
        request: ResourceVector(template.request), suits: ContiguousArray(suits))
      if zip(views, zones).contains(where: { $1 != 0 && $1 != $0.allZones }) {
        kind.zones = ContiguousArray(zones)
      }
      kind.priority = template.priority
      kind.traits = AutoscalerPicture.PodKind.Traits(rawValue: template.traits.rawValue)
      kinds.append(kind)
    }
    kinds.append(servicePods(pools))
    return AutoscalerFrame(
      options: AutoscalerOptions(self[self[cluster].autoScalerProfile]),
      priorities: self[self[cluster].expanderPriorities].compactMap(ExpanderPriority.init),
      groups: groups(pools, views),
      kinds: kinds,
      rules: topologyRules(of: cluster),
      views: views,
      workloads: workloads,
      kindOfWorkload: Dictionary(
        uniqueKeysWithValues: workloads.enumerated().map { ($0.element.index, Int32($0.offset)) }),
      daemonSets: kinds.indices.filter { kinds[$0].traits.contains(.daemonSet) })
  }

  /// CoreDNS and its like in namespace kube-system: without a budget, and only on system pools.
  private func servicePods(_ pools: [PoolID]) -> AutoscalerPicture.PodKind {
    var kind = AutoscalerPicture.PodKind(
      request: ResourceVector(), suits: ContiguousArray(pools.map { self[$0].mode == .system }))
    kind.traits = .kubeSystem
    return kind
  }

  private func groups(_ pools: [PoolID], _ views: [PoolView]) -> ContiguousArray<AutoscalerPicture.Group> {
    var groups: ContiguousArray<AutoscalerPicture.Group> = []
    for (index, (pool, view)) in zip(pools, views).enumerated() {
      let size = VMSize.named(self[pool].vmSize)
      var group = AutoscalerPicture.Group(
        pool: pool, name: scaleSetName(of: pool),
        allocatable: view.allocatable.map { ResourceVector($0) } ?? ResourceVector(),
        capacity: size.map { [Int32($0.vcpus * 1000), Int32($0.memoryMiB), Int32($0.gpus), 0] }
          ?? ResourceVector())
      group.similarity = (0..<index).first { areSimilar(views[$0], view) } ?? index
      groups.append(group)
    }
    return groups
  }

  /// Nodes of both pools are alike but for the names that the pools give them (upstream's comparison on Azure
  /// leaves out the labels of pools).
  private func areSimilar(_ a: PoolView, _ b: PoolView) -> Bool {
    let names = ["agentpool", "kubernetes.azure.com/agentpool"]
    return self[a.pool].vmSize.equalsIgnoringCase(self[b.pool].vmSize) && a.allocatable == b.allocatable
      && a.labels.filter { !names.contains($0.key) } == b.labels.filter { !names.contains($0.key) }
      && a.taints == b.taints
  }
}

extension SIMD4<Int32> {
  /// One pod's.
  init(_ request: PodRequest) {
    self.init(request.cpuMillis, request.memoryMiB, Int32(request.gpus), 1)
  }

  init(_ resources: NodeResources) {
    self.init(resources.cpuMillis, resources.memoryMiB, Int32(resources.gpus), Int32(resources.pods))
  }
}
