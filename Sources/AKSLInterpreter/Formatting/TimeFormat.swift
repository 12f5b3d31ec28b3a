package import AKSModel

/// Simulated time as people read it.
package enum TimeFormat {
  private static let day: Int64 = 86_400_000

  /// `d1 00:02:00`: the day from 1 and the time of day; milliseconds only where there are some.
  package static func instant(_ instant: Instant) -> String {
    let (day, rest) = floorDivided(instant.milliseconds, by: day)
    return "d\(day + 1) \(clock(rest, withSeconds: true))"
  }

  /// `1h30m`, `1m18s`, `2d`, `0s`: every unit that is not zero, the largest first.
  ///
  /// Reads back as a literal.
  package static func span(_ span: TimeSpan) -> String {
    if span.milliseconds == 0 { return "0s" }
    var rest = span.milliseconds.magnitude
    var text = span.milliseconds < 0 ? "-" : ""
    let units: [(suffix: String, milliseconds: UInt64)] = [
      ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
    ]
    for (suffix, size) in units where rest >= size {
      text += "\(rest / size)\(suffix)"
      rest %= size
    }
    return text
  }

  /// `19:00`, with seconds where there are some.
  package static func timeOfDay(milliseconds: Int64) -> String {
    clock(milliseconds, withSeconds: milliseconds % 60_000 != 0)
  }

  private static func clock(_ milliseconds: Int64, withSeconds: Bool) -> String {
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    var text = two(milliseconds / 3_600_000) + ":" + two(milliseconds / 60_000 % 60)
    if withSeconds { text += ":" + two(milliseconds / 1000 % 60) }
    let fraction = milliseconds % 1000
    if fraction != 0 { text += "." + String(String(1000 + fraction).dropFirst()) }
    return text
  }

  private static func floorDivided(_ value: Int64, by size: Int64) -> (quotient: Int64, remainder: Int64) {
    let remainder = value % size
    return remainder < 0 ? (value / size - 1, remainder + size) : (value / size, remainder)
  }
}
