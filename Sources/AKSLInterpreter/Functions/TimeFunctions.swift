import AKSLLanguage
import AKSModel
import TimeZoneRules

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
          "there is no unit of time `\(unit)`", help: "units are \(units.map(\.name).joined(separator: ", "))"
        )
      }
      return try Arithmetic.apply(.multiply, arguments[0], Value(.duration, size), &arena)
    },
    Builtin(
      "day", [.init("instant", .instant)], .type(.integer),
      "the day that clocks show at an instant; the world begins on day 1",
      example: "day(now + 25h) == 2"
    ) { arguments, world, _ throws(Fault) in .integer(local(arguments[0], world).day) },
    Builtin(
      "weekday", [.init("instant", .instant)], .type(.text), "the day of the week at an instant",
      example: "weekday(now) == \"Monday\""
    ) { arguments, world, arena throws(Fault) in
      let day = local(arguments[0], world).day
      return arena.text(weekdays[Int(CivilDate.weekday(ofDay: world.calendar.firstDay + day - 1))])
    },
    Builtin(
      "time-of-day", [.init("instant", .instant)], .type(.timeOfDay),
      "the time that clocks show at an instant (`set timezone`)",
      example: "time-of-day(now + 19h) == 19:00"
    ) { arguments, world, _ throws(Fault) in Value(.timeOfDay, local(arguments[0], world).time) },
    Builtin(
      "hour", [.init("instant", .instant)], .type(.integer),
      "the hour that clocks show at an instant, from 0 to 23",
      example: "hour(now + 25h) == 1"
    ) { arguments, world, _ throws(Fault) in .integer(local(arguments[0], world).time / 3_600_000) },
  ]

  // MARK: - What the rows share

  private static let units: [(name: String, milliseconds: Int64)] = [
    ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
  ]

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  private static func length(_ name: String, ofMilliseconds size: Int64, example: String) -> Builtin {
    Builtin(
      name, [.init("duration", .duration)], .type(.number), "a duration as a number of \(name)",
      example: example
    ) { arguments, _, _ throws(Fault) in .number(Double(arguments[0].bits) / Double(size)) }
  }

  /// The day, from 1, and the milliseconds since midnight that clocks show.
  private static func local(_ value: Value, _ world: World) -> (day: Int64, time: Int64) {
    let moment = Instant(milliseconds: value.bits)
    let seconds = world.calendar.unixTime(of: moment)
    let shown = seconds + world.calendar.zone.offset(at: seconds)
    let time = CivilDate.remainder(shown, by: 86_400) * 1000 + CivilDate.remainder(value.bits, by: 1000)
    return (world.calendar.day(of: moment), time)
  }
}
