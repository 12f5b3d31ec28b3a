import AKSLLanguage
import AKSModel

// Waiting, and letting time pass: for the script, which drives the clock, and for the runs of schedules, which
// the clock drives.
extension Session {
  /// Commands wait for their ends; schedules are their own, whatever is done while time passes for them.
  var awaitsOperations: Bool { options.awaitsOperations || isInTask }

  /// How a wait stands.
  enum WaitState {
    /// There is none, or it has ended well.
    case over
    /// It goes on; at the latest to the deadline.
    case pending(deadline: Instant)
    /// It has ended badly, and the machine cannot go on.
    case failed
  }

  // MARK: - Waiting

  /// Looks whether what the machine waits for has come, and says so.
  mutating func settleWait(_ emit: Emit) -> WaitState {
    guard let wait = machine.wait else { return .over }
    switch wait {
    case .operation(let id, let previousCount, let isOwn, _):
      if world.simulation[id].status != .inProgress {
        machine.wait = nil
        return finish(id, previousCount, isOwn: isOwn, emit) ? .over : .failed
      }
    case .rest(let operations, _):
      if world.simulation.isAtRest {
        machine.wait = nil
        return operations.allSatisfy({ finish($0, nil, isOwn: false, emit) }) ? .over : .failed
      }
    case .operations(let operations, _):
      if operations.allSatisfy({ world.simulation[$0].status != .inProgress }) {
        machine.wait = nil
        return operations.allSatisfy({ finish($0, nil, isOwn: true, emit) }) ? .over : .failed
      }
    case .poll(let end): if now >= end { machine.wait = nil }
    case .moment(let end, let span):
      if now >= end {
        machine.wait = nil
        let changes = isInTask ? "" : glance?.changes(to: world) ?? ""
        tell(.changed("\(TimeFormat.span(span)) later: \(TimeFormat.instant(now))\(changes)"), emit)
      }
    case .change(let count, _): if world.instantCount != count { machine.wait = nil }
    }
    if machine.wait == nil { return .over }
    guard now >= wait.deadline else { return .pending(deadline: wait.deadline) }
    machine.wait = nil
    let what: String
    switch wait {
    case .operation(let id, _, _, _): what = "the \(world.simulation[id].kind.rawValue)"
    case .rest, .operations: what = "everything"
    case .moment, .change, .poll: return .over
    }
    return raise(
      .waitTimeout("\(what) did not end within \(TimeFormat.span(machine.waitLimit))"), emit)
      ? .over : .failed
  }

  /// The end of the longest wait that the session allows.
  var longestWait: Instant {
    min(now + machine.waitLimit, Instant(milliseconds: Self.timeLimit.milliseconds))
  }

  mutating func advance(_ span: TimeSpan, _ emit: Emit) -> Bool {
    let (end, overflow) = now.milliseconds.addingReportingOverflow(span.milliseconds)
    if overflow || end > Self.timeLimit.milliseconds { return raise(.timeLimit, emit) }
    keepUndoStep()
    note(.advanced(span))
    if !isInTask { glance = options.tellsBill ? WorldGlance(world) : nil }
    machine.wait = .moment(Instant(milliseconds: end), span: span)
    return true
  }

  /// One step of `eventually` and its like: to the next instant at which something happens, or to the
  /// deadline.
  ///
  /// The answer in the register is false when there was no time left.
  mutating func awaitInstant(_ deadline: Instant, _ result: Int) {
    machine[result] = .boolean(now < deadline)
    guard now < deadline else { return }
    machine.wait = .change(after: world.instantCount, deadline: deadline)
  }

  mutating func awaitRest(of resource: Value?) -> Bool {
    guard let resource else {
      note(.awaited(world.simulation.operationsInProgress))
      machine.wait = .rest(world.simulation.operationsInProgress, deadline: longestWait)
      return true
    }
    let operation =
      resource.tag == .pool
      ? world.simulation[PoolID(bits: resource.unsigned)].activeOperation
      : world.simulation[ClusterID(bits: resource.unsigned)].activeOperation
    // Nothing is going on: the wait is over at once.
    guard let operation else { return true }
    note(.awaited([operation]))
    machine.wait = .operation(operation, previousCount: nil, isOwn: false, deadline: longestWait)
    return true
  }

  // MARK: - Letting time pass

  /// Goes to the next instant at which anything is due, at the latest to the deadline, and does all of it:
  /// what the model has planned, then the schedules; then the invariants must hold.
  ///
  /// False: the script cannot go on.
  mutating func letTimePass(upTo deadline: Instant, _ shouldStop: () -> Bool, _ emit: Emit) -> Bool {
    if shouldStop() { return interrupted() }
    keepUndoStep()
    let target = min(world.nextInstant ?? deadline, deadline)
    var rounds = 0
    repeat {
      let before = now
      world.simulation.advance(to: max(target, now))
      steadyClock = steadyClock + (now - before)
      world.instantCount += 1
      tellWorld(emit)
      runTasks(shouldStop, emit)
      if outcome.wasInterrupted { return false }
      // What tasks have started may be due at once, and so may tasks of tasks.
      rounds += 1
      if rounds > Self.roundLimit {
        machine.wait = nil
        return raise(.endlessInstant, emit)
      }
    } while world.nextInstant.map { $0 <= now } ?? false
    tellWatches(emit)
    return checkInvariants(emit)
  }

  /// How often tasks may start tasks within one instant.
  private static let roundLimit = 10_000
}

extension Fault {
  static var endlessInstant: Fault {
    Fault(
      "E030", "EndlessInstant", "schedules go on making schedules, and no time passes",
      help: "give `after` a duration above 0")
  }
}
