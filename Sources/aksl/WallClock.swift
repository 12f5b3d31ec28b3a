import AKSLReports
import AKSModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The real time at which a suite began: only reports tell it, nothing simulated reads it.
struct WallClock {
  private let beginning = Self.now(CLOCK_REALTIME)
  private let ticks = Self.now(CLOCK_MONOTONIC)

  /// When it began, in UTC after ISO 8601, whole seconds, without a zone.
  var started: String {
    let seconds = beginning / 1000
    return String(
      StartDate(year: 1970, month: 1, day: 1).iso8601(Instant(milliseconds: seconds * 1000)).dropLast())
  }

  /// How many milliseconds have passed.
  var milliseconds: Int64 { Self.now(CLOCK_MONOTONIC) - ticks }

  /// What a clock on the wall shows now: `09:12:33`.
  static var timeOfDay: String {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return [parts.tm_hour, parts.tm_min, parts.tm_sec].map { ($0 < 10 ? "0" : "") + String($0) }.joined(
      separator: ":")
  }

  /// A clock that only goes forward, in milliseconds.
  static var monotonic: Int64 { now(CLOCK_MONOTONIC) }

  private static func now(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
