/// Where in a log the last change of everything stands, and what each event rests on.
///
/// It reads the log once, and goes on where it has stopped, so that asking does not take longer the longer the
/// log is. Nobody needs it but who asks, so that a run without questions does not pay for it. A value: a copy goes
/// on beside a copy of the world.
package struct EventIndex: Sendable {
  /// Something that changes.
  package enum Subject: Hashable, Sendable {
    case cluster(ClusterID)
    case pool(PoolID)
    case node(PoolID, instance: UInt32)
    /// All nodes of a pool.
    case nodes(PoolID)
    /// A workload, or a pod of it.
    case workload(WorkloadID)
  }

  private struct Key: Hashable {
    var subject: Subject
    var property: String

    /// The length of a name tells it from most others, and costs much less than the name.
    func hash(into hasher: inout Hasher) {
      hasher.combine(subject)
      hasher.combine(property.utf8.count)
    }
  }

  /// A pool, and the state that a node of it has left; nil: it has left the pool.
  private struct Departure: Hashable {
    var pool: PoolID
    var state: NodeState?
  }

  /// What each event that was read rests on, and what it was made from.
  private var grounds = ChunkedArray<Grounds>()
  private var lastChanges: [Key: Int] = [:]
  private var lastChangesOfNodes: [PoolID: Int] = [:]
  /// The last events that made, moved or removed a node.
  private var lastMoves: [Subject: Int] = [:]
  private var lastDepartures: [Departure: Int] = [:]
  /// The last events that set a count to be restored.
  private var lastStartCounts: [PoolID: Int] = [:]
  private var nodeWork: [OperationID: Grounds] = [:]

  package init() {}

  /// The index of a whole log.
  package init(of simulation: Simulation) { read(simulation) }

  /// Reads what has happened in a world since the last time.
  package mutating func read(_ simulation: Simulation) {
    if grounds.count == 0 {
      // Short logs are read in many worlds.
      let room = min(simulation.events.endIndex, 64)
      lastChanges.reserveCapacity(room)
      lastMoves.reserveCapacity(room)
    }
    // What was forgotten before it was read rests on nothing that is known.
    while grounds.count < simulation.events.startIndex { grounds.append(Grounds()) }
    for number in simulation.events.indices(from: grounds.count) {
      read(simulation.events[number], number, simulation)
    }
  }

  // MARK: - Asking

  /// The last event that changed a property, by the name that ARM has for it.
  package func lastChange(of subject: Subject, _ property: String) -> Int? {
    lastChanges[Key(subject: subject, property: property)]
  }

  /// The last event about any node of a pool.
  package func lastChange(ofNodesOf pool: PoolID) -> Int? { lastChangesOfNodes[pool] }

  /// What one event of the log rests on: the rule that shaped it, and what it was made from.
  ///
  /// The count that a start restores, for example, rests on whatever has set the count to be restored.
  package func grounds(ofEvent number: Int) -> Grounds { grounds[number] }

  /// What rests on nodes of a pool being in a state, or on how many there are of all (nil).
  package func grounds(ofNodesOf pool: PoolID, in state: NodeState?, _ simulation: Simulation) -> Grounds {
    var events: [Int] = []
    for id in simulation.nodes(of: pool) {
      let node = simulation[id]
      guard state == nil || node.state == state else { continue }
      if let last = lastMoves[.node(pool, instance: node.instance)] { events.append(last) }
    }
    // One that is no longer among them counts as well: the last one.
    let departures = Set([nil, state]).compactMap { lastDepartures[Departure(pool: pool, state: $0)] }
    if let last = departures.max() { events.append(last) }
    return events.sorted(by: >).reduce(into: Grounds()) { $0.add(grounds[$1]) }
  }

  /// What rests on the state of one node.
  package func grounds(ofNode instance: UInt32, of pool: PoolID, _ simulation: Simulation) -> Grounds {
    guard let number = lastMoves[.node(pool, instance: instance)] else { return Grounds() }
    var grounds = grounds[number]
    // That it was this node's turn.
    if number >= simulation.events.startIndex, let operation = simulation.events[number].operation,
      simulation[operation].hasChosenNodes
    {
      grounds.add("D10")
    }
    return grounds
  }

  /// What rests on what an operation did with nodes.
  package func grounds(ofNodeWorkOf operation: OperationID) -> Grounds { nodeWork[operation] ?? Grounds() }

  // MARK: - Reading

  private mutating func read(_ event: ModelEvent, _ number: Int, _ simulation: Simulation) {
    var sum = Grounds()
    if let rule = event.rule { sum.add(rule) }
    for source in sources(of: event, simulation) { sum.add(grounds[source]) }
    grounds.append(sum)
    note(event, number, simulation)
  }

  private mutating func note(_ event: ModelEvent, _ number: Int, _ simulation: Simulation) {
    let change = event.change
    if let subject = change.subject {
      if case .node(let pool, _) = subject { lastChangesOfNodes[pool] = number }
      if let property = change.property ?? simulation.changedSoftware(change) {
        lastChanges[Key(subject: subject, property: property)] = number
      }
    }
    if case .poolStartCount(let pool, _, .some) = change { lastStartCounts[pool] = number }
    guard let (pool, instance, old, new) = change.ofNode else { return }
    lastMoves[.node(pool, instance: instance)] = number
    if let old { lastDepartures[Departure(pool: pool, state: old)] = number }
    if new == nil { lastDepartures[Departure(pool: pool, state: nil)] = number }
    if let operation = event.operation, let rule = event.rule {
      nodeWork[operation, default: Grounds()].add(rule)
    }
  }

  /// The events that gave the values which this one is made from, those that weigh first in front.
  private func sources(of event: ModelEvent, _ simulation: Simulation) -> [Int] {
    let kind = event.operation.map { simulation[$0].kind }
    switch event.change {
    case .poolCount(let pool, _, _) where kind?.isStart ?? false:
      return [lastStartCounts[pool]].compactMap { $0 }
    case .poolStartCount(let pool, _, .some) where kind?.isStop ?? false:
      return [lastChange(of: .pool(pool), "count")].compactMap { $0 }
    case .nodeState, .nodeGone, .nodeAppeared:
      guard let (pool, instance, _, new) = event.change.ofNode else { return [] }
      switch new {
      case .running, .deallocated, .failed, nil:
        // Where it came to rest follows from where it set out.
        return [lastMoves[.node(pool, instance: instance)]].compactMap { $0 }
      case .reimaging: return []
      case .creating, .starting, .deallocating, .deleting:
        return [lastChange(of: .pool(pool), "scaleDownMode"), lastChange(of: .pool(pool), "count")]
          .compactMap { $0 }
      }
    default: return []
    }
  }
}

extension Simulation {
  /// What tells one software of a node from the other.
  fileprivate func changedSoftware(_ change: ModelEvent.Change) -> String? {
    guard case .nodeSoftware(_, _, _, let old, let new) = change else { return nil }
    return self[old].imageVersion == self[new].imageVersion ? "orchestratorVersion" : "imageVersion"
  }
}

extension ModelEvent.Change {
  /// The node that it is about, what it did before and what it does now (nil: it is not there).
  fileprivate var ofNode: (pool: PoolID, instance: UInt32, old: NodeState?, new: NodeState?)? {
    switch self {
    case .nodeAppeared(_, let pool, let instance): (pool, instance, nil, .creating)
    case .nodeState(_, let pool, let instance, let old, let new): (pool, instance, old, new)
    case .nodeGone(_, let pool, let instance): (pool, instance, .deleting, nil)
    default: nil
    }
  }
}

extension OperationKind {
  fileprivate var isStart: Bool { self == .startPool || self == .startCluster }
  fileprivate var isStop: Bool { self == .stopPool || self == .stopCluster }
}
