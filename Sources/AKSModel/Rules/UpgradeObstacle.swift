/// Something that an upgrade of a pool would meet: no rule refuses the request for it.
package struct UpgradeObstacle: Hashable, Sendable {
  package let pool: PoolID
  /// The upgrade would not come to a good end; false: somebody might want to know it before.
  package let isBlocking: Bool
  package let rule: RuleID
  /// What Azure would say at the end, with its code; nil: nothing.
  package let code: String?
  /// Azure's text, or ours.
  package let message: String
}

extension Simulation {
  /// Everything that an upgrade would meet now, pool by pool; empty for what is no upgrade of nodes.
  package func upgradeObstacles(of operation: Operation) -> [UpgradeObstacle] {
    let request = Request(operation, self)
    let pools: [PoolID]
    switch request.kind {
    case .upgradePool, .upgradeNodeImage: pools = request.pool.map { [$0] } ?? []
    case .upgradeCluster: pools = request.cluster.map { self.pools(of: $0) } ?? []
    default: return []
    }
    return pools.flatMap { pool in
      let prospect = request.prospects.first { $0.id == pool }
      return obstacles(of: pool, prospect?.properties.upgradeSettings ?? UpgradeSettingsProperties())
    }
  }

  private func obstacles(of id: PoolID, _ settings: UpgradeSettingsProperties) -> [UpgradeObstacle] {
    var pool = self[id]
    func entry(_ rule: RuleID, _ message: String, code: String? = nil, isBlocking: Bool = false)
      -> UpgradeObstacle
    {
      UpgradeObstacle(pool: id, isBlocking: isBlocking, rule: rule, code: code, message: message)
    }
    guard pool.powerState == .running else {
      return [entry("S9", "the pool is stopped: its nodes get what they lack when it starts")]
    }
    // The request may change how the upgrade goes.
    if let surge = settings.maxSurge.flatMap({ NodeAmount($0) }) { pool.upgradeSettings.maxSurge = surge }
    if let most = settings.maxUnavailable.flatMap({ NodeAmount($0) }) {
      pool.upgradeSettings.maxUnavailable = most
    }
    let nodes = pool.nodeCounts.settled.running + pool.nodeCounts.settled.failed
    let upgrade = RollingUpgrade(of: pool, nodes: nodes, self.settings.timing)
    var entries: [UpgradeObstacle] = []
    if fault(.stuckOperation, on: .pool(id)) != nil {
      entries.append(
        entry("F2", "the upgrade does not end while the fault stuck-operation holds", isBlocking: true))
    }
    if let denial = denial(ofNew: upgrade.surge, for: id) {
      entries.append(entry(denial.rule, denial.message, code: denial.code, isBlocking: true))
    }
    if pool.scaleSetPriority == .spot {
      let text =
        "\(nodes) Spot nodes get a notice, and are neither drained nor replaced meanwhile: no budget is asked"
      return entries + [entry("P4", text)]
    }
    entries += drainObstacles(of: id).map {
      entry($0.rule, $0.message, code: "UpgradeFailed", isBlocking: true)
    }
    if upgrade.surge == 0, nodes > 0 {
      entries.append(entry("U4r", "without surge \(upgrade.batch) of \(nodes) nodes are missing at a time"))
    }
    for workload in workloads(on: id) where self[workload].template.traits.contains(.noController) {
      entries.append(
        entry("W9", "the pods of \(self[workload].name) have no controller: once evicted they are lost"))
    }
    let addresses = (nodes + upgrade.surge) * (1 + pool.maxPods)
    entries.append(
      entry(
        "U4i",
        "where pods have addresses of the subnet, \(nodes) nodes with a surge of \(upgrade.surge) need \(addresses)"
      ))
    return entries
  }

  /// What keeps pods on the nodes of a pool now: a line a workload.
  private func drainObstacles(of pool: PoolID) -> [(rule: RuleID, message: String)] {
    if isDrainBlocked(on: pool) {
      return [("F4", "no pod of the pool can be evicted while the fault drain-blocked holds")]
    }
    return workloads(on: pool).compactMap { workload in
      for node in nodes(of: pool) {
        guard let pod = pods(on: node).first(where: { self[$0].workload == workload && !mayEvict($0) }) else {
          continue
        }
        return ("U6", drainFailure(of: pod, on: node))
      }
      return nil
    }
  }

  /// The workloads that have a pod on some node of a pool, in the order in which they were made.
  private func workloads(on pool: PoolID) -> [WorkloadID] {
    guard hasWorkloads else { return [] }
    let there = Set(nodes(of: pool).flatMap { pods(on: $0) }.map { self[$0].workload })
    return workloads(of: self[pool].cluster).filter { there.contains($0) }
  }
}
