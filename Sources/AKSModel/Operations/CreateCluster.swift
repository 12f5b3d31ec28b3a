/// PUT of a cluster that is not there: it comes with one system pool (aks-behaviour 1.4: everything
/// Creating, then Succeeded).
///
/// The nodes are made last, so that they are Ready when the cluster is: our choice.
enum CreateCluster: OperationDynamics {
  static let serviceTime = ServiceTime.withNodesLast(.clusterCreate)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let properties = request.clusterProperties else { return }
    let version =
      properties.kubernetesVersion.flatMap(KubernetesVersion.resolving) ?? .standard
    let cause = Cause(operation)
    var new = ManagedCluster(
      name: request.operation.clusterName, resourceGroup: properties.resourceGroup ?? Defaults.resourceGroup,
      location: Region.normalized(properties.location ?? Defaults.location),
      chosenNodeResourceGroup: properties.nodeResourceGroup, sku: properties.sku ?? .base)
    new.sharedName = properties.resourceName
    let cluster = world.add(new, cause)
    world.setVersion(
      of: cluster, requested: properties.kubernetesVersion ?? version.minorVersion,
      current: version.description, cause)
    if properties.sku == .automatic {
      // AKS article intro-aks-automatic: the tier and the way of making nodes that come with it.
      world.setTier(of: cluster, to: .standard, cause)
      world.set(.nodeProvisioningMode, \.nodeProvisioningMode, of: cluster, to: .auto, cause)
    }
    world.applyFields(of: properties, to: cluster, for: operation)
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
    var pool = nodepool
    pool.mode = .system
    pool.scaleDownMode = nil
    return pool
  }
}
