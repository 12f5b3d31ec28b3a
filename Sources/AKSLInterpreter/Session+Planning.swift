import AKSLLanguage
import AKSModel
import AzureCLI

// `plan COMMAND`: what would come of it.
extension Session {
  /// Runs a command on a copy of everything, to its end, and says in what the copy differs.
  mutating func plan(
    _ request: Request, _ command: String, _ format: Exhibit.Format, _ shouldStop: () -> Bool, _ emit: Emit
  ) -> Bool {
    let explanation = CommandExplanation(request, named: command, in: world)
    return plan(explanation, format, shouldStop, emit) { future, listen in
      future.perform(request.awaited, listen)
    }
  }

  /// Does something on a copy of everything, to its end, and says in what the copy differs.
  private mutating func plan(
    _ explanation: CommandExplanation, _ format: Exhibit.Format, _ shouldStop: () -> Bool, _ emit: Emit,
    _ begin: (inout Session, Emit) -> Bool
  ) -> Bool {
    var future = onlooker
    var refusal: String?
    var notes: [RuleID] = []
    func listen(_ event: RunEvent) {
      switch event.kind {
      case .refused(let report): refusal = refusal ?? "\(report.refusal.code): \(report.refusal.message)"
      case .faulted(let fault): refusal = refusal ?? "\(fault.name): \(fault.title)"
      case .assertionFailed(let failure): refusal = refusal ?? failure.title
      case .note(let rule): if !notes.contains(rule) { notes.append(rule) }
      default: break
      }
    }
    var goesOn = begin(&future, listen)
    while goesOn, future.machine.wait != nil {
      switch future.settleWait(listen) {
      case .over: break
      case .failed: goesOn = false
      case .pending(let deadline): goesOn = future.letTimePass(upTo: deadline, shouldStop, listen)
      }
    }
    if future.outcome.wasInterrupted { return interrupted() }
    let plan = PlanExhibit(
      command: explanation.command, explanation: explanation, refusal: refusal, notes: notes, before: world,
      after: future.world)
    tell(.shown(plan.exhibit(format)), emit)
    return true
  }

  /// A copy that goes on by itself: nothing that happens to it is judged, and it writes no files.
  var onlooker: Session {
    var future = self
    future.invariants = []
    future.watches = []
    future.speed = nil
    future.options.tellsClock = false
    future.trials = []
    future.machine.handlers = []
    future.machine.checks = []
    future.runningTask = nil
    future.options.saveSource = { _, _, _, _ in nil }
    return future
  }

  // MARK: - az

  /// What would come of a line of az, or what the rules say of it.
  mutating func inquire(
    _ inquiry: CommandSite.Inquiry, _ reading: AzureReading, _ shouldStop: () -> Bool, _ emit: Emit
  ) -> Bool {
    // In one line: `\` joins several.
    let command = machine.unit.source.text(in: inquiry.command)
      .split(whereSeparator: \.isWhitespace).filter { $0 != "\\" }.joined(separator: " ")
    let word = inquiry.isPlan ? "plan" : "explain"
    guard let arguments = reading.arguments, reading.help == nil else {
      return raise(.asksNothing(word, "this line of az prints a page of help"), emit)
    }
    if arguments.isWait { return raise(.asksNothing(word, "this line of az waits"), emit) }
    var operations: [Operation] = []
    var failure: AzureFailure?
    do throws(AzureFailure) {
      switch try arguments.step(in: world.simulation, world.subscription) {
      case .send(let operation, _): operations = [operation]
      case .sendAll(let all, _, _): operations = all
      case .change, .end, .nothing: break
      }
    } catch {
      failure = error
    }
    let explanation = CommandExplanation(operations, failure, named: command, in: world)
    guard inquiry.isPlan else {
      tell(.shown(explanation.exhibit(inquiry.format)), emit)
      return true
    }
    return plan(explanation, inquiry.format, shouldStop, emit) { future, listen in
      if let failure { return future.fail(failure, listen) }
      let count = future.world.simulation.operations.count
      guard operations.allSatisfy({ future.perform(.operation($0, isAwaited: false), listen) }) else {
        return false
      }
      let new = future.world.simulation.operations[count...].map(\.id)
      if !new.isEmpty { future.machine.wait = .operations(new, deadline: future.longestWait) }
      return true
    }
  }
}

extension Fault {
  /// `plan` and `explain` of something that changes nothing.
  fileprivate static func asksNothing(_ word: String, _ what: String) -> Fault {
    .invalidValue("`\(word)` takes a command that asks something of Azure: \(what)")
  }
}

extension Request {
  /// The same with waiting for its end.
  fileprivate var awaited: Request {
    switch self {
    case .operation(let operation, _): .operation(operation, isAwaited: true)
    case .creation(let target, let properties, _): .creation(target, properties, isAwaited: true)
    case .change(let target, let properties, _): .change(target, properties, isAwaited: true)
    case .clusterCreation(let target, let properties, _):
      .clusterCreation(target, properties, isAwaited: true)
    case .clusterChange(let target, let properties, _):
      .clusterChange(target, properties, isAwaited: true)
    default: self
    }
  }
}
