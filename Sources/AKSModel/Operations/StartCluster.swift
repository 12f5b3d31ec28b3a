/// POST start of a cluster (AKS article start-stop-cluster): the pools that stopped with it come
/// back with the counts they had; those that were stopped before stay so (9.5).
///
/// The control plane comes first, the nodes after it.
enum StartCluster: OperationDynamics {
  static let serviceTime = ServiceTime.withNodesLast(.clusterStart)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let cluster = request.cluster else { return }
    world.setProvisioningState(of: cluster, to: .starting, Cause(operation, "PS3"))
    world.setPowerState(of: cluster, to: .running, Cause(operation, "PS2"))
    world.note("9.5", on: operation)
    for pool in world.pools(of: cluster) {
      world.setProvisioningState(of: pool, to: .starting, Cause(operation, "PS3"))
      let isStopped = world[pool].powerState == .stopped
      guard isStopped, world[pool].stoppedWithCluster || world.settings.clusterStart == .all else { continue }
      world[pool].stoppedWithCluster = false
      world.setPowerState(of: pool, to: .running, Cause(operation, "9.5"))
      world.restartAutoscaler(of: pool, operation)
      world.setCount(of: pool, to: world[pool].startCount ?? 0, Cause(operation, "9.5"))
      world.setStartCount(of: pool, to: nil, Cause(operation, "9.5"))
    }
  }
}
