/// PUT of a pool that is not there (aks-behaviour 1.4: 201 Creating, then Succeeded).
enum AddPool: OperationDynamics {
  static let serviceTime = ServiceTime.before(.poolRequest, .scaleSetCreate)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let cluster = request.cluster, let name = request.operation.poolName,
      let properties = request.poolProperties
    else { return }
    makePool(named: name, properties, in: cluster, for: operation, &world)
  }

  /// Makes a pool without nodes, with the service's defaults where the request is silent.
  static func makePool(
    named name: String, _ properties: AgentPoolProperties, in cluster: ClusterID,
    for operation: OperationID, _ world: inout Simulation
  ) {
    let cause = Cause(operation)
    let pool = world.add(AgentPool(named: name, as: properties, in: cluster), cause)
    world.setMode(of: pool, to: properties.mode ?? .user, cause)
    world.setScaleDownMode(of: pool, to: properties.scaleDownMode ?? .delete, cause)
    world.setCount(of: pool, to: Int(properties.count ?? Defaults.nodeCount), cause)
    world.noteSmallSystemPool(pool, on: operation)
    if properties.osSKU == nil, world[pool].osType == .windows {
      world.set(.osSKU, \.osSKU, of: pool, to: .windows2022, cause)
    }
    if world[pool].scaleSetPriority == .spot { world.makeSpot(pool, cause) }
    world.applyFields(of: properties, to: pool, for: operation)
    let controlPlane = world[cluster]
    world.setSoftware(
      of: pool, requested: properties.orchestratorVersion ?? controlPlane.kubernetesVersion,
      orchestratorVersion: properties.orchestratorVersion.flatMap(KubernetesVersion.resolving)?.description
        ?? controlPlane.currentKubernetesVersion,
      imageVersion: NodeImage.latest(world[pool].osSKU, at: world.now), cause)
  }
}

extension AgentPool {
  /// A pool with what is fixed when it is made, with the service's defaults where the request is silent.
  init(named name: String, as properties: AgentPoolProperties, in cluster: ClusterID) {
    let vmSize = properties.vmSize ?? Defaults.vmSize
    let disk = OSDisk(
      requested: properties.osDiskType, vmSize: vmSize, sizeGB: properties.osDiskSizeGB.map { Int($0) })
    self.init(
      cluster: cluster, name: name, type: properties.type ?? .virtualMachineScaleSets, vmSize: vmSize,
      osType: properties.osType ?? properties.osSKU?.osType ?? .linux, osDiskType: disk.type,
      osDiskSizeGB: disk.sizeGB, maxPods: properties.maxPods.map { Int($0) } ?? Defaults.maxPods,
      scaleSetPriority: properties.scaleSetPriority ?? .regular,
      scaleSetEvictionPolicy: properties.scaleSetEvictionPolicy ?? .delete,
      spotMaxPrice: properties.spotMaxPrice.flatMap { $0 < 0 ? nil : $0 },
      availabilityZones: properties.availabilityZones.flatMap(ZoneSet.init(names:)) ?? [])
  }
}
