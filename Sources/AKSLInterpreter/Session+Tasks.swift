import AKSLLanguage
import AKSModel

// Schedules: tasks beside the script.
extension Session {
  // MARK: - Scheduling

  /// Makes a schedule of the block that follows, and goes on behind it.
  ///
  /// False: the script cannot go on.
  mutating func schedule(_ site: ScheduleSite, _ emit: Emit) -> Bool {
    let program = machine.fork()
    let place = Place(source: machine.unit.source, range: site.range)
    let timing: Timing
    do throws(Fault) {
      timing = try self.timing(of: site.timing)
      if let name = site.name, world.tasks.tasks.contains(where: { $0.name == name }) {
        throw .nameOfSchedule(name)
      }
    } catch {
      return raise(error, emit)
    }
    let due = timing.next(after: now, world.calendar)
    if let due, due < now { return raise(.pastSchedule(world.calendar.text(of: due)), emit) }
    keepUndoStep()
    let task = ScheduledTask(
      number: 0, name: site.name, header: site.header, place: place, timing: timing, program: program,
      due: due)
    world.tasks.add(task)
    machine.jump(to: site.end)
    let next = due.map { "next at \(world.calendar.text(of: $0))" } ?? "no such day is in sight"
    tell(.changed("scheduled \(task.title): \(next)"), emit)
    return true
  }

  private func timing(of timing: ScheduleSite.Timing) throws(Fault) -> Timing {
    func time(_ register: Int) throws(Fault) -> Int64 {
      guard machine[register].tag == .timeOfDay else {
        throw .wrongType("a schedule takes a time of day, and this is \(machine[register].kindName)")
      }
      return machine[register].bits
    }
    switch timing {
    case .at(let register):
      if machine[register].tag == .instant {
        return .moment(Instant(milliseconds: machine[register].bits))
      }
      return .day(.day, time: try time(register), repeats: false)
    case .date(let day, let register): return .date(day: day, time: try register.map(time) ?? 0)
    case .day(let kind, let register, let repeats):
      return .day(kind, time: try time(register), repeats: repeats)
    case .span(let register, let repeats):
      let value = machine[register]
      guard value.tag == .duration else {
        throw .wrongType("a schedule takes a duration, and this is \(value.kindName)")
      }
      guard value.bits >= (repeats ? 1 : 0), value.bits <= Self.timeLimit.milliseconds else {
        throw .invalidValue(
          repeats ? "`every` needs a duration above 0" : "`after` needs a duration that is not negative")
      }
      return .span(TimeSpan(milliseconds: value.bits), repeats: repeats)
    }
  }

  mutating func cancel(_ name: String, _ emit: Emit) -> Bool {
    guard let index = world.tasks.tasks.firstIndex(where: { $0.name == name }) else {
      let names = world.tasks.tasks.compactMap(\.name)
      return raise(
        .unknownName(name, kind: "schedule", nearest: Spelling.nearest(to: name, among: names)), emit)
    }
    keepUndoStep()
    world.tasks.tasks.remove(at: index)
    tell(.changed("cancelled \(name)"), emit)
    return true
  }

  // MARK: - Running

  /// Lets every run go on that may, and starts what is due, in order of scheduling.
  mutating func runTasks(_ shouldStop: () -> Bool, _ emit: Emit) {
    guard !world.tasks.isEmpty else { return }
    for number in world.tasks.numbers {
      if let run = world.tasks.takeRun(of: number) { go(on: run, shouldStop, emit) }
      if outcome.wasInterrupted { return }
      if let index = world.tasks.indexOfDue(number, at: now) { start(index, shouldStop, emit) }
      if outcome.wasInterrupted { return }
    }
  }

  /// Starts a schedule that is due, and plans its next run.
  private mutating func start(_ index: Int, _ shouldStop: () -> Bool, _ emit: Emit) {
    var task = world.tasks.tasks[index]
    let isBusy = world.tasks.isRunning(task.number)
    if task.timing.repeats {
      task.due = task.due.flatMap { task.timing.next(after: $0, world.calendar) }
      if !isBusy { task.runCount += 1 }
      world.tasks.tasks[index] = task
    } else {
      world.tasks.tasks.remove(at: index)
    }
    if isBusy {
      emit(RunEvent(at: now, place: task.place, kind: .taskSkipped(name: task.title)))
      return
    }
    let clock = world.calendar.local(now)
    emit(RunEvent(at: now, place: task.place, kind: .taskStarted(name: task.title, clock: clock)))
    go(on: TaskRun(task: task.number, title: task.title, machine: task.program), shouldStop, emit)
  }

  /// Runs the program of a schedule until it ends or waits.
  private mutating func go(on run: TaskRun, _ shouldStop: () -> Bool, _ emit: Emit) {
    let script = machine
    let assertions = run.machine.assertionCount
    machine = run.machine
    runningTask = run.title
    let end = execute(shouldStop, emit)
    runningTask = nil
    if end == .waiting { world.tasks.keep(TaskRun(task: run.task, title: run.title, machine: machine)) }
    let evaluated = machine.assertionCount - assertions
    machine = script
    machine.assertionCount += evaluated
  }
}

extension Fault {
  static func nameOfSchedule(_ name: String) -> Fault {
    Fault(
      "E031", "AlreadyScheduled", "there is a schedule `\(name)` already",
      help: "`cancel \(name)` ends it")
  }

  static func pastSchedule(_ due: String) -> Fault {
    Fault(
      "E032", "InThePast", "\(due) is over",
      help: "time only goes forward; `undo` and `restore` go back")
  }

  static func notInSchedule(_ what: String) -> Fault {
    Fault("E033", "NotInSchedule", "the run of a schedule cannot \(what)")
  }
}
