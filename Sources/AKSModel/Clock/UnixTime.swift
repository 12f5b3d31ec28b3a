/// Moments in seconds of Unix time as Azure's texts write them.
package enum UnixTime {
  /// `2024-01-01T00:00:00Z`; with `.250` only where it is not a whole second.
  package static func rfc3339(milliseconds: Int64) -> String {
    let (seconds, rest) = milliseconds.flooredDivision(by: 1000)
    let text = rfc3339(seconds)
    return rest == 0 ? text : "\(text.dropLast()).\(padded(rest, 3))Z"
  }

  /// `2024-01-01T00:00:00Z`.
  static func rfc3339(_ seconds: Int64) -> String {
    let (days, rest) = seconds.flooredDivision(by: 86_400)
    // Days since 0000-03-01, where a year ends with its leap day (Howard Hinnant, civil_from_days).
    let shifted = days + 719_468
    let (era, dayOfEra) = shifted.flooredDivision(by: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    return "\(date)T\(clock(rest))Z"
  }

  /// `00:30:28`, or `2 days and 00:30:28`.
  static func elapsed(_ span: TimeSpan) -> String {
    let (days, rest) = (span.milliseconds / 1000).flooredDivision(by: 86_400)
    return days == 0 ? clock(rest) : "\(days) days and \(clock(rest))"
  }

  private static func clock(_ seconds: Int64) -> String {
    "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
  }

  private static func padded(_ number: Int64, _ length: Int) -> String {
    String(number).leftPadded(to: length, with: "0")
  }
}

extension Int64 {
  /// Quotient and remainder with a remainder that is never negative.
  fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
