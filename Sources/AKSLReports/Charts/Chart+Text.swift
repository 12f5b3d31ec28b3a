package import AKSLInterpreter
import AKSModel

extension Chart {
  /// Where there is no screen.
  private static let usualWidth = 80

  /// The chart in characters, ending in a line break.
  func text(style: Style, width: Int?) -> String {
    guard until > from else { return "(no time has passed since \(TimeFormat.instant(from)))\n" }
    let width = width ?? Self.usualWidth
    return switch self {
    case .timeline(let chart): TimelineText(chart, style: style, width: width).render()
    case .plot(let chart): PlotText(chart, style: style, width: width).render()
    }
  }

  private var from: Instant {
    switch self {
    case .timeline(let chart): chart.from
    case .plot(let chart): chart.from
    }
  }

  private var until: Instant {
    switch self {
    case .timeline(let chart): chart.until
    case .plot(let chart): chart.until
    }
  }

  /// The chart as a picture: the same bytes for the same chart.
  package var svg: String {
    switch self {
    case .timeline(let chart): TimelineSVG.render(chart)
    case .plot(let chart): PlotSVG.render(chart)
    }
  }

  /// With what each picture begins.
  package static let svgMark = SVGDrawing.mark
}
