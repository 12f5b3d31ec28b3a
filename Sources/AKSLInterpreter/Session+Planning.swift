import AKSLLanguage
import AKSModel

// `plan COMMAND`: what would come of it.
extension Session {
  /// Runs a command on a copy of everything, to its end, and says in what the copy differs.
  mutating func plan(
    _ request: Request, _ command: String, _ format: Exhibit.Format, _ shouldStop: () -> Bool, _ emit: Emit
  ) -> Bool {
    var future = self
    future.invariants = []
    future.trials = []
    future.machine.handlers = []
    future.machine.checks = []
    future.runningTask = nil
    future.options.saveSource = { _, _, _, _ in nil }
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
    var goesOn = future.perform(request.awaited, listen)
    while goesOn, future.machine.wait != nil {
      switch future.settleWait(listen) {
      case .over: break
      case .failed: goesOn = false
      case .pending(let deadline): goesOn = future.letTimePass(upTo: deadline, shouldStop, listen)
      }
    }
    if future.outcome.wasInterrupted { return interrupted() }
    let explanation = CommandExplanation(request, named: command, in: world)
    let plan = PlanExhibit(
      command: command, explanation: explanation, refusal: refusal, notes: notes, before: world,
      after: future.world)
    tell(.shown(plan.exhibit(format)), emit)
    return true
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
