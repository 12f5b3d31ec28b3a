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
  package var text: String { String(iso8601(.start).prefix { $0 != "T" }) }

  /// A moment in UTC after ISO 8601: `2024-01-01T00:02:00Z`; `.250` only when not zero.
  package func iso8601(_ instant: Instant) -> String {
    UnixTime.rfc3339(milliseconds: epochDay * Self.millisecondsOfDay + instant.milliseconds)
  }
}
