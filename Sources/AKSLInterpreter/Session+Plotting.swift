import AKSLLanguage
import AKSModel

// `plot`: values in the past, which is lived through again, and in the future of a copy.
extension Session {
  /// False: the script cannot go on.
  mutating func plot(_ wish: PlotWish, _ shouldStop: () -> Bool, _ emit: Emit) -> Bool {
    let begin = wish.since ?? (wish.over == nil ? .start : now)
    var end = now
    if let over = wish.over {
      let (sum, overflow) = now.milliseconds.addingReportingOverflow(over.milliseconds)
      if overflow || sum > Self.timeLimit.milliseconds { return raise(.timeLimit, emit) }
      end = Instant(milliseconds: sum)
    }
    guard begin < end else { return raise(.nothingToPlot, emit) }
    let site = machine.unit.plots[wish.site]
    var sampling = PlotSampling(site, machine, from: begin, until: end)
    var notes: [String] = []
    do throws(Fault) {
      if begin < now { try lookBack(&sampling, &notes, shouldStop) }
      if end > now, !outcome.wasInterrupted { try lookAhead(&sampling, &notes, shouldStop) }
      if outcome.wasInterrupted { return interrupted() }
      let series = try sampling.series(machine.unit.source)
      let chart = PlotChart(
        title: series.map(\.name).joined(separator: ", "), from: begin,
        present: begin < now && now < end ? now : nil, until: end, series: series)
      var exhibit = PlotExhibit.exhibit(chart, sampling, world, wish.form.format)
      exhibit.notes = notes
      return show(exhibit, as: wish.form, emit)
    } catch {
      return raise(error, emit)
    }
  }

  /// What was, from the history of the world.
  private mutating func lookBack(
    _ sampling: inout PlotSampling, _ notes: inout [String], _ shouldStop: () -> Bool
  ) throws(Fault) {
    let present = world
    let start = ancestor(at: sampling.from)
    var replay = start.map { Replay(from: $0) } ?? Replay(world.history)
    func past(_ simulation: Simulation) -> World {
      var past = present
      past.simulation = simulation
      return past
    }
    func pass(to moment: Instant, isSettled: Bool) throws(Fault) {
      let commits = isSettled || moment > replay.simulation.now
      repeat {
        if shouldStop() {
          outcome.wasInterrupted = true
          return
        }
        let next = min(replay.simulation.nextInstant ?? moment, moment)
        try sampling.pass(past(replay.simulation), to: next, originally: present)
        guard replay.step(to: moment, commits: commits) else { return }
        try sampling.look(at: past(replay.simulation), originally: present)
      } while true
    }
    for step in world.history.steps.dropFirst(start?.history.count ?? 0) {
      try pass(to: step.at, isSettled: step.isSettled)
      if outcome.wasInterrupted { return }
      _ = replay.take(step.deed)
      try sampling.look(at: past(replay.simulation), originally: present)
    }
    try pass(to: now, isSettled: world.nextInstant.map { $0 > now } ?? true)
    if outcome.wasInterrupted { return }
    try sampling.look(at: world)
    if now >= sampling.until { try sampling.pass(world, to: now, isLast: true) }
    if replay.simulation.events.endIndex != world.simulation.events.endIndex {
      notes.append("what happened cannot all be lived through again: the past may have been otherwise")
    }
  }

  /// The newest world that a step back would bring, and from which this one came, up to a moment: what was before it need
  /// not be lived through again.
  private func ancestor(at moment: Instant) -> World? {
    undoSteps.last { $0.world.simulation.now <= moment && world.history.goesOn(from: $0.world.history) }?
      .world
  }

  /// What will be, if nobody does anything but the schedules.
  private mutating func lookAhead(
    _ sampling: inout PlotSampling, _ notes: inout [String], _ shouldStop: () -> Bool
  ) throws(Fault) {
    var future = onlooker
    future.options.tellsChanges = false
    future.machine.wait = nil
    var failure: String?
    try sampling.look(at: future.world)
    while future.now < sampling.until {
      let next = min(future.world.nextInstant ?? sampling.until, sampling.until)
      try sampling.pass(future.world, to: next)
      guard future.letTimePass(upTo: sampling.until, shouldStop, { failure = failure ?? Self.failure($0) })
      else { break }
      try sampling.look(at: future.world)
    }
    if future.outcome.wasInterrupted { outcome.wasInterrupted = true }
    if let failure { notes.append(failure) }
  }
}

extension Fault {
  fileprivate static var nothingToPlot: Fault {
    .invalidValue("no time has passed", help: "`over 24h` looks ahead, on a copy of the world")
  }
}
