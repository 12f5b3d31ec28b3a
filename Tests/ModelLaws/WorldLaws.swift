package import AKSModel

/// What holds in every world at every instant, however it was come to.
package struct WorldLaws {
  private var last: Instant
  /// What each pool has cost, in nano-dollars; pools without a list price are left out.
  private var costs: [PoolID: Int64] = [:]
  /// What each pool had cost at the last full quarter of an hour, and which one that was.
  private var pastCosts: [PoolID: (at: Instant, parts: CostParts)] = [:]
  /// How many events have been looked at.
  private var seen: Int
  private var succeeded: Set<OperationID> = []
  private var autoscalers = AutoscalerLaws()
  private var placements: PlacementLaws

  /// Begins at a world as it is.
  package init(at world: Simulation) {
    last = world.now
    seen = world.events.count
    placements = PlacementLaws(at: world)
  }

  /// The first law that the world breaks, as the next of the same course of events.
  package mutating func broken(by world: Simulation) -> String? {
    if world.now < last { return "time never goes back" }
    last = world.now
    if let law = history(world) { return law }
    for cluster in world.clusters {
      for pool in world.pools(of: cluster) {
        if let law = money(of: pool, world) { return "\(world[pool].name): \(law)" }
      }
      if let law = autoscalers.broken(by: cluster, world) { return law }
    }
    return Self.broken(by: world)
  }

  /// What the events say that came since.
  private mutating func history(_ world: Simulation) -> String? {
    defer { seen = world.events.count }
    if let law = Self.brokenBudget(since: min(seen, world.events.count), world) { return law }
    for event in world.events[min(seen, world.events.count)...] {
      autoscalers.read(event, world)
      if let law = placements.read(event, world) { return law }
      guard let operation = event.operation else { continue }
      if succeeded.contains(operation) {
        return "an operation that has succeeded does nothing more: \(world[operation].kind.rawValue)"
      }
      if case .operationEnded(.succeeded, _) = event.change { succeeded.insert(operation) }
    }
    return nil
  }

  private mutating func money(of pool: PoolID, _ world: Simulation) -> String? {
    guard let bill = try? world.bill(of: pool) else { return nil }
    if bill.perHour < 0 { return "an hour costs nothing or something" }
    if let law = parts(of: pool, bill, world) { return law }
    let before = costs.updateValue(bill.total, forKey: pool) ?? 0
    return bill.total < before ? "money never falls" : nil
  }

  /// The parts of a bill are the bill, and what is over does not change.
  private mutating func parts(of pool: PoolID, _ bill: Bill, _ world: Simulation) -> String? {
    guard let now = try? world.costParts(of: pool, at: world.now) else { return "what has a bill has parts" }
    if now.compute != bill.compute || now.disk != bill.disk || now.total != bill.total {
      return "the parts of a bill add up to it"
    }
    if [now.running, now.surge, now.disksInUse, now.disksOfDeallocated].contains(where: { $0 < 0 }) {
      return "no part of a bill is less than nothing"
    }
    if let past = pastCosts[pool] {
      guard let again = try? world.costParts(of: pool, at: past.at), again == past.parts else {
        return "what a quarter of an hour has cost does not change"
      }
    }
    let quarter = PastMeters.quarter(before: world.now)
    guard let parts = try? world.costParts(of: pool, at: quarter) else { return "the past has a price" }
    if parts.total > now.total { return "the past has cost no more than all of it" }
    // What was seen at a quarter itself is what is told of it later.
    if pastCosts[pool]?.at != quarter { pastCosts[pool] = (quarter, parts) }
    return nil
  }

  // MARK: - Of one world

  /// The first law that a world breaks, whatever was before it.
  package static func broken(by world: Simulation) -> String? {
    for cluster in world.clusters {
      let record = world[cluster]
      if (record.activeOperation == nil) != record.provisioningState.isTerminal {
        return "a cluster is terminal exactly when nothing is at work on it"
      }
      var hasSystemPool = record.provisioningState == .deleting
      for pool in world.pools(of: cluster) {
        if let law = broken(by: pool, world) { return "\(world[pool].name): \(law)" }
        if world[pool].mode == .system, world[pool].provisioningState != .deleting {
          hasSystemPool = true
        }
      }
      if !hasSystemPool { return "a cluster has a system pool" }
      if let law = brokenByPods(of: cluster, world) { return law }
    }
    for id in world.operationsInProgress where world[id].status != .inProgress {
      return "what is at work has not ended"
    }
    return nil
  }

  private static func broken(by id: PoolID, _ world: Simulation) -> String? {
    let pool = world[id]
    var recount: [NodeState: Int] = [:]
    var last: UInt32?
    for node in world.nodes(of: id) {
      let record = world[node]
      if record.pool != id { return "a pool lists its own nodes" }
      if let last, record.instance <= last { return "nodes are listed by rising index" }
      last = record.instance
      recount[record.state, default: 0] += 1
    }
    let counts = pool.nodeCounts
    if NodeState.allCases.contains(where: { counts[$0] != recount[$0, default: 0] }) {
      return "the nodes in each state are counted"
    }
    if counts.total != world.nodes(of: id).count { return "the nodes in all states make the total" }
    if pool.meter.disks != counts.total { return "every node has a disk" }
    // One that is being deleted has a machine if it had one until then.
    let machines = counts.total - counts.deallocated
    if !(machines - counts.deleting...machines).contains(pool.meter.machines) {
      return "every node that is not deallocated has a machine, and is billed"
    }
    if pool.osType == .windows, pool.mode == .system { return "system pools are Linux" }
    if pool.osDiskType == .ephemeral, pool.scaleDownMode == .deallocate {
      return "ephemeral disks exclude mode Deallocate"
    }
    if !(0...1000).contains(pool.count) { return "a count is 0 to 1000" }
    if (pool.activeOperation == nil) != pool.provisioningState.isTerminal {
      return "a pool is terminal exactly when nothing is at work on it"
    }
    let isStopped = pool.powerState == .stopped
    if (pool.startCount == nil) == isStopped { return "a start count is for stopped pools" }
    // An operation that ended badly leaves its pool as it was then, and nodes that are on their way arrive later.
    guard pool.provisioningState == .succeeded else { return nil }
    if world.nodes(of: id).contains(where: {
      world[$0].state == .running && world[$0].software != pool.software
    }) {
      return "running nodes have what their pool has for them"
    }
    return brokenAtRest(pool)
  }

  /// What holds of a pool that is as it is wanted.
  private static func brokenAtRest(_ pool: AgentPool) -> String? {
    let isStopped = pool.powerState == .stopped
    let counts = pool.nodeCounts
    if isStopped, pool.count != 0 { return "a stopped pool counts 0" }
    if isStopped, pool.enableAutoScaling { return "a stopped pool has no autoscaler at work" }
    if (pool.minCount == nil) == pool.hasAutoscaler { return "bounds are for autoscalers" }
    if isStopped, counts.running != 0 { return "no node of a stopped pool runs" }
    if pool.mode == .system, !isStopped, pool.count == 0 { return "a system pool has a node" }
    // A node that has failed has its place, and is billed.
    let counted = counts.running + counts.failed
    if pool.enableAutoScaling {
      // It moves nodes by itself, and machines that it has asked for may never come: `AutoscalerLaws`.
      if counted + counts.creating + counts.starting > pool.count {
        return "no more nodes run or come than an autoscaler wants"
      }
      if counts.reimaging != 0 { return "no autoscaler reimages nodes" }
    } else {
      if counted != pool.count { return "as many nodes run as are wanted" }
      if counts.total != counted + counts.deallocated { return "no node is on its way" }
      if pool.meter.machines != counted { return "what runs is billed, and nothing else" }
    }
    // An evicted node may stay, whatever the mode.
    let keepsEvicted = pool.scaleSetPriority == .spot && pool.scaleSetEvictionPolicy == .deallocate
    if pool.scaleDownMode == .delete, !keepsEvicted, counts.deallocated != 0 {
      return "mode Delete keeps no node"
    }
    return nil
  }
}
