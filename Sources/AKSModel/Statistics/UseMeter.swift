/// What the running nodes of a pool have for pods, and what pods on them request, added up over time.
package struct UseMeter: Hashable, Sendable {
  /// Thousandths of cores and MiB.
  package struct Amount: Hashable, Sendable {
    package fileprivate(set) var cpuMillis: Int64 = 0
    package fileprivate(set) var memoryMiB: Int64 = 0

    package init(_ resources: NodeResources = NodeResources(), nodes: Int = 1) {
      cpuMillis = Int64(resources.cpuMillis) * Int64(nodes)
      memoryMiB = Int64(resources.memoryMiB) * Int64(nodes)
    }
  }

  /// Both times milliseconds.
  struct Sum: Hashable, Sendable {
    var cpu = WideSum()
    var memory = WideSum()

    fileprivate mutating func add(_ amount: Amount, for time: Int64) {
      cpu.add(amount.cpuMillis, times: time)
      memory.add(amount.memoryMiB, times: time)
    }

    mutating func add(_ other: Sum) {
      cpu.add(other.cpu)
      memory.add(other.memory)
    }
  }

  /// Now.
  package private(set) var offered = Amount()
  package private(set) var requested = Amount()
  /// What each node offers; nil: it is to be looked up.
  fileprivate var each: NodeResources?
  private var countedUntil = Instant.start
  private var offeredSum = Sum()
  private var requestedSum = Sum()
  private var nodes = 0
  /// Milliseconds times thousand-millionths of nodes: those that ran, and the part of them that was requested.
  private var nodeTime = WideSum()
  private var usedNodeTime = WideSum()

  init() {}

  /// Nothing is requested and offered, whatever was before.
  init(at now: Instant) { countedUntil = now }

  /// What is offered changes: so many nodes have so much each.
  mutating func offer(_ each: NodeResources, nodes: Int, at now: Instant) {
    count(until: now)
    offered = Amount(each, nodes: nodes)
    self.each = each
    self.nodes = nodes
  }

  /// So much more is requested, or (`times` below 0) less.
  mutating func request(_ request: PodRequest, times: Int64, at now: Instant) {
    count(until: now)
    requested.cpuMillis += Int64(request.cpuMillis) * times
    requested.memoryMiB += Int64(request.memoryMiB) * times
  }

  /// Until now.
  func sums(at now: Instant) -> (offered: Sum, requested: Sum) {
    var meter = self
    meter.count(until: now)
    return (meter.offeredSum, meter.requestedSum)
  }

  /// The part of an amount that was used until now, if at each moment it was that of the cores or of the memory that
  /// was requested, whichever was more; rounded down.
  func used(of amount: Int64, at now: Instant) -> Int64 {
    var meter = self
    meter.count(until: now)
    return meter.usedNodeTime.part(of: meter.nodeTime, in: amount)
  }

  private mutating func count(until now: Instant) {
    let time = (now - countedUntil).milliseconds
    guard time > 0 else { return }
    offeredSum.add(offered, for: time)
    requestedSum.add(requested, for: time)
    let all = Int64(nodes) * 1_000_000_000
    nodeTime.add(all, times: time)
    usedNodeTime.add(
      max(
        Self.part(requested.cpuMillis, of: offered.cpuMillis, in: all),
        Self.part(requested.memoryMiB, of: offered.memoryMiB, in: all)), times: time)
    countedUntil = now
  }

  private static func part(_ part: Int64, of whole: Int64, in all: Int64) -> Int64 {
    guard whole > 0, part > 0 else { return 0 }
    return whole.dividingFullWidth(min(part, whole).multipliedFullWidth(by: all)).quotient
  }
}

extension Simulation {
  /// Another number of nodes of a pool runs, or (`isOther`) each has something else for pods.
  mutating func countOffer(of pool: PoolID, isOther: Bool = false) {
    let known = isOther ? nil : self[pool].use.each
    let each = known ?? allocatable(of: pool) ?? NodeResources()
    self[pool].use.offer(each, nodes: self[pool].nodeCounts.running, at: now)
  }

  /// A pod comes to a node (1), or leaves it (-1); what stands on a node that does not run is not used.
  @inline(__always)
  mutating func countUse(_ request: PodRequest, on node: NodeID, times: Int64) {
    guard nodeTable[node].state == .running else { return }
    self[nodeTable[node].pool].use.request(request, times: times, at: now)
  }

  /// All pods of a node that comes to run (1), or does not run any more (-1).
  mutating func countUse(of node: NodeID, in pool: PoolID, times: Int64) {
    let all = requested(of: node)
    guard all.pods > 0 else { return }
    self[pool].use.request(
      PodRequest(cpuMillis: all.cpuMillis, memoryMiB: all.memoryMiB), times: times, at: now)
  }

  /// What running machines of a pool have cost since the cluster's first workload, and what of it nobody used: at each
  /// moment the part of cores or of memory that was not requested, the smaller of the two; nil: the cluster never had a
  /// workload.
  ///
  /// Nano-dollars. That the more used of the two decides, as for the autoscaler (A7d), is our choice.
  package func idleCost(of id: PoolID) throws(MissingPrice) -> Int64? {
    guard scheduler(of: self[id].cluster)?.hasBegun ?? false else { return nil }
    let price = try rates(of: self[id]).machine.price(ofMilliseconds: self[id].runningTime.total(at: now))
    guard let price else {
      throw MissingPrice(size: self[id].vmSize, region: self[self[id].cluster].location)
    }
    return price - self[id].use.used(of: price, at: now)
  }

  /// The same of all pools of some clusters, those included that are gone.
  package func idleCost(of clusters: [ClusterID]) throws(MissingPrice) -> Int64? {
    var sum: Int64?
    for pool in everyPool where clusters.contains(self[pool].cluster) {
      guard let cost = try idleCost(of: pool) else { continue }
      sum = (sum ?? 0) + cost
    }
    return sum
  }
}
