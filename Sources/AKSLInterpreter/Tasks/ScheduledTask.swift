import AKSModel

/// A schedule: a program, and when it runs.
struct ScheduledTask: Sendable {
  /// In the order of scheduling.
  var number: Int
  /// What `cancel` calls it; nil when it has no name of its own.
  var name: String?
  /// How it was written: `every weekday at 19:00`.
  var header: String
  /// The statement that scheduled it.
  var place: Place
  var timing: Timing
  /// The machine that scheduled it, standing before the block: variables are as they were then.
  var program: Machine
  /// When it runs next; nil: no such day is in sight.
  var due: Instant?
  /// How often it ran.
  var runCount = 0

  /// When it runs, as it was written.
  var timingText: String {
    guard let name, header.hasSuffix(" as \(name)") else { return header }
    return String(header.dropLast(4 + name.count))
  }

  /// What messages call it.
  var title: String { name ?? header }
}
