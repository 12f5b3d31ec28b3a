internal import AKSModel

/// Pools that are scaled all day, by an autoscaler and by people, and keep nothing in common but the clock.
///
/// The same in pools.cpp and pools.py; all end with the same number of events and the same checksum. Times are whole
/// seconds; what is due at one time happens in the order in which it was scheduled.
///
/// - Every 10 s a pool's load walks at random, and the pool follows it: up by 5 nodes at most, down not oftener
///   than every 10 minutes.
/// - Every 10 to 70 minutes somebody sets another size.
/// - A node starts (deallocated before: 30 to 90 s, new: 120 to 240 s), drains (5 to 30 s), and is then deallocated
///   (10 to 40 s) or deleted (20 to 60 s).
///
/// Nodes, their states, their counts, their meters and the log are the model's; what is due is in a queue of its kind.
struct PoolWorkload {
  struct Due: Sendable {
    var kind: Kind
    var pool: UInt32
    var node: NodeID

    enum Kind: UInt32, Sendable { case look, setSize, nodeReady, nodeDrained, nodeGone }
  }

  struct Pool {
    var random: UInt32
    var id = PoolID(index: 0)
    var most = 0
    var deallocates = false
    var load = 0
    var shrank = -600
    var running: ContiguousArray<NodeID> = []
    var parked: ContiguousArray<NodeID> = []

    var least: Int { most / 10 }

    /// A linear congruential generator of 31 bits, the lowest 8 left out.
    mutating func draw(below bound: Int) -> Int {
      random = (random &* 1_103_515_245 &+ 12345) & 0x7FFF_FFFF
      return Int((random >> 8) % UInt32(truncatingIfNeeded: bound))
    }
  }

  private(set) var simulation: Simulation
  private var pools: ContiguousArray<Pool> = []
  private var queue = EventQueue<Due>()
  private var now = 0
  private var batch: ContiguousArray<Due> = []
  private(set) var events = 0
  private(set) var touched: UInt32 = 0
  private let cause = Cause(nil)

  init(pools count: Int, eventLimit: Int?) {
    var found: [AdoptedCluster] = []
    for number in 0..<count {
      var pool = Pool(random: UInt32(12345 + 7919 * number))
      pool.most = 100 + pool.draw(below: 901)
      pool.deallocates = pool.draw(below: 2) == 1
      pools.append(pool)
      var adopted = AdoptedPool(name: "pool")
      adopted.properties.count = Int64(pool.most / 2)
      adopted.properties.scaleDownMode = pool.deallocates ? .deallocate : .delete
      var cluster = AdoptedCluster(name: "cluster\(number)")
      cluster.pools = [adopted]
      found.append(cluster)
    }
    simulation = Simulation(adopting: found)
    simulation.eventLimit = eventLimit
    for number in pools.indices {
      let pool = simulation.pools(of: simulation.clusters[number])[0]
      pools[number].id = pool
      pools[number].running = ContiguousArray(simulation.nodes(of: pool))
      pools[number].load = pools[number].running.count * 70
      schedule(.look, number, after: number % 10)
      let first = pools[number].draw(below: 3600)
      schedule(.setSize, number, after: first)
    }
  }

  /// Of how many nodes run in which pool.
  var checksum: UInt32 {
    pools.enumerated().reduce(0) { sum, entry in
      sum &+ UInt32(simulation[entry.element.id].nodeCounts.running) &* UInt32(entry.offset + 1)
    }
  }

  mutating func run(until end: Int) {
    let end = Int64(end) * 1000
    while let time = queue.nextTime, time < end {
      simulation.advance(to: Instant(milliseconds: time))
      now = Int(time / 1000)
      while queue.nextTime == time {
        batch.removeAll(keepingCapacity: true)
        queue.popFirstInstant(dueBy: time, into: &batch)
        // First all nodes, so that the memory is asked for many of them at once and not for one after the other.
        for due in batch { touched &+= simulation.touch(due.node) }
        for due in batch { happen(due) }
        events += batch.count
      }
    }
  }

  private mutating func schedule(
    _ kind: Due.Kind, _ pool: Int, _ node: NodeID = NodeID(bits: 0), after seconds: Int
  ) {
    queue.schedule(
      Due(kind: kind, pool: UInt32(truncatingIfNeeded: pool), node: node), at: Int64(now + seconds) * 1000)
  }

  private mutating func happen(_ due: Due) {
    let pool = Int(due.pool)
    switch due.kind {
    case .look: look(pool)
    case .setSize: setSize(pool)
    case .nodeReady:
      simulation.setState(of: due.node, to: .running, cause)
      pools[pool].running.append(due.node)
    case .nodeDrained:
      simulation.report(.drain, of: due.node, cause)
      let delay = pools[pool].deallocates ? 10 + draw(pool, below: 30) : 20 + draw(pool, below: 40)
      schedule(.nodeGone, pool, due.node, after: delay)
    case .nodeGone:
      if pools[pool].deallocates {
        simulation.setState(of: due.node, to: .deallocated, cause)
        pools[pool].parked.append(due.node)
      } else {
        simulation.remove(due.node, cause)
      }
    }
  }

  private mutating func draw(_ pool: Int, below bound: Int) -> Int { pools[pool].draw(below: bound) }

  private mutating func current(_ pool: Int) -> Int {
    let counts = simulation.nodeCounts(of: pools[pool].id)
    return counts.running + counts.starting + counts.creating
  }

  private mutating func look(_ number: Int) {
    let most = pools[number].most
    let least = pools[number].least
    let load = pools[number].load + draw(number, below: 2 * most + 1) - most
    pools[number].load = max(50 * least, min(100 * most, load))
    let desired = max(least, min(most, (pools[number].load + 69) / 70))
    let current = current(number)
    if desired > current {
      grow(number, by: min(desired - current, 5))
    } else if desired + 3 < current, now - pools[number].shrank >= 600 {
      pools[number].shrank = now
      shrink(number, by: min(current - desired, most / 20 + 1))
    }
    schedule(.look, number, after: 10)
  }

  private mutating func setSize(_ number: Int) {
    let least = pools[number].least
    let size = least + draw(number, below: pools[number].most - least + 1)
    let current = current(number)
    if size > current { grow(number, by: size - current) } else { shrink(number, by: current - size) }
    schedule(.setSize, number, after: 600 + draw(number, below: 3600))
  }

  /// Asks the memory for the last nodes of a list, which are about to change, at once.
  private mutating func touch(_ nodes: ContiguousArray<NodeID>, last count: Int) {
    for place in max(0, nodes.count - count)..<nodes.count { touched &+= simulation.touch(nodes[place]) }
  }

  private mutating func grow(_ number: Int, by count: Int) {
    touch(pools[number].parked, last: count)
    for _ in 0..<count {
      if let node = pools[number].parked.popLast() {
        simulation.setState(of: node, to: .starting, cause)
        schedule(.nodeReady, number, node, after: 30 + draw(number, below: 60))
      } else {
        let node = simulation.addNode(to: pools[number].id, cause)
        schedule(.nodeReady, number, node, after: 120 + draw(number, below: 120))
      }
    }
  }

  private mutating func shrink(_ number: Int, by count: Int) {
    touch(pools[number].running, last: count)
    for _ in 0..<count {
      guard let node = pools[number].running.popLast() else { return }
      simulation.setState(of: node, to: pools[number].deallocates ? .deallocating : .deleting, cause)
      schedule(.nodeDrained, number, node, after: 5 + draw(number, below: 25))
    }
  }
}
