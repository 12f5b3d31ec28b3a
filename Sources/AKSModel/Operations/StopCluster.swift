/// POST stop of a cluster (AKS article start-stop-cluster): all its pools stop with it (9.5).
///
/// Nodes go first, each pool by its scale-down mode as in a stop of its own, then the control
/// plane.
enum StopCluster: OperationDynamics {
  static let serviceTime = ServiceTime.withNodesFirst(.clusterStop)

  static func begin(_ request: Request, _ operation: OperationID, in world: inout Simulation) {
    guard let cluster = request.cluster else { return }
    world.setProvisioningState(of: cluster, to: .stopping, Cause(operation, "PS3"))
    world.setPowerState(of: cluster, to: .stopped, Cause(operation, "PS2"))
    world.note("9.5", on: operation)
    for pool in world.pools(of: cluster) {
      world.setProvisioningState(of: pool, to: .stopping, Cause(operation, "PS3"))
      guard world[pool].powerState == .running else { continue }
      world[pool].stoppedWithCluster = true
      if world[pool].scaleDownMode == .deallocate { world.note("S10", on: operation) }
      world.setPowerState(of: pool, to: .stopped, Cause(operation, "9.5"))
      world.stopAutoscaler(of: pool, operation)
      world.setStartCount(of: pool, to: world[pool].count, Cause(operation, "9.5"))
    }
  }

  static func end(_ operation: OperationID, in world: inout Simulation) {
    if world.settings.clusterStopCount == .zero {
      for pool in world.targets(of: operation) { world.setCount(of: pool, to: 0, Cause(operation, "9.5")) }
    }
    world.setProvisioningStates(of: operation, to: .succeeded)
  }
}
