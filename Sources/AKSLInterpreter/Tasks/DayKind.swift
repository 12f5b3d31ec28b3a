/// The days that a schedule can name.
enum DayKind: String, CaseIterable, Sendable {
  case day, weekday, weekend, holiday
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// Whether a day of the week (0 for Sunday) that is a holiday or not is one of these.
  func includes(weekday number: Int64, isHoliday: Bool) -> Bool {
    switch self {
    case .day: true
    case .weekday: (1...5).contains(number) && !isHoliday
    case .weekend: number == 0 || number == 6
    case .holiday: isHoliday
    case .sunday: number == 0
    case .monday: number == 1
    case .tuesday: number == 2
    case .wednesday: number == 3
    case .thursday: number == 4
    case .friday: number == 5
    case .saturday: number == 6
    }
  }
}
