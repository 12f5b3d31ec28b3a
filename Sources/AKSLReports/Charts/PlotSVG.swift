import AKSLInterpreter
import AKSModel

/// A plot as a picture: a panel for each unit, all above one time.
enum PlotSVG {
  private static let width = 960
  private static let panelHeight = 240

  static func render(_ chart: PlotChart) -> String {
    let panels = chart.panels.map { Panel($0) }
    let labels = panels.flatMap { $0.axis.ticks.map(\.label.count) }.max() ?? 0
    let left = 16 + labels * SVGDrawing.letterWidth + 8
    let length = max(200, width - left - 24)
    let axis = TimeAxis(from: chart.from, until: chart.until, atMost: 12)
    let height = 40 + panels.reduce(0) { $0 + $1.height }
    let description =
      "From \(TimeFormat.instant(chart.from)) to \(TimeFormat.instant(chart.until)). "
      + chart.series.map(\.summary).joined(separator: ".\n")
    return SVGDrawing.document(
      width: left + length + 24, height: height, title: chart.title, description: description
    ) { drawing in
      drawing.text(chart.title, x: 16, y: 24)
      var top = 40
      for panel in panels {
        panel.draw(chart, axis, x: left, top: top, length, &drawing)
        top += panel.height
      }
    }
  }

  private struct Panel {
    let series: [PlotChart.Series]
    let axis: ValueAxis

    init(_ series: [PlotChart.Series]) {
      self.series = series
      axis = ValueAxis(series[0].unit, of: series, atMost: 7)
    }

    private var legendHeight: Int { series.count * SVGDrawing.lineHeight }
    /// With the legend above and the time below.
    var height: Int { legendHeight + panelHeight + 48 }

    func draw(
      _ chart: PlotChart, _ time: TimeAxis, x: Int, top: Int, _ length: Int, _ drawing: inout SVGDrawing
    ) {
      for (number, line) in series.enumerated() {
        let y = top + number * SVGDrawing.lineHeight + 9
        let look = SVGDrawing.Look.lines[number % SVGDrawing.Look.lines.count]
        drawing.polyline([(16, y), (48, y)], look, tells: line.name)
        drawing.text(line.summary, x: 56, y: y + 4)
      }
      let upper = top + legendHeight + 12
      let lower = upper + panelHeight
      func y(_ value: Double) -> Int { lower - Int((axis.share(of: value) * Double(panelHeight)).rounded()) }
      drawing.timeAxis(time, x: x, width: length, top: upper, bottom: lower)
      for tick in axis.ticks {
        drawing.line(from: (x, y(tick.value)), to: (x + length, y(tick.value)), .grid)
        drawing.text(tick.label, x: x - 8, y: y(tick.value) + 4, .faint, .end)
      }
      for (number, line) in series.enumerated() {
        let look = SVGDrawing.Look.lines[number % SVGDrawing.Look.lines.count]
        for stretch in line.stretches(until: chart.until) {
          // A value holds until the next: a stair.
          var points: [(x: Int, y: Int)] = []
          for (at, value) in stretch {
            let place = x + time.place(of: at, on: length)
            if let last = points.last { points.append((place, last.y)) }
            points.append((place, y(value)))
          }
          drawing.polyline(points.withoutRepetition, look, tells: line.name)
        }
      }
    }
  }
}

extension PlotChart.Series {
  /// The stretches of time in which there was a value, each with its end.
  fileprivate func stretches(until end: Instant) -> [[(Instant, Double)]] {
    var stretches: [[(Instant, Double)]] = []
    var isOpen = false
    for point in points {
      if isOpen, let last = stretches.last?.last {
        stretches[stretches.count - 1].append((point.at, point.value ?? last.1))
      }
      if let value = point.value, !isOpen { stretches.append([(point.at, value)]) }
      isOpen = point.value != nil
    }
    if isOpen, let last = stretches.last?.last { stretches[stretches.count - 1].append((end, last.1)) }
    return stretches
  }
}

extension [(x: Int, y: Int)] {
  /// Each point once where the same follows itself.
  fileprivate var withoutRepetition: [(x: Int, y: Int)] {
    var points: [(x: Int, y: Int)] = []
    for point in self where points.last.map({ $0 != point }) ?? true { points.append(point) }
    return points
  }
}
