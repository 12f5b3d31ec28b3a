import AKSLInterpreter
import AKSModel

/// Simulated time along the lower edge of a chart, with ticks at full minutes, hours and days.
struct TimeAxis {
  let from: Instant
  let until: Instant
  /// From one tick to the next, in milliseconds.
  let step: Int64
  /// Rising.
  let ticks: [Instant]

  private static let day: Int64 = 86_400_000

  /// The steps that people count in, in seconds, below a day.
  private static let steps: [Int64] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200,
  ]

  /// An axis with at most so many ticks, and at least room for one.
  init(from: Instant, until: Instant, atMost count: Int) {
    self.from = from
    self.until = until
    let span = max(1, (until - from).milliseconds)
    let least = span / Int64(max(1, count)) + 1
    step = Self.steps.map { $0 * 1000 }.first { $0 >= least } ?? Self.days(atLeast: least)
    var ticks: [Instant] = []
    var next = (from.milliseconds + step - 1) / step * step
    while next <= until.milliseconds {
      ticks.append(Instant(milliseconds: next))
      next += step
    }
    self.ticks = ticks
  }

  /// 1, 2, 7, 14, 28 days and so on.
  private static func days(atLeast milliseconds: Int64) -> Int64 {
    if milliseconds <= day { return day }
    if milliseconds <= 2 * day { return 2 * day }
    var step = 7 * day
    while step < milliseconds { step *= 2 }
    return step
  }

  /// `02:00`; at midnight the day: `d2`; with seconds where ticks are that close.
  func label(of tick: Instant) -> String {
    let text = TimeFormat.instant(tick)
    let parts = text.split(separator: " ")
    guard parts.count == 2, tick.milliseconds % Self.day != 0 else { return String(parts[0]) }
    return String(step % 60_000 == 0 ? parts[1].prefix(5) : parts[1].prefix(8))
  }

  /// Where a moment lies on a line of so many units.
  func place(of moment: Instant, on length: Int) -> Int {
    Int((moment - from).milliseconds * Int64(length) / max(1, (until - from).milliseconds))
  }

  /// How wide labels are at most, with a blank beside them.
  static func labelWidth(from: Instant, until: Instant, _ length: Int) -> Int {
    // Ticks closer than a minute have seconds in their labels.
    (until - from).milliseconds < Int64(max(1, length / 8)) * 60_000 ? 10 : 7
  }

  /// As text: the line with its ticks, and the labels below it, for so many columns.
  static func lines(from: Instant, until: Instant, columns: Int, _ glyphs: Style.Glyphs) -> [String] {
    let axis = TimeAxis(
      from: from, until: until, atMost: columns / labelWidth(from: from, until: until, columns))
    let (line, mark): (Character, Character) = glyphs == .letters ? ("-", "+") : ("─", "┬")
    var rule = [Character](repeating: line, count: columns)
    var labels = ""
    for tick in axis.ticks {
      let place = axis.place(of: tick, on: columns)
      guard place < columns else { continue }
      rule[place] = mark
      let label = axis.label(of: tick)
      guard place == 0 || place > labels.count, place + label.count <= columns else { continue }
      labels += String(repeating: " ", count: place - labels.count) + label
    }
    return [String(rule), labels]
  }
}
