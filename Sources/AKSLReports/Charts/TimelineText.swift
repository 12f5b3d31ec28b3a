import AKSLInterpreter
import AKSModel

/// A timeline as text: a row for each thing that nodes of a pool did, with how many did it where there is room.
///
/// A column shows what was there at all in its time, so that short stretches do not get lost.
struct TimelineText {
  private let chart: TimelineChart
  private let style: Style
  private let width: Int

  /// Below this many columns the names of pools have lines of their own.
  private static let narrow = 60
  private static let widestName = 20

  init(_ chart: TimelineChart, style: Style, width: Int) {
    self.chart = chart
    self.style = style
    self.width = width
  }

  func render() -> String {
    let names = chart.lanes.map { DisplayWidth.cut($0.name.visibleLine, to: nameLimit) }
    let shown = chart.lanes.map(\.activities)
    let isStacked = width < Self.narrow
    let nameWidth = isStacked ? 0 : (names.map(DisplayWidth.of).max() ?? 0) + 2
    let wordWidth = (shown.joined().map(\.rawValue.count).max() ?? 0) + 2
    let margin = (isStacked ? 2 : nameWidth) + wordWidth
    let columns = max(8, width - margin)
    var lines = [heading]
    for (index, lane) in chart.lanes.enumerated() {
      if isStacked { lines.append(style.paint(names[index], as: .strong)) }
      for (row, activity) in shown[index].enumerated() {
        let name = isStacked ? "  " : row == 0 ? names[index] : ""
        let padding = isStacked ? 0 : max(0, nameWidth - DisplayWidth.of(name))
        let word = activity.rawValue + String(repeating: " ", count: wordWidth - activity.rawValue.count)
        lines.append(
          style.paint(name, as: .strong) + String(repeating: " ", count: padding) + word
            + cells(of: activity, in: lane, columns))
      }
    }
    let axis = TimeAxis.lines(from: chart.from, until: chart.until, columns: columns, style.glyphs)
    lines += axis.map { String(repeating: " ", count: margin) + $0 }
    return lines.map { $0 + "\n" }.joined()
  }

  private var nameLimit: Int { width < Self.narrow ? max(1, width) : Self.widestName }

  private var heading: String {
    let span = TimeFormat.span(chart.until - chart.from)
    let text =
      "\(chart.title), \(TimeFormat.instant(chart.from)) to \(TimeFormat.instant(chart.until)) (\(span))"
    return LineWrap.lines(of: text.visibleLine, width: width).map { style.paint($0, as: .strong) }
      .joined(separator: "\n")
  }

  // MARK: - Cells

  /// One row: blanks where nobody did it.
  private func cells(of activity: TimelineChart.Activity, in lane: TimelineChart.Lane, _ columns: Int)
    -> String
  {
    let counts = counts(of: activity, in: lane, columns)
    var text = ""
    var start = 0
    while start < columns {
      var end = start + 1
      while end < columns, counts[end] == counts[start] { end += 1 }
      text += run(of: activity, counts[start], columns: end - start)
      start = end
    }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Some columns with the same count, which is written into them if it fits.
  private func run(of activity: TimelineChart.Activity, _ count: Int, columns: Int) -> String {
    guard count > 0 else { return String(repeating: " ", count: columns) }
    let glyph = activity.glyph(style.glyphs)
    let number = activity == .stopped ? "" : String(count)
    guard !number.isEmpty, columns >= number.count + 2 else {
      return style.paint(String(repeating: glyph, count: columns), as: activity.role)
    }
    return style.paint(String(glyph), as: activity.role) + number
      + style.paint(String(repeating: glyph, count: columns - number.count - 1), as: activity.role)
  }

  /// For each column the count that held for longest in its time, of those above 0.
  private func counts(
    of activity: TimelineChart.Activity, in lane: TimelineChart.Lane, _ columns: Int
  ) -> [Int] {
    let span = max(1, (chart.until - chart.from).milliseconds)
    let size = Int64(columns)
    var counts = [Int](repeating: 0, count: columns)
    var longest = [Int64](repeating: 0, count: columns)
    for segment in lane.segments {
      let count = segment.count(activity)
      guard count > 0 else { continue }
      // In units in which the whole time is `span * columns`, so that nothing is rounded.
      let (low, high) = (
        (segment.from - chart.from).milliseconds * size, (segment.until - chart.from).milliseconds * size
      )
      var column = low / span
      while column < size, column * span < high {
        let overlap = min(high, (column + 1) * span) - max(low, column * span)
        if overlap > longest[Int(column)] {
          longest[Int(column)] = overlap
          counts[Int(column)] = count
        }
        column += 1
      }
    }
    return counts
  }
}

extension TimelineChart.Activity {
  /// What a row of it is filled with; the word stands before the row, so nobody has to know it.
  func glyph(_ glyphs: Style.Glyphs) -> Character {
    switch self {
    case .running: glyphs == .letters ? "#" : "█"
    case .creating, .starting: glyphs == .letters ? ">" : "▲"
    case .reimaging: glyphs == .letters ? "=" : "◆"
    case .deallocating, .deleting: glyphs == .letters ? "<" : "▼"
    case .deallocated: glyphs == .letters ? "." : "░"
    case .failed: glyphs == .letters ? "!" : "✗"
    case .stopped: glyphs == .letters ? "-" : "▒"
    }
  }

  var role: Style.Role {
    switch self {
    case .running: .running
    case .creating, .starting, .reimaging, .deallocating, .deleting: .moving
    case .deallocated, .stopped: .resting
    case .failed: .failed
    }
  }
}
