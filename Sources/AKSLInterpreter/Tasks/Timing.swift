import AKSModel

/// When a schedule runs.
enum Timing: Sendable {
  /// `at (now + 2h)`
  case moment(Instant)
  /// `at d3 07:00`: a day from 1, and the milliseconds since its midnight.
  case date(day: Int64, time: Int64)
  /// `after 20m`, `every 15m`
  case span(TimeSpan, repeats: Bool)
  /// `at 19:00`, `every weekday at 19:00`
  case day(DayKind, time: Int64, repeats: Bool)

  /// Whether it runs more than once.
  var repeats: Bool {
    switch self {
    case .moment, .date: false
    case .span(_, let repeats), .day(_, _, let repeats): repeats
    }
  }

  /// It depends on what the calendar says.
  var isOfCalendar: Bool {
    switch self {
    case .moment, .span: false
    case .date, .day: true
    }
  }

  /// The first run after a moment; nil: there is none.
  func next(after moment: Instant, _ calendar: WorldCalendar) -> Instant? {
    let next: Instant? =
      switch self {
      case .moment(let instant): instant
      case .date(let day, let time): calendar.instant(day: day, time: time)
      case .span(let span, _): moment + span
      case .day(let kind, let time, _): calendar.next(kind, time: time, after: moment)
      }
    return next.flatMap { $0 - .start <= Session.timeLimit ? $0 : nil }
  }
}
