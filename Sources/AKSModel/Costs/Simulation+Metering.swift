// What clusters are billed for changes only here, what pools are billed for only in `AgentPool.changeMeter`.

extension Simulation {
  /// A cluster runs from now on, or does not.
  mutating func change(meterOf id: ClusterID, by machines: Int) {
    keepMeter(of: id)
    self[id].meter.change(machines: machines, disks: 0, at: now)
  }

  /// What a cluster's tier has cost until now is about to be counted otherwise.
  mutating func keepMeter(of id: ClusterID) {
    let cluster = self[id]
    self[id].pastMeters.keep(
      cluster.meter, tier: cluster.tier, earlierTierCost: cluster.earlierTierCost, before: now)
  }

  /// Machines that an upgrade needs beyond those of the pool come or go.
  ///
  /// Which one goes does not matter: so many are there beyond the others.
  mutating func changeSurge(of id: PoolID, by machines: Int) {
    self[id].pastSurge.keep(self[id].surge, before: now)
    self[id].surge.change(machines: machines, disks: 0, at: now)
  }
}
