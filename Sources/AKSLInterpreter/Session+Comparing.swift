import AKSLLanguage
import AKSModel

// `compare [calm, night] over 30d`: what becomes of snapshots if nobody does anything but their schedules.
extension Session {
  /// False: the script cannot go on.
  mutating func compare(
    _ names: [String], over span: TimeSpan, _ format: Exhibit.Format, _ shouldStop: () -> Bool, _ emit: Emit
  ) -> Bool {
    var futures: [ComparisonExhibit.Future] = []
    for name in names {
      let isPresent = name == WorldProperty.now.rawValue
      guard let begin = isPresent ? world : snapshots.first(where: { $0.name == name })?.world else {
        return raise(
          .unknownName(
            name, kind: "snapshot", nearest: Spelling.nearest(to: name, among: snapshots.map(\.name))), emit)
      }
      let (end, overflow) = begin.simulation.now.milliseconds.addingReportingOverflow(span.milliseconds)
      if overflow || end > Self.timeLimit.milliseconds { return raise(.timeLimit, emit) }
      var future = onlooker
      future.options.tellsChanges = false
      // As `restore` would bring it back.
      if !isPresent { future.replace(by: begin) }
      let failure = future.goOn(to: Instant(milliseconds: end), shouldStop)
      if future.outcome.wasInterrupted { return interrupted() }
      futures.append(
        .init(name: name, begin: begin, end: future.world, failure: failure))
    }
    tell(.shown(ComparisonExhibit(futures, over: span).exhibit(format)), emit)
    return true
  }

  /// Lets a copy go on by itself, up to a moment; gives what goes wrong in it first.
  private mutating func goOn(to end: Instant, _ shouldStop: () -> Bool) -> String? {
    machine.wait = nil
    var failure: String?
    while now < end, letTimePass(upTo: end, shouldStop, { failure = failure ?? Self.failure($0) }) {}
    return failure
  }

  /// What an event says that went wrong with a schedule; nil: nothing.
  static func failure(_ event: RunEvent) -> String? {
    let at = TimeFormat.instant(event.at)
    return switch event.kind {
    case .refused(let report): "a schedule fails at \(at): \(report.refusal.code)"
    case .faulted(let fault): "a schedule fails at \(at): \(fault.name)"
    case .assertionFailed(let report): "a schedule fails at \(at): \(report.title)"
    default: nil
    }
  }
}
