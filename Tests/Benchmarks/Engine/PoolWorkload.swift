internal import AKSModel

/// Pools that are scaled all day, by an autoscaler and by people, and keep nothing in common but the clock.
///
/// The same in pools.cpp, which ends with the same number of events and the same checksum, and in pools.py, where SimPy has
/// an order of its own for what happens at one time. Times are whole seconds; here that is the order of scheduling.
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
    let number: UInt32
    var random: UInt32
    var id = PoolID(index: 0)
    var most = 0
    var deallocates = false
    var load = 0
    var shrank = -600
    /// Nodes on the way to running.
    var coming = 0
    var running: ContiguousArray<NodeID> = []
    var parked: ContiguousArray<NodeID> = []

    var least: Int { most / 10 }
    var current: Int { running.count + coming }

    /// A linear congruential generator of 31 bits, the lowest 8 left out.
    mutating func draw(below bound: Int) -> Int {
      random = (random &* 1_103_515_245 &+ 12345) & 0x7FFF_FFFF
      return Int((random >> 8) % UInt32(truncatingIfNeeded: bound))
    }
  }

  /// What all pools share: the world, what is due, and the time in seconds.
  struct Engine {
    var simulation: Simulation
    var queue = EventQueue<Due>()
    var now = 0
    var touched: UInt32 = 0
    let cause = Cause(nil)
  }

  private var engine: Engine
  private var pools: ContiguousArray<Pool> = []
  private(set) var events = 0

  /// The world with its log.
  var simulation: Simulation { engine.simulation }

  init(pools count: Int, eventLimit: Int?) {
    var found: [AdoptedCluster] = []
    for number in 0..<count {
      var pool = Pool(number: UInt32(number), random: UInt32(12345 + 7919 * number))
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
    engine = Engine(simulation: Simulation(adopting: found))
    engine.simulation.eventLimit = eventLimit
    for number in pools.indices {
      let pool = engine.simulation.pools(of: engine.simulation.clusters[number])[0]
      pools[number].id = pool
      pools[number].running = ContiguousArray(engine.simulation.nodes(of: pool))
      pools[number].load = pools[number].running.count * 70
      engine.schedule(.look, pools[number], after: number % 10)
      let first = pools[number].draw(below: 3600)
      engine.schedule(.setSize, pools[number], after: first)
    }
  }

  /// Of how many nodes run in which pool.
  var checksum: UInt32 {
    pools.enumerated().reduce(0) { sum, entry in
      sum &+ UInt32(engine.simulation[entry.element.id].nodeCounts.running) &* UInt32(entry.offset + 1)
    }
  }

  mutating func run(until end: Int) {
    let end = Int64(end) * 1000
    var batch: ContiguousArray<Due> = []
    while let time = engine.queue.nextTime, time < end {
      engine.simulation.advance(to: Instant(milliseconds: time))
      engine.now = Int(time / 1000)
      while engine.queue.nextTime == time {
        batch.removeAll(keepingCapacity: true)
        engine.queue.popFirstInstant(dueBy: time, into: &batch)
        // First all nodes, so that the memory is asked for many of them at once and not for one after the other.
        for due in batch { engine.touched &+= engine.simulation.touch(due.node) }
        for due in batch { pools[Int(due.pool)].happen(due, &engine) }
        events += batch.count
      }
    }
  }
}

extension PoolWorkload.Engine {
  mutating func schedule(
    _ kind: PoolWorkload.Due.Kind, _ pool: PoolWorkload.Pool, _ node: NodeID = NodeID(bits: 0),
    after seconds: Int
  ) {
    queue.schedule(
      PoolWorkload.Due(kind: kind, pool: pool.number, node: node), at: Int64(now + seconds) * 1000)
  }

  /// Asks the memory for the last nodes of a list, which are about to change, at once.
  mutating func touch(_ nodes: ContiguousArray<NodeID>, last count: Int) {
    for place in max(0, nodes.count - count)..<nodes.count { touched &+= simulation.touch(nodes[place]) }
  }
}

extension PoolWorkload.Pool {
  mutating func happen(_ due: PoolWorkload.Due, _ engine: inout PoolWorkload.Engine) {
    switch due.kind {
    case .look: look(&engine)
    case .setSize: setSize(&engine)
    case .nodeReady:
      engine.simulation.setState(of: due.node, to: .running, engine.cause)
      coming -= 1
      running.append(due.node)
    case .nodeDrained:
      engine.simulation.report(.drain, of: due.node, engine.cause)
      let delay = deallocates ? 10 + draw(below: 30) : 20 + draw(below: 40)
      engine.schedule(.nodeGone, self, due.node, after: delay)
    case .nodeGone:
      if deallocates {
        engine.simulation.setState(of: due.node, to: .deallocated, engine.cause)
        parked.append(due.node)
      } else {
        engine.simulation.remove(due.node, engine.cause)
      }
    }
  }

  private mutating func look(_ engine: inout PoolWorkload.Engine) {
    load = max(50 * least, min(100 * most, load + draw(below: 2 * most + 1) - most))
    let desired = max(least, min(most, (load + 69) / 70))
    let current = current
    if desired > current {
      grow(by: min(desired - current, 5), &engine)
    } else if desired + 3 < current, engine.now - shrank >= 600 {
      shrank = engine.now
      shrink(by: min(current - desired, most / 20 + 1), &engine)
    }
    engine.schedule(.look, self, after: 10)
  }

  private mutating func setSize(_ engine: inout PoolWorkload.Engine) {
    let size = least + draw(below: most - least + 1)
    let current = current
    if size > current { grow(by: size - current, &engine) } else { shrink(by: current - size, &engine) }
    engine.schedule(.setSize, self, after: 600 + draw(below: 3600))
  }

  private mutating func grow(by count: Int, _ engine: inout PoolWorkload.Engine) {
    engine.touch(parked, last: count)
    coming += count
    for _ in 0..<count {
      if let node = parked.popLast() {
        engine.simulation.setState(of: node, to: .starting, engine.cause)
        engine.schedule(.nodeReady, self, node, after: 30 + draw(below: 60))
      } else {
        let node = engine.simulation.addNode(to: id, engine.cause)
        engine.schedule(.nodeReady, self, node, after: 120 + draw(below: 120))
      }
    }
  }

  private mutating func shrink(by count: Int, _ engine: inout PoolWorkload.Engine) {
    engine.touch(running, last: count)
    for _ in 0..<count {
      guard let node = running.popLast() else { return }
      engine.simulation.setState(of: node, to: deallocates ? .deallocating : .deleting, engine.cause)
      engine.schedule(.nodeDrained, self, node, after: 5 + draw(below: 25))
    }
  }
}
