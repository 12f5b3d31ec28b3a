import AKSLLanguage
import AKSModel
import AzureCLI

// What commands ask for, done to the world.
extension Session {
  /// Runs one command.
  ///
  /// False: the script cannot go on.
  mutating func run(_ site: CommandSite, _ shouldStop: () -> Bool, _ emit: Emit) -> Bool {
    let definition = CommandTable.all[Int(site.definition)]
    let names = definition.pattern.names
    let values = machine.unit.arguments(of: site).map {
      (place: names[Int($0.name)], value: machine[Int($0.register)])
    }
    let flags = names.indices.filter { site.flags & 1 << UInt32($0) != 0 }.map { names[$0] }
    let request: Request
    do throws(Fault) {
      request = try definition.run(
        Arguments(values: values, flags: flags, world: world, arena: machine.arena))
    } catch {
      return raise(error, emit)
    }
    guard site.inquiry > 0 else {
      return performStoppable(request, shouldStop, emit)
    }
    let inquiry = machine.unit.inquiries[Int(site.inquiry) - 1]
    let command = machine.unit.source.text(in: inquiry.command)
    if inquiry.isPlan { return plan(request, command, inquiry.format, shouldStop, emit) }
    tell(.shown(CommandExplanation(request, named: command, in: world).exhibit(inquiry.format)), emit)
    return true
  }

  /// Does what runs statements of its own, which somebody may want to stop.
  private mutating func performStoppable(
    _ request: Request, _ shouldStop: () -> Bool, _ emit: Emit
  ) -> Bool {
    switch request {
    case .tour where options.isAtPrompt: fulfil(.tour, emit)
    case .tour: playTour(shouldStop, emit)
    case .saveSession(let path): saveSession(to: path, shouldStop, emit)
    case .plot(let wish): plot(wish, shouldStop, emit)
    case .compareFutures(let names, let span, let format):
      compare(names, over: span, format, shouldStop, emit)
    default: perform(request, emit)
    }
  }

  mutating func perform(_ request: Request, _ emit: Emit) -> Bool {
    if isInTask, let deed = request.timeTravel { return raise(.notInSchedule(deed), emit) }
    switch request {
    case .operation(let operation, let isAwaited):
      return ask(operation, isAwaited: isAwaited, emit)
    case .creation(let target, let properties, let isAwaited):
      if world.pool(at: target) != nil { return raise(.poolExists(target.pool), emit) }
      return ask(.putAgentPool(target, properties), isAwaited: isAwaited, emit)
    case .change(let target, let properties, let isAwaited):
      if world.simulation.cluster(named: target.cluster) != nil, world.pool(at: target) == nil {
        return refuse(.poolNotFound(pool: target.pool, cluster: target.cluster), emit)
      }
      if properties == AgentPoolProperties() {
        tell(.changed("no setting is given: \(target.pool) is updated to what it is"), emit)
      }
      return ask(.putAgentPool(target, properties), isAwaited: isAwaited, emit)
    case .clusterCreation(let target, let properties, let isAwaited):
      if let cluster = world.simulation.cluster(named: target.cluster) {
        let old = world.simulation[cluster]
        return refuse(.clusterExists(cluster: old.name, resourceGroup: old.resourceGroup), emit)
      }
      return ask(.putCluster(target, properties), isAwaited: isAwaited, emit)
    case .clusterChange(let target, let properties, let isAwaited):
      guard world.simulation.cluster(named: target.cluster) != nil else {
        return refuse(.clusterNotFound(cluster: target.cluster, resourceGroup: nil), emit)
      }
      if properties == ClusterProperties() {
        tell(.changed("no setting is given: \(target.cluster) is updated to what it is"), emit)
      }
      return ask(.putCluster(target, properties), isAwaited: isAwaited, emit)
    case .inject(let kind, let target, let limit, let span): inject(kind, on: target, limit, for: span, emit)
    case .evict(let count, let pool): evict(count, of: pool, emit)
    case .clearFaults: clearFaults(emit)
    case .cordon(let node, let isCordoned): cordon(node, isCordoned, emit)
    case .load(let request): ask(request, emit)
    case .replay(let number, let wish): return replay(machine.unit.traces[number], wish, emit)
    case .makeWorkloads(let number, let cluster):
      return makeWorkloads(of: machine.unit.traces[number], in: cluster, emit)
    case .advance(let span): return advance(span, emit)
    case .awaitRest(let resource): return awaitRest(of: resource)
    case .cancelSchedule(let name): return cancel(name, emit)
    case .exhibit(let exhibit): tell(.shown(exhibit), emit)
    case .watch(let number): watch(number, emit)
    case .unwatch(let number): return unwatch(number, emit)
    // They look at copies, and what only looks needs no copy to be planned on.
    case .plot, .compareFutures: break
    case .chart(let exhibit, let form): return show(exhibit, as: form, emit)
    case .sessionExhibit(.settings, let format): tell(.shown(SettingExhibits.settings(self, format)), emit)
    case .sessionExhibit(.evidence, let format):
      tell(.shown(EvidenceExhibit.tally(evidence, format)), emit)
    case .sessionExhibit(.script, let format): tell(.shown(showSession(format)), emit)
    case .sessionExhibit(.world, let format): tell(.shown(showWorld(format)), emit)
    // Its lines are commands, and no table that fits a screen.
    case .azureScript: tell(.printed(azureScript().text(from: "a session")), emit)
    case .useCluster(let cluster):
      keepUndoStep()
      world.currentCluster = cluster
      tell(.changed("the current cluster is \(world.simulation[cluster].name)"), emit)
    case .replaceWorld(let kind):
      keepUndoStep()
      var fresh: World = kind == .empty ? .empty : .sandbox
      // What was set stays: the date of day 1, the calendar.
      fresh.calendar = world.calendar
      replace(by: fresh)
      tell(.changed(kind == .empty ? "an empty subscription" : "the sandbox, as it was at the start"), emit)
    case .adoptWorld(let number): adopt(machine.unit.worlds[number], emit)
    case .tour, .saveSession: return performStoppable(request, { false }, emit)
    case .saveWorld(let path): return saveWorld(to: path, emit)
    case .takeSnapshot(let name):
      keepSnapshot(name, world)
      tell(.changed("snapshot \(name) at \(TimeFormat.instant(now))"), emit)
    case .restoreSnapshot(let name):
      guard let snapshot = snapshots.first(where: { $0.name == name }) else {
        return raise(unknownSnapshot(name), emit)
      }
      keepUndoStep()
      replace(by: snapshot.world)
      tell(.changed("restored \(name): \(TimeFormat.instant(now))"), emit)
    case .compareSnapshot(let name, let format):
      guard let snapshot = snapshots.first(where: { $0.name == name }) else {
        return raise(unknownSnapshot(name), emit)
      }
      tell(.shown(DifferenceExhibit.differences(name, snapshot.world, world, format)), emit)
    case .undo(let steps): return undo(steps, emit)
    case .redo(let steps): return redo(steps, emit)
    case .wish(let wish): return fulfil(wish, emit)
    case .setTimeZone(let name): return setTimeZone(name, emit)
    case .setHolidays(let days): setHolidays(days, emit)
    case .set(let setting): set(setting, emit)
    }
    return true
  }

  /// Asks the program for what is not the session's; false: nothing more is to run.
  private mutating func fulfil(_ wish: PromptWish, _ emit: Emit) -> Bool {
    if isInTask { return raise(.notInSchedule("ask the prompt for something"), emit) }
    tell(.wished(wish), emit)
    outcome.wantsToLeave = wish == .leave
    return wish != .leave
  }

  private func unknownSnapshot(_ name: String) -> Fault {
    .unknownName(
      name, kind: "snapshot", nearest: Spelling.nearest(to: name, among: snapshots.map(\.name)))
  }

  /// Writes down what the running statement is about to do to the world.
  mutating func note(_ deed: History.Deed) {
    world.note(deed, at: machine.frames.isEmpty ? nil : machine.place, ofSchedule: isInTask)
  }

  // MARK: - Asking Azure

  /// The count of the pool that an operation is about, before it.
  private func count(of operation: Operation) -> Int? {
    guard case .putAgentPool(let target, _) = operation,
      let cluster = world.simulation.cluster(named: target.cluster)
    else { return nil }
    return world.simulation.pool(named: target.pool, in: cluster).map { world.simulation[$0].count }
  }

  /// `isNoted`: the request is what is written down of it.
  mutating func ask(
    _ operation: Operation, isAwaited: Bool, isNoted: Bool = true, _ emit: Emit
  ) -> Bool {
    if let weakness = weakness(of: operation) { return failed(weakness, emit) }
    let isAwaited = isAwaited && awaitsOperations
    // A refusal changes nothing, so the world as it was is only kept where an undo step needs it.
    let before = hasUndoStep ? nil : world
    let previousCount = count(of: operation)
    let operationCount = world.simulation.operations.count
    let rate = options.tellsBill ? world.simulation.pricedBill().bill.perHour : nil
    if isNoted { note(.asked(operation, isAwaited: isAwaited)) }
    let subscription = world.subscription.keepingGroup(of: operation, in: world.simulation)
    let id: OperationID
    do throws(Refusal) {
      id = try world.simulation.submit(operation, origin: UInt32(truncatingIfNeeded: askers.count + 1))
    } catch {
      return refuse(error, emit)
    }
    world.subscription = subscription
    // A second delete is answered with the first: nothing has changed.
    if world.simulation.operations.count > operationCount {
      keepUndoStep(before)
      askers.append(machine.place)
      ratesBefore[id] = rate
    }
    if case .putCluster(let target, _) = operation, world.simulation[id].kind == .createCluster {
      world.currentCluster = world.simulation.cluster(named: target.cluster)
    }
    tellWorld(emit)
    tellWatches(emit)
    if isAwaited {
      // What is visible at once must not violate an invariant either; a run of a schedule is looked at with
      // everything else of its instant.
      let depth = trials.count
      guard isInTask || checkInvariants(emit) else { return false }
      guard trials.count == depth else { return true }
      machine.wait = .operation(id, previousCount: previousCount, isOwn: true, deadline: longestWait)
      return true
    }
    let report = report(on: id, previousCount)
    tell(.accepted(report), emit)
    return judge(report.record, emit)
  }

  /// An operation that was waited for has ended.
  ///
  /// False: badly, so that the script cannot go on.
  mutating func finish(_ id: OperationID, _ previousCount: Int?, isOwn: Bool, _ emit: Emit) -> Bool {
    let report = report(on: id, previousCount)
    tell(.completed(report), emit)
    return !isOwn || judge(report.record, emit)
  }

  /// Says what a command's operation rests on.
  ///
  /// An operation that failed is a failure of the command.
  private mutating func judge(_ record: OperationRecord, _ emit: Emit) -> Bool {
    for rule in record.notes { tell(.note(rule), emit) }
    guard let error = record.error else { return true }
    return refuse(.operationFailed(error, message: world.simulation.message(of: error)), emit)
  }

  private func report(on id: OperationID, _ previousCount: Int?) -> OperationReport {
    let record = world.simulation[id]
    let pool = record.pool.map { world.simulation[$0] }
    return OperationReport(
      record: record, cluster: world.simulation[record.cluster], pool: pool,
      previousCount: previousCount == pool?.count ? nil : previousCount,
      errorMessage: record.error.map(world.simulation.message), rates: rates(of: record))
  }

  /// What an operation that has ended has made of the rate.
  private func rates(of record: OperationRecord) -> RateChange? {
    guard record.status != .inProgress, let before = ratesBefore[record.id] else { return nil }
    return RateChange(before: before, after: world.simulation.pricedBill().bill.perHour)
  }
}

extension Fault {
  static func nothingToUndo(_ word: String, _ count: Int) -> Fault {
    Fault(
      "E015", "NothingToUndo",
      count == 0
        ? "there is nothing to \(word)"
        : "there \(count == 1 ? "is only 1 step" : "are only \(count) steps") to \(word)",
      help:
        "a step is one statement that changed the world, or at a prompt anything else; the last \(Session.undoLimit) are kept"
    )
  }

  /// As az does, before it asks Azure at all.
  static func poolExists(_ name: String) -> Fault {
    Fault(
      "E016", "AlreadyExists", "the pool `\(name)` already exists",
      help: "`pool \(name) update` changes it, `scale \(name) to …` its count")
  }

  static func workloadExists(_ id: WorkloadID, _ simulation: Simulation) -> Fault {
    let name = simulation[id].name
    let scaling = simulation.isDaemonSet(id) ? "" : ", `workload \(name) scale to …` its replicas"
    return Fault(
      "E016", "AlreadyExists", "the workload `\(name)` already exists",
      help: "`workload \(name) update` changes it" + scaling)
  }

  /// Nobody scales a DaemonSet (W18).
  static func isDaemonSet(_ name: String) -> Fault {
    .invalidValue(
      "`\(name)` is a DaemonSet: it has as many pods as there are nodes for them",
      help: "scale the pool, or say by `workload \(name) update selector …` which nodes it is for")
  }

  /// As az does, before it asks Azure at all.
  static func clusterExists(_ cluster: String) -> Fault {
    Fault(
      "E016", "AlreadyExists", "the cluster `\(cluster)` already exists",
      help: "`cluster \(cluster) use` makes it the current one")
  }

  static var timeLimit: Fault {
    Fault(
      "E017", "TimeLimit", "simulated time ends after \(Session.timeLimit.milliseconds / 86_400_000) days")
  }
}
