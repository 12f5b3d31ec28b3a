import AKSModel

extension PropertyTable {
  /// The properties of a cluster.
  static let clusterProperties: [Property] = [
    Property("name", .text, "the cluster's name") { $2.text(cluster($0, $1).name) },
    Property("id", .text, "the ARM resource id") { $2.text(ResourceIdentifier.text(of: cluster($0, $1))) },
    Property("resourceGroup", .text, "the resource group it is in") {
      $2.text(cluster($0, $1).resourceGroup)
    },
    Property("location", .text, "its region") { $2.text(cluster($0, $1).location) },
    Property("tags", .tags, "its tags, a map; a key that is not there reads as null") { value, _, _ in
      Value(.tagsOfCluster, value.bits)
    },
    Property("kubernetesVersion", .version, "the control plane's version") { value, world, arena in
      arena.version(cluster(value, world).kubernetesVersion)
    },
    Property("powerState", .enumeration(.powerState), "Running or Stopped") { value, world, _ in
      SymbolTable.value(of: cluster(value, world).powerState)
    },
    Property(
      "provisioningState", .enumeration(.provisioningState), "what Azure is doing with it; Succeeded at rest"
    ) { value, world, _ in
      SymbolTable.value(of: cluster(value, world).provisioningState)
    },
    Property(
      "state", .enumeration(.clusterState), "the activity, else Failed or Canceled, else the power state"
    ) { value, world, _ in
      let cluster = cluster(value, world)
      return state(cluster.provisioningState, cluster.powerState)
    },
    Property("pools", StaticType(.list, of: .pool), "its pools, in the order in which they were made") {
      value, world, arena in
      arena.list(world.simulation.pools(of: ClusterID(bits: value.unsigned)).map { .pool($0) })
    },
    Property("nodes", .nodes, "the nodes of all its pools") { value, _, _ in
      Value(.nodesOfCluster, value.bits)
    },
    Property("cost", .cost, "what it has cost with all its pools, and costs now") { value, _, _ in
      Value(.costOfCluster, value.bits)
    },
    Property("tier", .enumeration(.clusterTier), "Free, Standard or Premium") { value, world, _ in
      SymbolTable.value(of: cluster(value, world).tier)
    },
    Property("lastOperation", StaticType.unknown, "the cluster's own last operation, or null") {
      value, world, _ in
      world.simulation.lastOperation(of: ClusterID(bits: value.unsigned)).map { .operation($0.id) } ?? .null
    },
  ]

  @inline(__always)
  private static func cluster(_ value: Value, _ world: World) -> ManagedCluster {
    world.simulation[ClusterID(bits: value.unsigned)]
  }
}
