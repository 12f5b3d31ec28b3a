import AKSLLanguage
import AKSModel

extension Builtin {
  static let timeFunctions: [Builtin] = [
    length("seconds", ofMilliseconds: 1000, example: "seconds(1m30s) == 90"),
    length("minutes", ofMilliseconds: 60_000, example: "minutes(90s) == 1.5"),
    length("hours", ofMilliseconds: 3_600_000, example: "hours(1d12h) == 36"),
    length("days", ofMilliseconds: 86_400_000, example: "days(36h) == 1.5"),
    Builtin(
      "duration", [.init("number", .number), .init("unit", .text)], .type(.duration),
      "a duration of so many `ms`, `s`, `m`, `h` or `d`", example: "duration(1.5, \"h\") == 1h30m"
    ) { arguments, _, arena throws(Fault) in
      let unit = arena.text(arguments[1])
      guard let size = units.first(where: { $0.name == unit })?.milliseconds else {
        throw .invalidValue(
          "there is no unit of time `\(unit)`", help: "units are \(units.map(\.name).joined(separator: ", "))")
      }
      return try Arithmetic.apply(.multiply, arguments[0], Value(.duration, size), &arena)
    },
    Builtin(
      "day", [.init("instant", .instant)], .type(.integer), "the day of an instant; the world begins on day 1",
      example: "day(now + 25h) == 2"
    ) { arguments, _, _ throws(Fault) in .integer(split(arguments[0]).day + 1) },
    Builtin(
      "weekday", [.init("instant", .instant)], .type(.text), "the day of the week of an instant, in UTC",
      example: "weekday(now) == \"Monday\""
    ) { arguments, world, arena throws(Fault) in
      // 1970-01-01, from which Unix time counts, was a Thursday.
      let day = split(arguments[0]).day + world.simulation.settings.epoch / 86_400 + 3
      return arena.text(weekdays[Int((day % 7 + 7) % 7)])
    },
    Builtin(
      "time-of-day", [.init("instant", .instant)], .type(.timeOfDay), "the time of day of an instant, in UTC",
      example: "time-of-day(now + 19h) == 19:00"
    ) { arguments, _, _ throws(Fault) in Value(.timeOfDay, split(arguments[0]).rest) },
    Builtin(
      "hour", [.init("instant", .instant)], .type(.integer), "the hour of an instant, from 0 to 23, in UTC",
      example: "hour(now + 25h) == 1"
    ) { arguments, _, _ throws(Fault) in .integer(split(arguments[0]).rest / 3_600_000) },
  ]

  // MARK: - What the rows share

  private static let units: [(name: String, milliseconds: Int64)] = [
    ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
  ]

  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  private static func length(_ name: String, ofMilliseconds size: Int64, example: String) -> Builtin {
    Builtin(
      name, [.init("duration", .duration)], .type(.number), "a duration as a number of \(name)", example: example
    ) { arguments, _, _ throws(Fault) in .number(Double(arguments[0].bits) / Double(size)) }
  }

  /// Whole days since the world began, and milliseconds since midnight.
  private static func split(_ instant: Value) -> (day: Int64, rest: Int64) {
    let day: Int64 = 86_400_000
    let rest = instant.bits % day
    return rest < 0 ? (instant.bits / day - 1, rest + day) : (instant.bits / day, rest)
  }
}
