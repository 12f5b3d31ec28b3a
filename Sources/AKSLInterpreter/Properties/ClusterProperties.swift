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
    Property("nodeResourceGroup", .text, "the resource group of its nodes") {
      $2.text(cluster($0, $1).nodeResourceGroup)
    },
    Property("tags", .map, "its tags, a map; a key that is not there reads as null") { value, world, arena in
      arena.openMap(world.simulation[cluster(value, world).tags])
    },
    Property("kubernetesVersion", .version, "the control plane's version that was asked for") {
      value, world, arena in
      arena.version(cluster(value, world).kubernetesVersion)
    },
    Property("currentKubernetesVersion", .version, "the control plane's full version") {
      value, world, arena in
      arena.version(cluster(value, world).currentKubernetesVersion)
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
    Property("sku", .enumeration(.clusterSKU), "Base or Automatic") { value, world, _ in
      SymbolTable.value(of: cluster(value, world).sku)
    },
    Property("supportPlan", .enumeration(.supportPlan), "how long its Kubernetes version is supported") {
      value, world, _ in
      SymbolTable.value(of: cluster(value, world).supportPlan)
    },
    Property("autoScalerProfile", .map, "the settings of its autoscaler, all of them as texts") {
      value, world, arena in
      let profile = world.simulation[cluster(value, world).autoScalerProfile]
      return arena.openMap(profile.isEmpty ? AutoscalerProfile.standard : profile)
    },
    Property("expanderPriorities", .map, "what expander `priority` goes by: patterns of scale sets' names") {
      value, world, arena in
      let list = world.simulation[cluster(value, world).expanderPriorities]
      let keys = list.map(\.key).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return arena.openMap(
        keys.map { key in
          ResourceTag(
            key: key, value: list.filter { $0.key == key }.map(\.value).joined(separator: "|"))
        })
    },
    Property("autoUpgradeProfile", .map, "`upgradeChannel` and `nodeOSUpgradeChannel`") {
      value, world, arena in
      let cluster = cluster(value, world)
      return arena.openMap(
        keys: ["upgradeChannel", "nodeOSUpgradeChannel"],
        values: [
          SymbolTable.value(of: cluster.upgradeChannel), SymbolTable.value(of: cluster.nodeOSUpgradeChannel),
        ])
    },
    Property("nodeProvisioningProfile", .map, "`mode`: Auto makes nodes for pending pods, without pools") {
      value, world, arena in
      arena.openMap(
        keys: ["mode"], values: [SymbolTable.value(of: cluster(value, world).nodeProvisioningMode)])
    },
    Property("maxAgentPools", .integer, "how many pools it can have") { _, _, _ in
      .integer(Limits.poolsPerCluster)
    },
    Property("eTag", .text, "changes with every write to it") { value, world, arena in
      arena.text(world.simulation.eTag(of: ClusterID(bits: value.unsigned)))
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
