// What events rest on. Nothing is kept for it: it is read from the log when somebody asks.

extension Simulation {
  /// What one event of the log rests on: the rule that shaped it, and what it was made from.
  ///
  /// The count that a start restores, for example, rests on whatever has set the count to be restored.
  package func grounds(ofEvent index: Int) -> Grounds {
    var grounds = Grounds()
    var open = [index]
    var seen: Set<Int> = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let rule = events[next].rule { grounds.add(rule) }
      open += sources(ofEvent: next)
    }
    return grounds
  }

  /// What rests on nodes of a pool being in a state, or on how many there are of all (nil).
  package func grounds(ofNodesOf pool: PoolID, in state: NodeState?) -> Grounds {
    let members = nodes(of: pool).map { self[$0] }.filter { state == nil || $0.state == state }
    var missing = Set(members.map(\.instance))
    // One that is no longer among them counts as well: the last one.
    var lacksLeaver = true
    var grounds = Grounds()
    for index in events.indices.reversed() where lacksLeaver || !missing.isEmpty {
      guard let (owner, instance, old, new) = events[index].change.ofNode, owner == pool else { continue }
      if missing.remove(instance) != nil {
        grounds.add(self.grounds(ofEvent: index))
      } else if lacksLeaver, new == nil || (state != nil && old == state) {
        lacksLeaver = false
        grounds.add(self.grounds(ofEvent: index))
      }
    }
    return grounds
  }

  /// What rests on the state of one node.
  package func grounds(ofNode instance: UInt32, of pool: PoolID) -> Grounds {
    var grounds = Grounds()
    for index in events.indices.reversed() {
      guard let (owner, number, _, _) = events[index].change.ofNode, owner == pool, number == instance
      else { continue }
      grounds.add(self.grounds(ofEvent: index))
      // That it was this node's turn.
      if let operation = events[index].operation, self[operation].hasChosenNodes { grounds.add("D10") }
      break
    }
    return grounds
  }

  /// What rests on what an operation did with nodes.
  package func grounds(ofNodeWorkOf operation: OperationID) -> Grounds {
    var grounds = Grounds()
    for event in events where event.operation == operation && event.change.ofNode != nil {
      if let rule = event.rule { grounds.add(rule) }
    }
    return grounds
  }

  /// What an operation as a whole rests on.
  ///
  /// Only events from an index on are looked at.
  package func grounds(of operation: OperationID, since first: Int) -> Grounds {
    var grounds = Grounds()
    for rule in rules(of: operation, since: first) where rule != "D10" { grounds.add(rule) }
    return grounds
  }

  /// The rules that shaped an operation: its notes, those of all that it changed, and which nodes it took.
  package func rules(of operation: OperationID, since first: Int) -> [RuleID] {
    var rules = self[operation].notes
    for index in first..<max(first, events.count) where events[index].operation == operation {
      if let rule = events[index].rule, rules.last != rule, !rules.contains(rule) { rules.append(rule) }
    }
    return rules + (self[operation].hasChosenNodes ? ["D10"] : [])
  }

  /// The events that gave the values which this one was made from.
  private func sources(ofEvent index: Int) -> [Int] {
    let event = events[index]
    switch event.change {
    case .poolCount(let pool, _, _) where event.operation.map { self[$0].kind.isStart } ?? false:
      return lastEvent(before: index) {
        if case .poolStartCount(pool, _, .some) = $0 { true } else { false }
      }
    case .poolStartCount(let pool, _, .some) where event.operation.map { self[$0].kind.isStop } ?? false:
      return lastEvent(before: index) { if case .poolCount(pool, _, _) = $0 { true } else { false } }
    case .nodeState, .nodeGone, .nodeAppeared:
      guard let (pool, instance, _, new) = event.change.ofNode else { return [] }
      switch new {
      case .running, .deallocated, .failed, nil:
        // Where it came to rest follows from where it set out.
        return lastEvent(before: index) {
          $0.ofNode.map { $0.pool == pool && $0.instance == instance } ?? false
        }
      case .reimaging: return []
      case .creating, .starting, .deallocating, .deleting:
        return lastEvent(before: index) {
          if case .poolCount(pool, _, _) = $0 { true } else { false }
        }
          + lastEvent(before: index) {
            if case .poolScaleDownMode(pool, _, _) = $0 { true } else { false }
          }
      }
    default: return []
    }
  }

  private func lastEvent(before index: Int, where matches: (ModelEvent.Change) -> Bool) -> [Int] {
    events[..<index].lastIndex { matches($0.change) }.map { [$0] } ?? []
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
