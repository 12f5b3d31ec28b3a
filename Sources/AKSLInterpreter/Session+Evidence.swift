import AKSLLanguage
import AKSModel

/// What a session wants to know of the rules behind its verdicts.
struct EvidenceKeeping: Sendable {
  /// What is known less well is a failure.
  var required: Evidence?
  /// Verdicts are counted whether anything is required or not.
  var isCounted = false
  var tally = EvidenceTally()

  /// Somebody wants to know: otherwise nothing is looked up, and nothing kept.
  var isKept: Bool { required != nil || isCounted }

  func permits(_ grounds: Grounds) -> Bool { required.map { grounds.evidence <= $0 } ?? true }
}

extension Session {
  // MARK: - Verdicts

  /// An assertion holds; what it rests on is counted and judged.
  ///
  /// False: the script cannot go on, because they are too weak.
  mutating func weigh(_ site: AssertionSite, _ emit: Emit) -> Bool {
    world.index.read(world.simulation)
    let grounds = grounds(of: machine.reads)
    evidence.tally.add(grounds)
    guard !evidence.permits(grounds) else { return true }
    // It is counted once.
    machine.assertionCount -= 1
    return failed(weakness("the assertion holds, but rests", grounds, at: site.condition), emit)
  }

  /// What an expected refusal rests on: the rule, and where its text was expected, how well that is known.
  func grounds(of refusal: Refusal, isByText: Bool) -> Grounds {
    var grounds = refusal.grounds
    if isByText { grounds.add(refusal.rule, known: max(grounds.evidence, refusal.evidence)) }
    return grounds
  }

  /// Why what is required does not let a command do what it is about to do.
  ///
  /// Whatever it would rest on is found out on a copy of the world: a step that may not be done is not done.
  func weakness(of operation: Operation) -> AssertionFailure? {
    guard evidence.required != nil else { return nil }
    var future = world.simulation
    let first = future.events.endIndex
    // A refusal is told by the step itself.
    guard let id = try? future.submit(operation) else { return nil }
    while future[id].status == .inProgress, let next = future.nextInstant, next <= longestWait {
      future.advanceToNextInstant()
    }
    let grounds = future.grounds(of: id, since: first)
    return evidence.permits(grounds)
      ? nil : weakness("this step rests", grounds, at: machine.place.range)
  }

  /// A verdict or a step rests on too little.
  func weakness(_ what: String, _ grounds: Grounds, at range: SourceRange) -> AssertionFailure {
    let required = evidence.required ?? .exact
    let degree = grounds.evidence == .ours ? "our choice" : grounds.evidence.rawValue
    let rule = grounds.rule?.description ?? ""
    let choices = ModelChoice.all.filter { $0.rule == grounds.rule }.map { "`set \($0.name)`" }
    let settled = choices.isEmpty ? "" : "; \(choices.joined(separator: " or ")) settles it another way"
    return AssertionFailure(
      code: "T011", title: "\(what) on rule \(rule), and that is \(degree)", subject: range, actual: degree,
      expected: required == .exact ? "exact" : "\(required.rawValue) or better", message: nil,
      eventNumber: eventNumber, lastChange: nil, rule: grounds.rule,
      help:
        "leave it out, or ask for less: `set require-evidence \(weaker(grounds.evidence))`\(settled)",
      callers: machine.callers)
  }

  /// The word that lets something pass.
  private func weaker(_ evidence: Evidence) -> String {
    evidence == .ours ? "off" : evidence.rawValue
  }

  // MARK: - Grounds: the index has read the log

  /// What the value of a property rests on; nil where nothing is known of that.
  func grounds(of owner: Value, _ property: String) -> Grounds? {
    switch owner.tag {
    case .pool, .cluster, .node, .nodesOfPool, .nodesOfCluster, .nodesOfWorld, .workload, .pod:
      grounds(of: TracedRead(owner: owner, property: property))
    default: nil
    }
  }

  /// What rests on everything that an assertion has read.
  private func grounds(of reads: [TracedRead]) -> Grounds {
    var grounds = Grounds()
    // Many nodes of one pool are looked up together.
    let nodes = Dictionary(grouping: reads.filter { $0.owner.tag == .node }) { $0.owner.nodePool }
    for pool in nodes.keys.sorted() where (nodes[pool]?.count ?? 0) > 8 {
      grounds.add(world.index.grounds(ofNodesOf: pool, in: nil, world.simulation))
    }
    for read in reads where read.owner.tag != .node || (nodes[read.owner.nodePool]?.count ?? 0) <= 8 {
      grounds.add(self.grounds(of: read))
    }
    return grounds
  }

  private func grounds(of read: TracedRead) -> Grounds {
    let simulation = world.simulation
    var grounds = Grounds()
    switch read.owner.tag {
    case .nodesOfPool:
      return world.index.grounds(
        ofNodesOf: PoolID(bits: read.owner.unsigned), in: NodeSelection.state(named: read.property),
        simulation)
    case .nodesOfCluster, .nodesOfWorld:
      let isOfWorld = read.owner.tag == .nodesOfWorld
      for cluster in simulation.clusters where isOfWorld || cluster.bits == read.owner.unsigned {
        for pool in simulation.pools(of: cluster) {
          grounds.add(
            world.index.grounds(
              ofNodesOf: pool, in: NodeSelection.state(named: read.property), simulation))
        }
      }
    case .node where ["state", "ready"].contains(read.property):
      return world.index.grounds(
        ofNode: UInt32(read.owner.nodeInstance), of: read.owner.nodePool, simulation)
    case .workload where ["ready", "starting", "pods"].contains(read.property), .pod:
      grounds.add("W2")
      grounds.add("W5")
    case .workload where ["pending", "disruptionsAllowed"].contains(read.property): grounds.add("W3")
    case .operation where ["created", "started", "deallocated", "deleted"].contains(read.property):
      return world.index.grounds(ofNodeWorkOf: OperationID(bits: read.owner.unsigned))
    case .costOfPool, .costOfCluster, .costOfWorld:
      grounds.add("D9")
      grounds.add("S11")
    case .pool, .cluster:
      for index in lastChanges(of: read.owner, read.property) {
        grounds.add(world.index.grounds(ofEvent: index))
      }
    default: break
    }
    return grounds
  }
}
