/// The autoscaler of a pool and its bounds, and the profile of all autoscalers of a cluster.
enum AutoscalerRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "A1",
      "An autoscaler has both bounds, 0 to 1000 and 1 to 1000 on system pools, the minimum not above the "
        + "maximum.",
      source: "azure-cli, command module acs; issues of Azure/AKS", .exact, eachPool: bounds),
    Rule(
      "A10", "A pool that is made with an autoscaler has a count within its bounds.",
      source: "kubernetes-sigs/cluster-api-provider-azure issue 5947; azure-cli", .exact, eachPool: count),
    Rule(
      "A5", "A pool with an autoscaler is not scaled by hand.",
      source: "azure-cli; Azure/AKS issue 1248", .exact, eachPool: scale),
    Rule(
      "A12", "A cluster that makes nodes by itself has no pools with an autoscaler.",
      source: "azure-mgmt-containerservice, ManagedClusterNodeProvisioningProfile", .documented,
      check: provisioning),
    Rule(
      "A14", "The autoscaler profile has these keys, and each value its form.",
      source: "azure-cli; AKS article cluster-autoscaler", .exact, check: profile),
  ]

  @Sendable private static func bounds(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    let properties = pool.properties
    let range = 0...Limits.nodesPerPool
    if let minimum = properties.minCount, !range.contains(minimum) { throw .setting(.minCountOutOfRange) }
    if let maximum = properties.maxCount, !range.contains(maximum) { throw .setting(.maxCountOutOfRange) }
    guard pool.autoscales else {
      // What a client read and sends back asks for nothing.
      if properties.minCount != nil || properties.maxCount != nil, !properties.isWholeObject || pool.isNew {
        throw .setting(.autoscalerOff)
      }
      return
    }
    guard let minimum = pool.minCount else { throw .setting(.boundMissing("minCount")) }
    guard let maximum = pool.maxCount else { throw .setting(.boundMissing("maxCount")) }
    if minimum > maximum { throw .setting(.minCountAboveMaxCount) }
    if pool.mode == .system, minimum == 0 { throw .setting(.minCountOfSystemPool) }
  }

  @Sendable private static func count(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard pool.isNew, pool.autoscales, let minimum = pool.minCount,
      let maximum = pool.maxCount, minimum <= maximum
    else { return }
    let count = pool.properties.count ?? Defaults.nodeCount
    if !(minimum...maximum).contains(count) {
      throw .setting(.countOutsideBounds(count: count, minimum: minimum, maximum: maximum))
    }
  }

  @Sendable private static func scale(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard let id = pool.id, pool.autoscales, let count = pool.properties.count,
      request.kind != .stopPool, request.kind != .startPool
    else { return }
    let isMeant =
      world[id].powerState == .running ? count != world[id].count : request.rememberedCount(world) != nil
    guard isMeant else { return }
    if world[id].hasAutoscaler { throw .setting(.scaleOfAutoscaledPool) }
    throw .setting(.scaleWhileEnabling(pool: pool.name))
  }

  @Sendable private static func provisioning(_ request: Request, _ world: Simulation) throws(Refusal) {
    let old = request.cluster.map { world[$0].nodeProvisioningMode }
    let properties = request.clusterProperties
    let mode = properties?.nodeProvisioningMode ?? old ?? (properties?.sku == .automatic ? .auto : .manual)
    guard mode == .auto else { return }
    for pool in request.prospects where pool.properties.enableAutoScaling == true {
      throw .setting(.autoscalerBesideProvisioning(pool: pool.name))
    }
    guard request.kind == .updateCluster, old == .manual, let cluster = request.cluster else { return }
    for pool in world.pools(of: cluster) where world[pool].hasAutoscaler {
      throw .setting(.autoscalerBesideProvisioning(pool: world[pool].name))
    }
  }

  @Sendable private static func profile(_ request: Request, _ world: Simulation) throws(Refusal) {
    for entry in request.clusterProperties?.autoScalerProfile ?? [] {
      guard let setting = AutoscalerProfile.setting(entry.key) else {
        throw .setting(.unknownProfileKey(entry.key))
      }
      guard !setting.form.fits(entry.value) else { continue }
      throw .setting(
        entry.key.contains("daemonset")
          ? .profileFlag(key: entry.key, value: entry.value)
          : .profileValue(key: entry.key, value: entry.value))
    }
  }
}
