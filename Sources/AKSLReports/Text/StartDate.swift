package import AKSModel

/// The day on which simulated time begins, for machines that want dates.
package struct StartDate: Hashable, Sendable {
  private static let millisecondsOfDay: Int64 = 86_400_000

  /// Days since 1970-01-01.
  private let epochDay: Int64

  /// A date of the Gregorian calendar.
  package init(year: Int64, month: Int64, day: Int64) {
    // Years are taken to begin in March, so that the leap day is a year's last; 400 of them are an era.
    let years = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = Self.floorDivided(years, by: 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    epochDay = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Day 1 unless somebody says otherwise: 2024-01-01, a Monday.
  package static let standard = StartDate(year: 2024, month: 1, day: 1)

  /// A moment in UTC after ISO 8601: `2024-01-01T00:02:00Z`; `.250` only when not zero.
  package func iso8601(_ instant: Instant) -> String {
    let (days, rest) = Self.floorDivided(instant.milliseconds, by: Self.millisecondsOfDay)
    let seconds = rest / 1000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    let fraction = rest % 1000
    return Self.date(ofEpochDay: epochDay + days) + "T"
      + clock.map { Self.digits($0, 2) }.joined(separator: ":")
      + (fraction == 0 ? "Z" : ".\(Self.digits(fraction, 3))Z")
  }

  private static func date(ofEpochDay epochDay: Int64) -> String {
    let (era, dayOfEra) = floorDivided(epochDay + 719_468, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
  }

  private static func digits(_ number: Int64, _ count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }

  private static func floorDivided(_ value: Int64, by size: Int64) -> (quotient: Int64, rest: Int64) {
    let rest = value % size
    return rest < 0 ? (value / size - 1, rest + size) : (value / size, rest)
  }
}
