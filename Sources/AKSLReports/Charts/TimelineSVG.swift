import AKSLInterpreter
import AKSModel

/// A timeline as a picture: a row for each thing that nodes of a pool did, exact to the pixel.
enum TimelineSVG {
  private static let width = 960
  private static let rowHeight = 20
  private static let top = 48

  static func render(_ chart: TimelineChart) -> String {
    let rows = chart.lanes.flatMap(rows)
    let left = 16 + (rows.map { DisplayWidth.of($0.label) }.max() ?? 0) * SVGDrawing.letterWidth + 12
    let bottom = top + rows.count * rowHeight + 4
    let axis = TimeAxis(from: chart.from, until: chart.until, atMost: 12)
    let length = max(200, width - left - 24)
    return SVGDrawing.document(
      width: left + length + 24, height: bottom + 32, title: title(chart), description: description(chart)
    ) { drawing in
      drawing.text(title(chart), x: 16, y: 24)
      drawing.timeAxis(axis, x: left, width: length, top: top - 6, bottom: bottom)
      for (number, row) in rows.enumerated() {
        let y = top + number * rowHeight
        drawing.text(row.label, x: left - 12, y: y + 13, .text, .end)
        for segment in row.lane.segments {
          draw(segment, row.activity, in: row.lane, axis, x: left, y: y, length, &drawing)
        }
      }
    }
  }

  private struct Row {
    var lane: TimelineChart.Lane
    var activity: TimelineChart.Activity
    var label: String { "\(lane.name) \(activity.rawValue)" }
  }

  private static func rows(_ lane: TimelineChart.Lane) -> [Row] {
    lane.activities.map { Row(lane: lane, activity: $0) }
  }

  private static func draw(
    _ segment: TimelineChart.Segment, _ activity: TimelineChart.Activity, in lane: TimelineChart.Lane,
    _ axis: TimeAxis, x: Int, y: Int, _ length: Int, _ drawing: inout SVGDrawing
  ) {
    let count = segment.count(activity)
    guard count > 0 else { return }
    let start = x + axis.place(of: segment.from, on: length)
    // What is shorter than a pixel is seen nevertheless.
    let end = max(start + 1, x + axis.place(of: segment.until, on: length))
    let what = activity == .stopped ? "stopped" : "\(count) \(activity.rawValue)"
    drawing.rectangle(
      x: start, y: y, width: end - start, height: rowHeight - 4, activity.look,
      tells:
        "\(lane.name): \(what), \(TimeFormat.instant(segment.from)) to \(TimeFormat.instant(segment.until))")
    let text = activity == .stopped ? "" : String(count)
    if !text.isEmpty, end - start >= (text.count + 1) * SVGDrawing.letterWidth {
      drawing.text(text, x: start + 4, y: y + 13)
    }
  }

  private static func title(_ chart: TimelineChart) -> String {
    "\(chart.title), \(TimeFormat.instant(chart.from)) to \(TimeFormat.instant(chart.until))"
  }

  /// The changes in words, as many as somebody listens to.
  private static func description(_ chart: TimelineChart) -> String {
    chart.lanes.map { lane in
      let parts = lane.segments.prefix(spoken).map { segment in
        let counts = TimelineChart.Activity.allCases.filter { $0 != .stopped && segment.count($0) > 0 }
          .map { "\(segment.count($0)) \($0.rawValue)" }
        return "from \(TimeFormat.instant(segment.from)) \(segment.state)"
          + (counts.isEmpty ? "" : " with \(counts.joined(separator: ", "))")
      }
      let rest = lane.segments.count - parts.count
      return "\(lane.name): \(parts.joined(separator: "; "))" + (rest > 0 ? "; and \(rest) more changes" : "")
    }.joined(separator: ".\n")
  }

  private static let spoken = 20
}

extension TimelineChart.Activity {
  var look: SVGDrawing.Look {
    switch self {
    case .running: .running
    case .creating, .starting, .reimaging, .deallocating, .deleting: .moving
    case .deallocated: .resting
    case .failed: .failed
    case .stopped: .stopped
    }
  }
}

extension TimelineChart.Lane {
  /// What occurs in it; a pool without a node has at least a row that shows so.
  var activities: [TimelineChart.Activity] {
    let found = TimelineChart.Activity.allCases.filter { activity in
      segments.contains { $0.count(activity) > 0 }
    }
    return found.isEmpty ? [.running] : found
  }
}
