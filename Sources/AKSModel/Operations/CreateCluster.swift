/// PUT of a cluster that is not there: it comes with one system pool (aks-behaviour 1.4: everything
/// Creating, then Succeeded).
///
/// The nodes are made last, so that they are Ready when the cluster is: our choice.
enum CreateCluster: OperationDynamics {
  static let untilWork = TimeSpan(
    milliseconds: Timings.clusterCreate.milliseconds - Timings.provisionLinux.milliseconds)
  static let shortest = Timings.clusterCreate

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let properties = request.clusterProperties else { return }
    let version =
      properties.kubernetesVersion.flatMap(KubernetesVersion.resolving) ?? .standard
    let cluster = world.add(
      ManagedCluster(
        name: request.operation.clusterName,
        resourceGroup: properties.resourceGroup ?? Defaults.resourceGroup,
        location: properties.location ?? Defaults.location,
        kubernetesVersion: properties.kubernetesVersion ?? version.description,
        currentKubernetesVersion: version.description, tier: properties.tier ?? .free,
        tags: (properties.tags ?? []).sortedByKey),
      Cause(operation))
    AddPool.makePool(
      named: properties.nodepoolName ?? Defaults.firstPoolName, properties.firstPool, in: cluster,
      for: operation, &world)
  }
}

extension ClusterProperties {
  /// What the cluster PUT says of its first pool.
  ///
  /// The scale-down mode cannot be chosen there (D12).
  var firstPool: AgentPoolProperties {
    var pool = AgentPoolProperties()
    pool.count = nodeCount
    pool.mode = .system
    pool.vmSize = nodeVMSize
    pool.osDiskType = nodeOSDiskType
    return pool
  }
}
