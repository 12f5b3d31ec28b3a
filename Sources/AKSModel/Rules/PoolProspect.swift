/// What a pool would be after a request: what the request says, and for the rest what the pool has or what the
/// service would choose.
struct PoolProspect {
  let name: String
  let isNew: Bool
  let mode: PoolMode
  let osType: OSType
  let vmSize: String
  let osDiskType: OSDiskType
  let isSpot: Bool
  let maxPods: Int64
  let taints: [String]
  let autoscales: Bool
  let minCount: Int64?
  let maxCount: Int64?
  let maxSurge: String?
  let maxUnavailable: String?
  /// What the request itself says.
  let properties: AgentPoolProperties
}

extension Request {
  /// nil: the request says nothing of a pool.
  func prospect(_ world: Simulation) -> PoolProspect? {
    if kind == .createCluster, let properties = clusterProperties {
      return PoolProspect(
        new: properties.firstPool, name: properties.nodepoolName ?? Defaults.firstPoolName)
    }
    guard let properties = poolProperties else { return nil }
    guard let id = pool else {
      return kind == .addPool ? PoolProspect(new: properties, name: operation.poolName ?? "") : nil
    }
    return PoolProspect(properties, on: world[id], taints: world[world[id].nodeTaints])
  }
}

extension PoolProspect {
  fileprivate init(new properties: AgentPoolProperties, name: String) {
    let vmSize = properties.vmSize ?? Defaults.vmSize
    self.init(
      name: name, isNew: true, mode: properties.mode ?? .user,
      osType: properties.osType ?? properties.osSKU?.osType ?? .linux, vmSize: vmSize,
      osDiskType: properties.disk.type, isSpot: properties.scaleSetPriority == .spot,
      maxPods: properties.maxPods ?? Int64(Defaults.maxPods), taints: properties.nodeTaints ?? [],
      autoscales: properties.enableAutoScaling ?? false, minCount: properties.minCount,
      maxCount: properties.maxCount, maxSurge: properties.upgradeSettings.maxSurge,
      maxUnavailable: properties.upgradeSettings.maxUnavailable, properties: properties)
  }

  fileprivate init(_ properties: AgentPoolProperties, on pool: AgentPool, taints: [String]) {
    self.init(
      name: pool.name, isNew: false, mode: properties.mode ?? pool.mode, osType: pool.osType,
      vmSize: pool.vmSize, osDiskType: pool.osDiskType, isSpot: pool.scaleSetPriority == .spot,
      maxPods: Int64(pool.maxPods), taints: properties.nodeTaints ?? taints,
      autoscales: properties.autoscalerWanted(on: pool) ?? pool.hasAutoscaler,
      minCount: properties.minCount ?? pool.minCount.map { Int64($0) },
      maxCount: properties.maxCount ?? pool.maxCount.map { Int64($0) },
      maxSurge: properties.upgradeSettings.maxSurge ?? pool.upgradeSettings.maxSurge?.description,
      maxUnavailable: properties.upgradeSettings.maxUnavailable
        ?? pool.upgradeSettings.maxUnavailable?.description,
      properties: properties)
  }

  /// The request makes the pool, or makes a system pool of it.
  var becomesSystem: Bool { mode == .system && (isNew || properties.mode == .system) }
}

extension AgentPoolProperties {
  /// The OS disk that a new pool would get.
  var disk: OSDisk {
    OSDisk(
      requested: osDiskType, vmSize: vmSize ?? Defaults.vmSize,
      sizeGB: osDiskSizeGB.map { Int(clamping: $0) })
  }
}
