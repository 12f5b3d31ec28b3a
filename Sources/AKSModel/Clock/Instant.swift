/// A moment of simulated time: whole milliseconds since the world began.
package struct Instant: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The moment at which the world begins.
  package static let start = Instant(milliseconds: 0)

  package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
}

/// A length of simulated time in whole milliseconds.
package struct TimeSpan: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static let zero = TimeSpan(milliseconds: 0)
  package static func seconds(_ count: Int64) -> TimeSpan { TimeSpan(milliseconds: count * 1000) }
  package static func hours(_ count: Int64) -> TimeSpan { .seconds(count * 3600) }

  package static func < (a: TimeSpan, b: TimeSpan) -> Bool { a.milliseconds < b.milliseconds }
  package static func + (a: TimeSpan, b: TimeSpan) -> TimeSpan {
    TimeSpan(milliseconds: a.milliseconds + b.milliseconds)
  }
}

extension Instant {
  package static func + (a: Instant, b: TimeSpan) -> Instant {
    Instant(milliseconds: a.milliseconds + b.milliseconds)
  }
  package static func - (a: Instant, b: Instant) -> TimeSpan {
    TimeSpan(milliseconds: a.milliseconds - b.milliseconds)
  }
}
