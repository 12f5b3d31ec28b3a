package import AKSModel
import TimeZoneRules

/// The day on which simulated time begins, for machines that want dates.
package struct StartDate: Hashable, Sendable {
  private static let millisecondsOfDay: Int64 = 86_400_000

  /// Days since 1970-01-01.
  package let epochDay: Int64

  /// A date of the Gregorian calendar.
  package init(year: Int64, month: Int64, day: Int64) {
    epochDay = CivilDate.day(year: year, month: month, day: day)
  }

  /// A date as ISO 8601 writes it, `2024-01-01`; nil if there is no such day.
  package init?(_ text: String) {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
    guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2],
      (1...9999).contains(year)
    else { return nil }
    self.init(year: year, month: month, day: day)
    // A day too many would be one of the next month.
    guard self.text == text else { return nil }
  }

  /// Day 1 unless somebody says otherwise: 2024-01-01, a Monday.
  package static let standard = StartDate(year: 2024, month: 1, day: 1)

  // `2024-01-01`
  package var text: String { Self.date(ofEpochDay: epochDay) }

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
