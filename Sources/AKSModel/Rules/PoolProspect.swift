/// What a pool would be after a request: what the request says, and for the rest what the pool has or what the
/// service would choose.
struct PoolProspect: Sendable {
  /// nil: it is to be made.
  let id: PoolID?
  let name: String
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

extension PoolProspect {
  init(_ wanted: WantedPool, _ world: Simulation) {
    if let id = wanted.pool {
      self.init(wanted.properties, on: world[id], id, taints: world[world[id].nodeTaints])
    } else {
      self.init(new: wanted.properties, name: wanted.name)
    }
  }

  private init(new properties: AgentPoolProperties, name: String) {
    let vmSize = properties.vmSize ?? Defaults.vmSize
    self.init(
      id: nil, name: name, mode: properties.mode ?? .user,
      osType: properties.osType ?? properties.osSKU?.osType ?? .linux, vmSize: vmSize,
      osDiskType: properties.disk.type, isSpot: properties.scaleSetPriority == .spot,
      maxPods: properties.maxPods ?? Int64(Defaults.maxPods), taints: properties.nodeTaints ?? [],
      autoscales: properties.enableAutoScaling ?? false, minCount: properties.minCount,
      maxCount: properties.maxCount, maxSurge: properties.upgradeSettings.maxSurge,
      maxUnavailable: properties.upgradeSettings.maxUnavailable, properties: properties)
  }

  private init(_ properties: AgentPoolProperties, on pool: AgentPool, _ id: PoolID, taints: [String]) {
    self.init(
      id: id, name: pool.name, mode: properties.mode ?? pool.mode, osType: pool.osType,
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

  var isNew: Bool { id == nil }

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
