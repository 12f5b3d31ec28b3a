/// Days of the Gregorian calendar as numbers: days since 1970-01-01.
package enum CivilDate {
  /// The number of a date.
  package static func day(year: Int64, month: Int64, day: Int64) -> Int64 {
    // Years are taken to begin in March, so that the leap day is a year's last; 400 of them are an era.
    let years = month <= 2 ? year - 1 : year
    let era = floorDivided(years, by: 400)
    let yearOfEra = years - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The year in which a day is.
  package static func year(ofDay day: Int64) -> Int64 {
    let era = floorDivided(day + 719_468, by: 146_097)
    let dayOfEra = day + 719_468 - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    return yearOfEra + era * 400 + ((5 * dayOfYear + 2) / 153 >= 10 ? 1 : 0)
  }

  /// The day of the week, 0 for Sunday.
  package static func weekday(ofDay day: Int64) -> Int64 { remainder(day + 4, by: 7) }

  /// Whether a year has a 29th of February.
  package static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The quotient, rounded down.
  package static func floorDivided(_ value: Int64, by size: Int64) -> Int64 {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: size)
    return rest < 0 ? quotient - 1 : quotient
  }

  /// What `floorDivided` leaves: never negative.
  package static func remainder(_ value: Int64, by size: Int64) -> Int64 {
    let remainder = value % size
    return remainder < 0 ? remainder + size : remainder
  }
}
