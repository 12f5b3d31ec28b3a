import AKSModel

/// The schedules of a world, and their runs that are going on.
struct TaskBook: Sendable {
  /// In order of scheduling.
  var tasks: [ScheduledTask] = []
  /// In order of scheduling; at most one of each schedule.
  var runs: [TaskRun] = []
  private var nextNumber = 0

  var isEmpty: Bool { tasks.isEmpty && runs.isEmpty }

  /// The next moment at which a schedule is due, or a run has waited long enough.
  var nextInstant: Instant? {
    let due = tasks.lazy.compactMap(\.due).min()
    let deadline = runs.lazy.compactMap(\.machine.wait?.deadline).min()
    guard let due, let deadline else { return due ?? deadline }
    return min(due, deadline)
  }

  /// The numbers of all schedules and runs, in order of scheduling.
  var numbers: [Int] {
    Set(tasks.map(\.number) + runs.map(\.task)).sorted()
  }

  mutating func add(_ task: ScheduledTask) {
    var task = task
    task.number = nextNumber
    nextNumber += 1
    tasks.append(task)
  }

  /// Puts a run back that goes on waiting.
  mutating func keep(_ run: TaskRun) {
    let index = runs.firstIndex { $0.task > run.task } ?? runs.count
    runs.insert(run, at: index)
  }

  /// Takes a run out, to let it go on.
  mutating func takeRun(of number: Int) -> TaskRun? {
    runs.firstIndex { $0.task == number }.map { runs.remove(at: $0) }
  }

  func isRunning(_ number: Int) -> Bool { runs.contains { $0.task == number } }

  /// The place in `tasks` of a schedule that is due.
  func indexOfDue(_ number: Int, at moment: Instant) -> Int? {
    tasks.firstIndex { $0.number == number && ($0.due.map { $0 <= moment } ?? false) }
  }

  /// Works out again when schedules run that go by the calendar.
  mutating func reschedule(after moment: Instant, _ calendar: WorldCalendar) {
    for index in tasks.indices where tasks[index].timing.isOfCalendar {
      tasks[index].due = tasks[index].timing.next(after: moment, calendar).map { max($0, moment) }
    }
  }
}
