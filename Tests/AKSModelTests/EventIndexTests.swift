import ModelLaws
import Testing

@testable import AKSModel

/// The index of a log says what a search of the log from its end would find.
@Suite struct EventIndexTests {
  @Test(arguments: 1...6)
  func indexAndSearchAgree(seed: Int) {
    var world = Simulation.sandbox()
    var index = EventIndex()
    var copy = (world: world, index: index)
    for (number, step) in RandomSteps.list(seed: UInt64(seed), requests: 60).enumerated() {
      step.take(in: &world) { _ in }
      // Not at every step: it goes on where it has stopped.
      guard number % 3 == 0 else { continue }
      index.read(world)
      expectAgreement(index, LogSearch(world))
      if number % 30 == 0 { copy = (world, index) }
    }
    // A copy has not gone on with the other.
    expectAgreement(copy.index, LogSearch(copy.world))
    expectAgreement(EventIndex(of: world), LogSearch(world))
  }

  private func expectAgreement(_ index: EventIndex, _ search: LogSearch) {
    let world = search.world
    for number in world.events.indices {
      #expect(index.grounds(ofEvent: number) == search.grounds(ofEvent: number))
    }
    for record in world.poolRecords.indices {
      let pool = PoolID(index: UInt32(record))
      for state in [nil] + NodeState.allCases.map(Optional.some) where world.exists(pool) {
        #expect(
          index.grounds(ofNodesOf: pool, in: state, world) == search.grounds(ofNodesOf: pool, in: state))
      }
      for instance in UInt32(0)..<30 {
        #expect(
          index.grounds(ofNode: instance, of: pool, world) == search.grounds(ofNode: instance, of: pool))
      }
      for property in ["count", "provisioningState", "powerState", "scaleDownMode", "mode", "minCount"] {
        #expect(index.lastChange(of: .pool(pool), property) == search.last(.pool(pool), property))
      }
      #expect(index.lastChange(ofNodesOf: pool) == search.lastOfNodes(of: pool))
    }
    for number in world.operations.indices {
      let operation = OperationID(index: UInt32(number))
      #expect(index.grounds(ofNodeWorkOf: operation) == search.grounds(ofNodeWorkOf: operation))
    }
  }
}

/// The same questions, answered by looking through the log.
private struct LogSearch {
  let world: Simulation

  init(_ world: Simulation) { self.world = world }

  func last(_ subject: EventIndex.Subject, _ property: String) -> Int? {
    world.events.lastIndex { $0.change.subject == subject && $0.change.property == property }
  }

  func lastOfNodes(of pool: PoolID) -> Int? {
    world.events.lastIndex { if case .node(pool, _)? = $0.change.subject { true } else { false } }
  }

  func grounds(ofEvent index: Int) -> Grounds {
    var grounds = Grounds()
    var open = [index]
    var seen: Set<Int> = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let rule = world.events[next].rule { grounds.add(rule) }
      open += sources(ofEvent: next)
    }
    return grounds
  }

  func grounds(ofNodesOf pool: PoolID, in state: NodeState?) -> Grounds {
    let members = world.nodes(of: pool).map { world[$0] }.filter { state == nil || $0.state == state }
    var missing = Set(members.map(\.instance))
    var lacksLeaver = true
    var grounds = Grounds()
    for index in world.events.indices.reversed() where lacksLeaver || !missing.isEmpty {
      guard let (owner, instance, old, new) = node(world.events[index].change), owner == pool else {
        continue
      }
      if missing.remove(instance) != nil {
        grounds.add(self.grounds(ofEvent: index))
      } else if lacksLeaver, new == nil || (state != nil && old == state) {
        lacksLeaver = false
        grounds.add(self.grounds(ofEvent: index))
      }
    }
    return grounds
  }

  func grounds(ofNode instance: UInt32, of pool: PoolID) -> Grounds {
    var grounds = Grounds()
    let last = world.events.indices.last { index in
      node(world.events[index].change).map { $0.pool == pool && $0.instance == instance } ?? false
    }
    guard let last else { return grounds }
    grounds.add(self.grounds(ofEvent: last))
    if let operation = world.events[last].operation, world[operation].hasChosenNodes { grounds.add("D10") }
    return grounds
  }

  func grounds(ofNodeWorkOf operation: OperationID) -> Grounds {
    var grounds = Grounds()
    for event in world.events where event.operation == operation && node(event.change) != nil {
      if let rule = event.rule { grounds.add(rule) }
    }
    return grounds
  }

  private func sources(ofEvent index: Int) -> [Int] {
    let event = world.events[index]
    let kind = event.operation.map { world[$0].kind }
    func last(where matches: (ModelEvent.Change) -> Bool) -> [Int] {
      world.events[..<index].lastIndex { matches($0.change) }.map { [$0] } ?? []
    }
    switch event.change {
    case .poolCount(let pool, _, _) where kind == .startPool || kind == .startCluster:
      return last { if case .poolStartCount(pool, _, .some) = $0 { true } else { false } }
    case .poolStartCount(let pool, _, .some) where kind == .stopPool || kind == .stopCluster:
      return last { if case .poolCount(pool, _, _) = $0 { true } else { false } }
    case .nodeState, .nodeGone, .nodeAppeared:
      guard let (pool, instance, _, new) = node(event.change) else { return [] }
      switch new {
      case .running, .deallocated, .failed, nil:
        return last { node($0).map { $0.pool == pool && $0.instance == instance } ?? false }
      case .reimaging: return []
      case .creating, .starting, .deallocating, .deleting:
        return last { if case .poolCount(pool, _, _) = $0 { true } else { false } }
          + last { if case .poolScaleDownMode(pool, _, _) = $0 { true } else { false } }
      }
    default: return []
    }
  }

  private func node(
    _ change: ModelEvent.Change
  ) -> (pool: PoolID, instance: UInt32, old: NodeState?, new: NodeState?)? {
    switch change {
    case .nodeAppeared(_, let pool, let instance): (pool, instance, nil, .creating)
    case .nodeState(_, let pool, let instance, let old, let new): (pool, instance, old, new)
    case .nodeGone(_, let pool, let instance): (pool, instance, .deleting, nil)
    default: nil
    }
  }
}
