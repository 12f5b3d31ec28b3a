/// One run of a schedule, while it waits for something.
struct TaskRun: Sendable {
  /// The number of its schedule, which may be gone by now.
  var task: Int
  var title: String
  var machine: Machine
}
