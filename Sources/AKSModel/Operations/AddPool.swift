/// PUT of a pool that is not there (aks-behaviour 1.4: 201 Creating, then Succeeded).
enum AddPool: OperationDynamics {
  static let untilWork = Timings.pool + Timings.scaleSetCreate

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
    let vmSize = properties.vmSize ?? Defaults.vmSize
    let disk = OSDisk(requested: properties.osDiskType, vmSize: vmSize)
    let controlPlane = world[cluster]
    let version = properties.orchestratorVersion ?? controlPlane.kubernetesVersion
    let fullVersion =
      properties.orchestratorVersion.flatMap(KubernetesVersion.resolving)?.description
      ?? controlPlane.currentKubernetesVersion
    let cause = Cause(operation)
    let pool = world.add(
      AgentPool(
        cluster: cluster, name: name, vmSize: vmSize, osType: properties.osType ?? .linux,
        osDiskType: disk.type, osDiskSizeGB: disk.sizeGB, maxPods: Defaults.maxPods,
        orchestratorVersion: version, currentOrchestratorVersion: fullVersion),
      cause)
    world.setMode(of: pool, to: properties.mode ?? .user, cause)
    world.setScaleDownMode(of: pool, to: properties.scaleDownMode ?? .delete, cause)
    world.setCount(of: pool, to: Int(properties.count ?? Defaults.nodeCount), cause)
  }
}
