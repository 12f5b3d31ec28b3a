/// The machines of a pool: disks, pods, operating systems, and what a system pool needs.
enum MachineRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "N3", "Pools are of type VirtualMachineScaleSets: this model has no other.",
      source: "a limit of this model", .ours, eachPool: type),
    Rule(
      "L5", "A node takes 10 to 250 pods.",
      source: "AKS article quotas-skus-regions", .documented, eachPool: maxPods),
    Rule(
      "L7", "A system pool needs 2 vCPUs, 4 GB of memory and 30 pods a node, and no size of the B series.",
      source: "AKS articles quotas-skus-regions and use-system-pools", .documented, eachPool: systemPool),
    Rule(
      "V4", "An OS disk has up to 2048 GB; 0 leaves its size to the service.",
      source: "azure-rest-api-specs, containerservice", .documented, eachPool: diskSize),
    Rule(
      "V5",
      "An OS SKU is one of the pool's system; among those of Linux it can change, and nodes are reimaged.",
      source: "azure-mgmt-containerservice, AgentPool.osSKU", .documented, eachPool: osSKU),
  ]

  @Sendable private static func type(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard let type = pool.properties.type, type != .virtualMachineScaleSets else { return }
    if !pool.isNew { throw .immutableProperty("type") }
    throw .otherPoolType(type)
  }

  @Sendable private static func maxPods(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard pool.isNew, let count = pool.properties.maxPods,
      !(Int64(Limits.leastPodsOfNode)...Int64(Limits.podsPerNode)).contains(count)
    else { return }
    throw .setting(.maxPods(count, least: Limits.leastPodsOfNode))
  }

  @Sendable private static func systemPool(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard pool.becomesSystem else { return }
    if pool.maxPods < Limits.leastPodsOfSystemNode {
      throw .setting(.maxPods(pool.maxPods, least: Limits.leastPodsOfSystemNode))
    }
    let isBurstable = pool.vmSize.lowercased().hasPrefix("standard_b")
    let size = VMSize.named(pool.vmSize)
    let isTooSmall = size.map { $0.vcpus < 2 || $0.memoryMiB < 4096 } ?? false
    if isBurstable || isTooSmall { throw .setting(.systemPoolSize(pool.vmSize)) }
  }

  @Sendable private static func diskSize(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard pool.isNew, let size = pool.properties.osDiskSizeGB else { return }
    guard (0...Limits.osDiskSizeGB).contains(size) else { throw .setting(.diskSize(size)) }
    guard pool.properties.osDiskType == .ephemeral, let machine = VMSize.named(pool.vmSize),
      machine.supportsEphemeralOSDisk == true, let room = machine.ephemeralRoomGiB, size > room
    else { return }
    throw .setting(.ephemeralDiskSize(size, room: room, vmSize: machine.name))
  }

  @Sendable private static func osSKU(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard let osSKU = pool.properties.osSKU else { return }
    if osSKU.osType != pool.osType { throw .setting(.osSKU(osSKU, osType: pool.osType)) }
    guard let id = pool.id, world[id].osSKU != osSKU, pool.osType == .windows else { return }
    throw .setting(.osSKUMove(from: world[id].osSKU, to: osSKU))
  }
}
