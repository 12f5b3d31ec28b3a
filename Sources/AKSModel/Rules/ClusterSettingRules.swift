/// What a cluster may be, and what a PUT of one may change.
enum ClusterSettingRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "R7", "The region, the resource groups and the SKU of a cluster are fixed when it is made.",
      source: "azure-mgmt-containerservice, ManagedCluster", .documented, check: immutable),
    Rule(
      "M7", "A pool is not added through the PUT of its cluster.",
      source: "issues of Azure/AKS", .exact, check: newPool),
    Rule(
      "LTS", "Long-term support needs tier Premium.",
      source: "azure-cli, command module acs", .exact, check: support),
  ]

  @Sendable private static func immutable(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard request.kind == .updateCluster || request.cluster != nil, let id = request.cluster,
      let properties = request.clusterProperties
    else { return }
    let cluster = world[id]
    let texts = [
      ("location", properties.location, cluster.location),
      ("resourceGroup", properties.resourceGroup, cluster.resourceGroup),
      ("properties.nodeResourceGroup", properties.nodeResourceGroup, cluster.nodeResourceGroup),
    ]
    for (name, new, old) in texts {
      if let new, !new.equalsIgnoringCase(old) { throw .setting(.immutableOfCluster(name)) }
    }
    if let sku = properties.sku, sku != cluster.sku { throw .setting(.immutableOfCluster("sku.name")) }
  }

  @Sendable private static func newPool(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let cluster = request.cluster, let properties = request.clusterProperties else { return }
    let names =
      [properties.nodepoolName].compactMap(\.self) + (properties.agentPoolProfiles ?? []).map(\.name)
    guard names.contains(where: { world.pool(named: $0, in: cluster) == nil }) else { return }
    throw .setting(.poolThroughCluster)
  }

  @Sendable private static func support(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let properties = request.clusterProperties else { return }
    let old = request.cluster.map { world[$0] }
    let plan = properties.supportPlan ?? old?.supportPlan ?? .kubernetesOfficial
    let tier = properties.tier ?? old?.tier ?? (properties.sku == .automatic ? .standard : .free)
    if plan == .longTermSupport, tier != .premium { throw .setting(.longTermSupport) }
  }
}
