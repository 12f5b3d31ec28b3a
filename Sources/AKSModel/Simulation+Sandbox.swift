extension Simulation {
  /// The small world in which every session starts: cluster `sandbox` (resource group `sandbox-rg`, eastus)
  /// with the system pool `system` (3 nodes) and the user pool `dev` (10 nodes, managed OS disks,
  /// scale-down mode Deallocate).
  ///
  /// Everything is settled, nothing has happened yet.
  package static func sandbox() -> Simulation {
    var world = Simulation()
    world.keepsLog = false
    var cluster = ClusterProperties()
    cluster.resourceGroup = "sandbox-rg"
    cluster.location = "eastus"
    cluster.nodeCount = 3
    cluster.nodeVMSize = "Standard_DS2_v2"
    cluster.nodepoolName = "system"
    var dev = AgentPoolProperties()
    dev.count = 10
    dev.mode = .user
    dev.vmSize = "Standard_DS2_v2"
    dev.osDiskType = .managed
    dev.scaleDownMode = .deallocate
    world.settle(.putCluster(ClusterTarget(cluster: "sandbox"), cluster))
    world.settle(.putAgentPool(PoolTarget(cluster: "sandbox", pool: "dev"), dev))
    world.forgetHistory()
    return world
  }

  /// Runs a request that no rule refuses to its end.
  private mutating func settle(_ operation: Operation) {
    let request = Request(operation, self)
    _ = accept(request)
    while advanceToNextInstant() {}
  }

  /// Lets the world begin as it is now.
  private mutating func forgetHistory() {
    now = .start
    keepsLog = true
    operationRecords = ChunkedArray()
    for index in clusterRecords.indices {
      clusterRecords[index].lastOperation = nil
      clusterRecords[index].requests = TokenBucket()
      clusterRecords[index].meter.restart()
      clusterRecords[index].pastMeters.forget()
      clusterRecords[index].earlierTierCost = 0
    }
    for index in poolRecords.indices {
      poolRecords[index].lastOperation = nil
      poolRecords[index].nodesArrive = .start
      poolRecords[index].requests = TokenBucket()
      poolRecords[index].meter.restart()
      poolRecords[index].pastMeters.forget()
      poolRecords[index].surge.restart()
      poolRecords[index].pastSurge.forget()
      for node in nodes(of: PoolID(index: UInt32(index))) { nodeTable.restartMeter(of: node) }
    }
  }
}
