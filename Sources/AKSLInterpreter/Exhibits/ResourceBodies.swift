import AKSModel

/// Resources as ARM writes them: the bodies of a GET, with the fields that the model has, in ARM's order.
enum ResourceBodies {
  /// The ARM id of a cluster, with the lower-case `resourcegroups` of real answers (R1).
  static func identifier(of cluster: ManagedCluster) -> String {
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/\(cluster.resourceGroup)"
      + "/providers/Microsoft.ContainerService/managedClusters/\(cluster.name)"
  }

  /// The ARM id of a pool.
  static func identifier(of pool: AgentPool, _ simulation: Simulation) -> String {
    identifier(of: simulation[pool.cluster]) + "/agentPools/" + pool.name
  }

  static func pool(_ id: PoolID, _ simulation: Simulation) -> Datum {
    let pool = simulation[id]
    return .map([
      .init("id", .text(identifier(of: pool, simulation))),
      .init("name", .text(pool.name)),
      .init("type", .text("Microsoft.ContainerService/managedClusters/agentPools")),
      .init("properties", .map(poolProperties(pool))),
    ])
  }

  static func cluster(_ id: ClusterID, _ simulation: Simulation) -> Datum {
    let cluster = simulation[id]
    let profiles = simulation.pools(of: id).map { pool in
      Datum.map([.init("name", .text(simulation[pool].name))] + poolProperties(simulation[pool]))
    }
    return .map([
      .init("id", .text(identifier(of: cluster))),
      .init("location", .text(cluster.location)),
      .init("name", .text(cluster.name)),
      .init("tags", map(simulation[cluster.tags])),
      .init("type", .text("Microsoft.ContainerService/ManagedClusters")),
      .init(
        "properties",
        .map([
          .init("provisioningState", .text(cluster.provisioningState.rawValue)),
          .init("powerState", code(cluster.powerState)),
          .init("kubernetesVersion", .text(cluster.kubernetesVersion)),
          .init("currentKubernetesVersion", .text(cluster.currentKubernetesVersion)),
          .init("agentPoolProfiles", .list(profiles)),
          .init("nodeResourceGroup", .text(cluster.nodeResourceGroup)),
        ])),
    ])
  }

  /// As az prints them: null where there are none.
  private static func map(_ entries: [ResourceTag]) -> Datum {
    entries.isEmpty ? .null : .map(entries.map { .init($0.key, .text($0.value)) })
  }

  /// A node as the machines API names it; its state is ours, ARM keeps it with the virtual machine.
  static func node(_ id: NodeID, _ simulation: Simulation) -> Datum {
    let node = simulation[id]
    let pool = simulation[node.pool]
    let name = simulation.nodeName(id)
    return .map([
      .init("id", .text(identifier(of: pool, simulation) + "/machines/" + name)),
      .init("name", .text(name)),
      .init("type", .text("Microsoft.ContainerService/managedClusters/agentPools/machines")),
      .init("index", .integer(Int64(node.instance))),
      .init("state", .text(node.state.rawValue)),
    ])
  }

  private static func poolProperties(_ pool: AgentPool) -> [Datum.Entry] {
    [
      .init("count", .integer(Int64(pool.count))),
      .init("vmSize", .text(pool.vmSize)),
      .init("osDiskSizeGB", .integer(Int64(pool.osDiskSizeGB))),
      .init("osDiskType", .text(pool.osDiskType.rawValue)),
      .init("maxPods", .integer(Int64(pool.maxPods))),
      .init("type", .text("VirtualMachineScaleSets")),
      .init("scaleDownMode", .text(pool.scaleDownMode.rawValue)),
      .init("provisioningState", .text(pool.provisioningState.rawValue)),
      .init("powerState", code(pool.powerState)),
      .init("orchestratorVersion", .text(pool.orchestratorVersion)),
      .init("currentOrchestratorVersion", .text(pool.currentOrchestratorVersion)),
      .init("mode", .text(pool.mode.rawValue)),
      .init("osType", .text(pool.osType.rawValue)),
    ]
  }

  private static func code(_ state: PowerState) -> Datum {
    .map([.init("code", .text(state.rawValue))])
  }
}
