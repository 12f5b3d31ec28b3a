package import AKSModel

extension Instant {
  /// The moment as people read it: `d1 00:02:00`, day 1 being the first; `.250` only when not zero.
  package var display: String {
    let days = milliseconds.flooredQuotient(by: TimeUnit.day)
    return "d\(days + 1) " + ClockTime(milliseconds - days * TimeUnit.day).display
  }
}

extension TimeSpan {
  /// The length as the language writes it: `1m18s`, `2h`, `250ms`; `0s` when there is none.
  package var display: String {
    if milliseconds == 0 { return "0s" }
    var rest = milliseconds.magnitude
    var text = milliseconds < 0 ? "-" : ""
    for (name, length) in TimeUnit.named {
      let count = rest / length
      rest %= length
      if count > 0 { text += "\(count)\(name)" }
    }
    return text
  }
}

/// Lengths of the units of time in milliseconds.
private enum TimeUnit {
  static let day: Int64 = 86_400_000
  static let named: [(name: String, length: UInt64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]
}

/// The day on which simulated time begins, for machines that want dates.
package struct StartDate: Hashable, Sendable {
  /// Days since 1970-01-01.
  private let epochDay: Int64

  /// A date of the Gregorian calendar.
  package init(year: Int64, month: Int64, day: Int64) {
    // Days from civil: years begin in March, so that the leap day is a year's last.
    let years = month <= 2 ? year - 1 : year
    let era = years.flooredQuotient(by: 400)
    let yearOfEra = years - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    epochDay = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Day 1 unless somebody says otherwise: 2024-01-01, a Monday.
  package static let standard = StartDate(year: 2024, month: 1, day: 1)

  /// A moment in UTC after ISO 8601: `2024-01-01T00:02:00Z`; `.250` only when not zero.
  package func iso8601(_ instant: Instant) -> String {
    let days = instant.milliseconds.flooredQuotient(by: TimeUnit.day)
    let clock = ClockTime(instant.milliseconds - days * TimeUnit.day)
    return "\(Self.date(ofEpochDay: epochDay + days))T\(clock.display)Z"
  }

  private static func date(ofEpochDay epochDay: Int64) -> String {
    let shifted = epochDay + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }
}

/// A time of day.
private struct ClockTime {
  let milliseconds: Int64

  init(_ milliseconds: Int64) { self.milliseconds = milliseconds }

  var display: String {
    let seconds = milliseconds / 1000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    let fraction = milliseconds % 1000
    return clock.map { $0.padded(to: 2) }.joined(separator: ":")
      + (fraction == 0 ? "" : "." + fraction.padded(to: 3))
  }
}

extension Int64 {
  fileprivate func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }

  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : (self + 1) / divisor - 1
  }
}
