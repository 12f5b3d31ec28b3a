import AKSLInterpreter
import AKSModel

/// A plot as text: a panel for each unit, with values to the left and time below.
struct PlotText {
  private let chart: PlotChart
  private let style: Style
  private let width: Int

  init(_ chart: PlotChart, style: Style, width: Int) {
    self.chart = chart
    self.style = style
    self.width = width
  }

  func render() -> String {
    let panels = chart.panels
    let rows = panels.count > 1 || width < 60 ? 8 : 12
    return panels.map { panel(of: $0, rows: rows) }.joined(separator: "\n")
  }

  /// `most`: so many rows, less where ticks have the same distance then.
  private func panel(of series: [PlotChart.Series], rows most: Int) -> String {
    let axis = ValueAxis(series[0].unit, of: series, atMost: most / 2 + 1)
    let intervals = axis.ticks.count - 1
    let rows = max(1, (most - 1) / intervals) * intervals + 1
    let labelWidth = axis.ticks.map(\.label.count).max() ?? 0
    let margin = labelWidth + 2
    let columns = max(8, width - margin)
    var labels: [Int: String] = [:]
    for tick in axis.ticks { labels[row(of: tick.value, axis, rows)] = tick.label }
    let picture = Picture(series, axis, chart, columns: columns, rows: rows, style)
    let (tick, line): (String, String) = style.glyphs == .letters ? ("+", "|") : ("┤", "│")
    var lines = legend(series)
    for row in 0..<rows {
      let label = labels[row] ?? ""
      let padding = String(repeating: " ", count: labelWidth - label.count)
      lines.append("\(padding)\(label) \(label.isEmpty ? line : tick)\(picture.row(row))")
    }
    let time = TimeAxis.lines(from: chart.from, until: chart.until, columns: columns, style.glyphs)
    let indentation = String(repeating: " ", count: labelWidth + 1)
    lines.append(indentation + (style.glyphs == .letters ? "+" : "└") + time[0])
    lines.append(indentation + " " + time[1])
    return lines.map { $0 + "\n" }.joined()
  }

  /// The row of a value, from above.
  private func row(of value: Double, _ axis: ValueAxis, _ rows: Int) -> Int {
    rows - 1 - Int((axis.share(of: value) * Double(rows - 1)).rounded())
  }

  /// Names, with a mark where several share the panel, and between what their values are.
  private func legend(_ series: [PlotChart.Series]) -> [String] {
    let isSingle = series.count == 1
    return series.enumerated().flatMap { index, series in
      let marks = PlotMarks.all(style.glyphs)
      let text = isSingle ? series.summary : "\(marks[index % marks.count]) \(series.summary)"
      return LineWrap.lines(of: text.visibleLine, width: width, hanging: isSingle ? 0 : 2)
        .map { style.paint($0, as: .strong) }
    }
  }
}

/// What tells lines apart where there are several.
enum PlotMarks {
  static func all(_ glyphs: Style.Glyphs) -> [Character] {
    glyphs == .letters ? ["o", "x", "+", "*", "#", "@"] : ["●", "○", "■", "□", "▲", "△"]
  }
}

extension PlotChart {
  /// The lines with one unit each, in the order in which units come first.
  var panels: [[Series]] {
    var panels: [[Series]] = []
    for line in series {
      if let index = panels.firstIndex(where: { $0[0].unit == line.unit }) {
        panels[index].append(line)
      } else {
        panels.append([line])
      }
    }
    return panels
  }
}

extension PlotChart.Series {
  /// Its name and its values in short: `dev.nodes.running: 0 to 10, 10 at the end`.
  var summary: String {
    let values = points.compactMap(\.value)
    guard let least = values.min(), let most = values.max() else { return "\(name): no value" }
    let end = points.last?.value.map { "\(ValueAxis.text($0, unit)) at the end" } ?? "no value at the end"
    guard least != most else { return "\(name): always \(ValueAxis.text(least, unit))" }
    return "\(name): \(ValueAxis.text(least, unit)) to \(ValueAxis.text(most, unit)), \(end)"
  }

  /// Between which values it was in each of so many equal parts of a time; nil where it had none.
  ///
  /// `isJoined`: the value that it came from counts where it changes, so that a line has no gaps.
  func ranges(from: Instant, until: Instant, parts: Int, isJoined: Bool) -> [ClosedRange<Double>?] {
    let span = max(1, (until - from).milliseconds)
    let size = Int64(parts)
    var ranges = [ClosedRange<Double>?](repeating: nil, count: parts)
    for (index, point) in points.enumerated() {
      guard let value = point.value else { continue }
      let end = index + 1 < points.count ? points[index + 1].at : until
      let first = Int((point.at - from).milliseconds * size / span)
      // What ends where a part begins is not in it; a value of a moment is.
      let last = max(first, Int(((end - from).milliseconds * size + span - 1) / span) - 1)
      func add(_ value: Double, to part: Int) {
        let old = ranges[part]
        ranges[part] = min(old?.lowerBound ?? value, value)...max(old?.upperBound ?? value, value)
      }
      for part in min(first, parts - 1)...min(last, parts - 1) { add(value, to: part) }
      if isJoined, index > 0, let before = points[index - 1].value { add(before, to: min(first, parts - 1)) }
    }
    return ranges
  }
}
