import AKSLLanguage
import AKSModel

// What commands ask for, done to the world.
extension Session {
  /// Runs one command. False: the script cannot go on.
  mutating func run(_ site: CommandSite, _ shouldStop: () -> Bool, _ emit: Emit) -> Bool {
    let values = site.arguments.map { (place: $0.place, value: machine[$0.register]) }
    let request: Request
    do throws(Fault) {
      request = try CommandTable.definitions[site.definition].run(
        Arguments(values: values, flags: site.flags, world: world, arena: machine.arena))
    } catch {
      return raise(error, emit)
    }
    return perform(request, shouldStop, emit)
  }

  private mutating func perform(_ request: Request, _ shouldStop: () -> Bool, _ emit: Emit) -> Bool {
    switch request {
    case .operation(let operation, let isAwaited):
      return ask(operation, isAwaited: isAwaited, shouldStop, emit)
    case .creation(let target, let properties, let isAwaited):
      if exists(target) { return raise(.alreadyExists(target.pool), emit) }
      return ask(.putAgentPool(target, properties), isAwaited: isAwaited, shouldStop, emit)
    case .change(let target, let properties, let isAwaited):
      if world.simulation.cluster(named: target.cluster) != nil, !exists(target) {
        return refuse(.poolNotFound(pool: target.pool, cluster: target.cluster), emit)
      }
      return ask(.putAgentPool(target, properties), isAwaited: isAwaited, shouldStop, emit)
    case .advance(let span): return advance(span, shouldStop, emit)
    case .awaitRest(let resource): return awaitRest(of: resource, shouldStop, emit)
    case .exhibit(let exhibit): tell(.shown(exhibit), emit)
    case .useCluster(let cluster):
      keepUndoStep()
      world.currentCluster = cluster
      tell(.changed("the current cluster is \(world.simulation[cluster].name)"), emit)
    case .replaceWorld(let kind):
      keepUndoStep()
      replace(by: kind == .empty ? .empty : .sandbox)
      tell(.changed(kind == .empty ? "an empty subscription" : "the sandbox, as it was at the start"), emit)
    case .takeSnapshot(let name):
      snapshots.removeAll { $0.name == name }
      snapshots.append((name, world))
      tell(.changed("snapshot \(name) at \(TimeFormat.instant(now))"), emit)
    case .restoreSnapshot(let name):
      guard let snapshot = snapshots.first(where: { $0.name == name }) else {
        let nearest = Spelling.nearest(to: name, among: snapshots.map(\.name))
        return raise(.unknownName(name, kind: "snapshot", nearest: nearest), emit)
      }
      keepUndoStep()
      replace(by: snapshot.world)
      tell(.changed("restored \(name): \(TimeFormat.instant(now))"), emit)
    case .undo(let steps): return undo(steps, emit)
    case .redo(let steps): return redo(steps, emit)
    case .set(let setting): set(setting, emit)
    }
    return true
  }

  private mutating func set(_ setting: Request.Setting, _ emit: Emit) {
    switch setting {
    case .strict(let isOn):
      keepUndoStep()
      world.simulation.settings.strict = isOn
      tell(.changed("strict is \(isOn ? "on" : "off")"), emit)
    case .stepLimit(let limit):
      machine.stepLimit = limit
      tell(.changed("step-limit is \(limit)"), emit)
    case .waitLimit(let limit):
      // No wait outlasts simulated time.
      machine.waitLimit = min(limit, Self.timeLimit)
      tell(.changed("wait-limit is \(TimeFormat.span(limit))"), emit)
    }
  }

  // MARK: - Asking Azure

  private func exists(_ target: PoolTarget) -> Bool {
    world.simulation.cluster(named: target.cluster).flatMap {
      world.simulation.pool(named: target.pool, in: $0)
    } != nil
  }

  private mutating func ask(
    _ operation: Operation, isAwaited: Bool, _ shouldStop: () -> Bool, _ emit: Emit
  ) -> Bool {
    let before = world
    let id: OperationID
    do throws(Refusal) {
      id = try world.simulation.submit(operation)
    } catch {
      return refuse(error, emit)
    }
    keepUndoStep(before)
    causes[id.index] = machine.place
    if case .putCluster(let target, _) = operation {
      world.currentCluster = world.simulation.cluster(named: target.cluster)
    }
    tellWorld(emit)
    let record = world.simulation[id]
    let previousCount = record.pool.flatMap { pool in
      before.simulation.exists(pool) ? before.simulation[pool].count : nil
    }
    if isAwaited {
      let end = wait(
        shouldStop, emit, until: { $0[id].status != .inProgress }, for: "the \(record.kind.rawValue)")
      if case .cameToNothing(let goesOn) = end { return goesOn }
    }
    let report = report(on: id, previousCount)
    tell(isAwaited ? .completed(report) : .accepted(report), emit)
    for rule in report.record.notes { tell(.note(rule), emit) }
    switch report.record.status {
    case .failed, .canceled:
      return raise(.operationEnded(report.record), emit)
    case .inProgress, .succeeded: return true
    }
  }

  private func report(on id: OperationID, _ previousCount: Int?) -> OperationReport {
    let record = world.simulation[id]
    let pool = record.pool.map { world.simulation[$0] }
    return OperationReport(
      record: record, cluster: world.simulation[record.cluster], pool: pool,
      previousCount: previousCount == pool?.count ? nil : previousCount)
  }

  // MARK: - Time

  private mutating func advance(_ span: TimeSpan, _ shouldStop: () -> Bool, _ emit: Emit) -> Bool {
    let (end, overflow) = now.milliseconds.addingReportingOverflow(span.milliseconds)
    if overflow || end > Self.timeLimit.milliseconds { return raise(.timeLimit, emit) }
    keepUndoStep()
    while let next = world.simulation.nextInstant, next.milliseconds <= end {
      if shouldStop() { return interrupted() }
      _ = world.simulation.advanceToNextInstant()
      tellWorld(emit)
    }
    world.simulation.advance(to: Instant(milliseconds: end))
    tell(.changed("\(TimeFormat.span(span)) later: \(TimeFormat.instant(now))"), emit)
    return true
  }

  /// One step of `eventually` and its like: to the next instant at which something happens, or to the deadline.
  /// The answer is false when there was no time left.
  mutating func advanceInstant(
    _ deadline: Instant, _ result: Int, _ shouldStop: () -> Bool, _ emit: Emit
  ) -> Bool {
    if shouldStop() { return interrupted() }
    machine[result] = .boolean(now < deadline)
    guard now < deadline else { return true }
    keepUndoStep()
    if let next = world.simulation.nextInstant, next <= deadline {
      _ = world.simulation.advanceToNextInstant()
    } else {
      world.simulation.advance(to: deadline)
    }
    tellWorld(emit)
    return true
  }

  private mutating func awaitRest(
    of resource: Value?, _ shouldStop: () -> Bool, _ emit: Emit
  ) -> Bool {
    guard let resource else {
      let isAtRest = { (simulation: Simulation) in simulation.nextInstant == nil }
      guard !isAtRest(world.simulation) else { return true }
      keepUndoStep()
      let end = wait(shouldStop, emit, until: isAtRest, for: "everything")
      if case .cameToNothing(let goesOn) = end { return goesOn }
      return true
    }
    var operation: OperationID?
    if resource.tag == .pool {
      operation = world.simulation[PoolID(bits: resource.unsigned)].activeOperation
    } else {
      operation = world.simulation[ClusterID(bits: resource.unsigned)].activeOperation
    }
    // Nothing is going on: the wait is over at once.
    guard let operation else { return true }
    keepUndoStep()
    let end = wait(shouldStop, emit, until: { $0[operation].status != .inProgress }, for: "the operation")
    if case .cameToNothing(let goesOn) = end { return goesOn }
    let report = report(on: operation, nil)
    tell(.completed(report), emit)
    return true
  }

  /// How a wait ended.
  private enum WaitEnd {
    case over
    /// Too long, or Ctrl-C. If the script goes on, then elsewhere: behind an `expect error`, or behind the
    /// scenario, in the world as it was before it.
    case cameToNothing(goesOn: Bool)
  }

  /// Lets time pass until something holds.
  private mutating func wait(
    _ shouldStop: () -> Bool, _ emit: Emit, until isOver: (Simulation) -> Bool, for what: String
  ) -> WaitEnd {
    let deadline = now + machine.waitLimit
    while !isOver(world.simulation) {
      if shouldStop() { return .cameToNothing(goesOn: interrupted()) }
      guard let next = world.simulation.nextInstant, next <= deadline else {
        world.simulation.advance(to: deadline)
        let fault = Fault.waitTimeout("\(what) did not end within \(TimeFormat.span(machine.waitLimit))")
        return .cameToNothing(goesOn: raise(fault, emit))
      }
      _ = world.simulation.advanceToNextInstant()
      tellWorld(emit)
    }
    return .over
  }

  // MARK: - Going back

  /// Keeps the world as it was before the running statement, once.
  mutating func keepUndoStep(_ before: World? = nil) {
    guard !hasUndoStep else { return }
    hasUndoStep = true
    undoSteps.append(before ?? world)
    if undoSteps.count > Self.undoLimit { undoSteps.removeFirst() }
    redoSteps = []
  }

  private mutating func undo(_ steps: Int, _ emit: Emit) -> Bool {
    guard steps <= undoSteps.count else {
      return raise(.nothingToUndo("undo", undoSteps.count), emit)
    }
    for _ in 0..<steps {
      redoSteps.append(world)
      replace(by: undoSteps.removeLast())
    }
    tell(.changed("undone: it is \(TimeFormat.instant(now)) again"), emit)
    return true
  }

  private mutating func redo(_ steps: Int, _ emit: Emit) -> Bool {
    guard steps <= redoSteps.count else {
      return raise(.nothingToUndo("redo", redoSteps.count), emit)
    }
    for _ in 0..<steps {
      undoSteps.append(world)
      replace(by: redoSteps.removeLast())
    }
    tell(.changed("done again: it is \(TimeFormat.instant(now))"), emit)
    return true
  }

  /// Goes to another world. What the script holds of this one is looked up there by its name: identities of
  /// one course of events mean nothing in another.
  private mutating func replace(by world: World) {
    let old = self.world
    func replacement(_ value: Value) -> Value { world.counterpart(of: value, in: old) }
    machine.registers = machine.registers.map(replacement)
    machine.arena.replaceElements(replacement)
    self.world = world
    toldEvents = world.simulation.events.count
  }
}

extension Fault {
  static func nothingToUndo(_ word: String, _ count: Int) -> Fault {
    Fault(
      "E015", "NothingToUndo",
      count == 0 ? "there is nothing to \(word)" : "there \(count == 1 ? "is only 1 step" : "are only \(count) steps") to \(word)",
      help: "a step is one statement that changed the world; the last \(Session.undoLimit) are kept")
  }

  /// As az does, before it asks Azure at all.
  static func alreadyExists(_ pool: String) -> Fault {
    Fault(
      "E016", "AlreadyExists", "the pool `\(pool)` already exists",
      help: "`pool \(pool) update` changes it, `scale \(pool) to …` its count")
  }

  static var timeLimit: Fault {
    Fault(
      "E017", "TimeLimit", "simulated time ends after \(Session.timeLimit.milliseconds / 86_400_000) days")
  }

  static func operationEnded(_ record: OperationRecord) -> Fault {
    Fault(
      "E014", "Operation" + record.status.rawValue,
      "the operation `\(record.kind.rawValue)` ended as \(record.status.rawValue)",
      help: "`show operations` tells what came between")
  }
}
