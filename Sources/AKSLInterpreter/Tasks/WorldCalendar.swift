import AKSModel
import TimeZoneRules

/// What the days of the simulated world are: which date day 1 is, what clocks show, which days are holidays.
struct WorldCalendar: Sendable {
  private static let millisecondsOfDay: Int64 = 86_400_000
  /// How many days are looked through for one of some kind: a holiday may be years away.
  private static let searchedDays: Int64 = 3660

  /// Day 1, in days since 1970-01-01.
  ///
  /// The world begins at its midnight in UTC.
  var firstDay = CivilDate.day(year: 2024, month: 1, day: 1)
  var zone = TimeZoneRules.utc
  /// Days from 1, in rising order.
  var holidays: [Int64] = []

  /// The moment at which clocks show a time of a day.
  func instant(day: Int64, time: Int64) -> Instant {
    let local = (firstDay + day - 1) * 86_400 + CivilDate.floorDivided(time, by: 1000)
    let moment = zone.moment(showing: local) - firstDay * 86_400
    return Instant(milliseconds: moment * 1000 + CivilDate.remainder(time, by: 1000))
  }

  /// Whether clocks show something else than the world's own, which goes by UTC.
  var hasZone: Bool { zone != .utc }

  /// What clocks show at a moment, in the world's days: `d1 19:00:00`.
  func clock(at moment: Instant) -> String {
    let offset = zone.offset(at: unixTime(of: moment))
    return TimeFormat.instant(moment + .seconds(offset))
  }

  /// A moment as messages tell it: `d1 18:00:00`, or `d1 18:00:00 UTC (d1 19:00:00 in Europe/Berlin)`.
  func text(of moment: Instant) -> String {
    TimeFormat.instant(moment) + (local(moment).map { " UTC (\($0))" } ?? "")
  }

  /// What clocks show and where, if that is not the world's own clock: `d1 19:00:00 in Europe/Berlin`.
  func local(_ moment: Instant) -> String? { hasZone ? "\(clock(at: moment)) in \(zone.name)" : nil }

  /// The title of a column of moments: `AT`, or `AT (UTC)` where clocks show something else.
  func title(_ title: String) -> String { hasZone ? "\(title) (UTC)" : title }

  /// The day that clocks show at a moment, from 1.
  func day(of moment: Instant) -> Int64 {
    let seconds = unixTime(of: moment)
    return CivilDate.floorDivided(seconds + zone.offset(at: seconds), by: 86_400) - firstDay + 1
  }

  /// Whether a day, from 1, is of a kind.
  func isDay(_ day: Int64, _ kind: DayKind) -> Bool {
    kind.includes(
      weekday: CivilDate.weekday(ofDay: firstDay + day - 1), isHoliday: holidays.contains(day))
  }

  /// The first moment after another at which it is some time of a day of some kind.
  func next(_ kind: DayKind, time: Int64, after moment: Instant) -> Instant? {
    // Clocks may have been put back over midnight: yesterday's time can still come.
    let today = day(of: moment) - 1
    for day in today...(today + Self.searchedDays) where isDay(day, kind) {
      let candidate = instant(day: day, time: time)
      if candidate > moment { return candidate }
    }
    return nil
  }

  /// A moment in seconds of Unix time.
  func unixTime(of moment: Instant) -> Int64 {
    firstDay * 86_400 + CivilDate.floorDivided(moment.milliseconds, by: 1000)
  }

  /// A moment of Unix time as one of the world.
  func instant(unixTime: Int64) -> Instant {
    Instant(milliseconds: (unixTime - firstDay * 86_400) * 1000)
  }
}
