import AKSLInterpreter
import AKSLLanguage
import AKSModel
import Foundation
import Testing

@testable import AKSLReports

/// How charts look: in characters for screens of all kinds, and as pictures.
@Suite("Charts as text and as SVG")
struct ChartTextTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  /// The charts that a script shows.
  private static func charts(_ script: String) -> [Chart] {
    var session = Session()
    var charts: [Chart] = []
    _ = session.run(SourceText(name: "a.aksl", script), mode: .script) { event in
      if case .shown(let exhibit) = event.kind, let chart = exhibit.chart { charts.append(chart) }
    }
    return charts
  }

  private static let night = """
    pool dev stop
    advance 4h
    pool dev start
    advance 1h
    scale dev to 4
    advance 3h
    show timeline
    plot dev.nodes.running dev.nodes.deallocated cost.perHour since 6h over 1h
    plot dev.nodes.running
    plot (dev.nodes.running > 4) dev.cost.total elapsed
    """

  /// All looks of the charts of a night, for every kind of terminal.
  ///
  /// `AKSL_UPDATE=1` writes the files anew; reading the difference is the review.
  @Test(
    "On screens of all kinds",
    arguments: [(80, Style.Glyphs.braille), (80, .blocks), (80, .letters), (40, .braille), (40, .letters)])
  func screens(width: Int, glyphs: Style.Glyphs) throws {
    let style = Style(isColored: false, glyphs: glyphs)
    let text = Self.charts(Self.night).map { $0.text(style: style, width: width) }.joined(separator: "\n")
    try expect(text, "charts-\(width)-\(glyphs).txt")
    for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width, "\(line)") }
    if glyphs == .letters { #expect(text.utf8.allSatisfy { $0 < 0x80 }) }
  }

  @Test("As pictures", arguments: [(0, "timeline.svg"), (1, "plot.svg")])
  func pictures(number: Int, file: String) throws {
    let chart = Self.charts(Self.night)[number]
    #expect(chart.svg == Self.charts(Self.night)[number].svg)
    try expect(chart.svg, file)
  }

  private func expect(_ text: String, _ name: String) throws {
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["AKSL_UPDATE"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test("Pictures are XML, tell their titles, and need no colours to be read")
  func accessibility() throws {
    for chart in Self.charts(Self.night) {
      let svg = chart.svg
      #expect(svg.hasPrefix(Chart.svgMark))
      let tree = try XMLTree.parse(svg)
      #expect(tree.name == "svg" && tree.attributes["role"] == "img")
      #expect(tree.attributes["aria-labelledby"] == "title desc")
      #expect(tree.all("title").count == 1 && tree.all("title")[0].attributes["id"] == "title")
      #expect(tree.all("desc").count == 1 && tree.all("desc")[0].text.contains("d1 0"))
      #expect(tree.all("style")[0].text.contains("prefers-color-scheme: dark"))
      // Everything that has a look has one in the style sheet.
      for element in tree.children {
        guard let look = element.attributes["class"] else { continue }
        #expect(tree.all("style")[0].text.contains(".\(look) "), "\(look)")
      }
      // What is drawn says what it is.
      for shape in tree.all("rect").dropFirst() + tree.all("polyline") {
        #expect(shape.all("title").first?.text.isEmpty == false)
      }
    }
  }

  @Test("Names are no markup, and no orders to a terminal")
  func names() throws {
    let lane = TimelineChart.Lane(
      name: "a<b>&\"\u{1B}[31m",
      segments: [
        .init(
          from: .start, until: Instant(milliseconds: 60_000), counts: NodeCounts(), isStopped: true,
          state: "Stopped")
      ])
    let chart = Chart.timeline(
      TimelineChart(title: "<&>", from: .start, until: Instant(milliseconds: 60_000), lanes: [lane]))
    let tree = try XMLTree.parse(chart.svg)
    #expect(tree.all("title")[0].text.hasPrefix("<&>"))
    #expect(tree.all("text").contains { $0.text == "a<b>&\"␛[31m stopped" })
    let text = chart.text(style: .plain, width: 60)
    #expect(text.contains("a<b>&\"␛[31m  stopped  ▒▒▒"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test("Colours stand beside words, never for them")
  func colours() {
    let chart = Self.charts("stop dev\nadvance 1h\nshow timeline")[0]
    let text = chart.text(style: .colored, width: 60)
    #expect(text.contains("running       \u{1B}[32m█\u{1B}[0m3\u{1B}[32m██"))
    #expect(text.contains("stopped       \u{1B}[34m▒▒"))
    var plain = text
    for sequence in ["\u{1B}[32m", "\u{1B}[33m", "\u{1B}[34m", "\u{1B}[1m", "\u{1B}[0m"] {
      plain = plain.replacingOccurrences(of: sequence, with: "")
    }
    #expect(plain == chart.text(style: .plain, width: 60))
  }

  @Test("Where no time has passed there is nothing to draw")
  func nothing() {
    #expect(
      Self.charts("show timeline").map { $0.text(style: .plain, width: 80) } == [
        "(no time has passed since d1 00:00:00)\n"
      ])
  }

  @Test(
    "Ticks are full seconds, minutes, hours and days",
    arguments: [
      (0, 50, 8, ["d1", "00:00:10", "00:00:20", "00:00:30", "00:00:40", "00:00:50"]),
      (90, 3690, 8, ["00:10", "00:20", "00:30", "00:40", "00:50", "01:00"]),
      (0, 86_400, 5, ["d1", "06:00", "12:00", "18:00", "d2"]),
      (43_200, 30 * 86_400, 6, ["d8", "d15", "d22", "d29"]), (0, 86_400_000, 4, ["d1", "d449", "d897"]),
    ])
  func timeTicks(from: Int64, until: Int64, count: Int, labels: [String]) {
    let axis = TimeAxis(
      from: Instant(milliseconds: from * 1000), until: Instant(milliseconds: until * 1000), atMost: count)
    #expect(axis.ticks.map(axis.label) == labels)
  }

  @Test(
    "Values have ticks that people count in",
    arguments: [
      (.number, [0, 10], 7, ["0", "2", "4", "6", "8", "10"]), (.number, [0, 0], 5, ["0", "1"]),
      (.number, [0, 1], 7, ["0", "1"]), (.number, [0.1, 0.35], 5, ["0.0", "0.1", "0.2", "0.3", "0.4"]),
      (.number, [990, 1012], 5, ["990", "1000", "1010", "1020"]),
      (.number, [-7, 3], 4, ["-10", "-5", "0", "5"]),
      (.number, [5], 4, ["0", "2", "4", "6"]),
      (.number, [0, 1e12], 3, ["0", "500000000000", "1000000000000"]),
      (.money, [0, 2_249_000_000], 4, ["$0", "$1", "$2", "$3"]),
      (.money, [270_000_000, 1_730_000_000], 5, ["$0.00", "$0.50", "$1.00", "$1.50", "$2.00"]),
      (.money, [0, 0.000_02e9], 3, ["$0.00000", "$0.00001", "$0.00002"]),
      (.duration, [0, 100_000], 4, ["0s", "1m", "2m"]),
      (.duration, [0, 3_600_000], 5, ["0s", "15m", "30m", "45m", "1h"]),
      (.memory, [0, 7_000_000_000], 5, ["0", "2Gi", "4Gi", "6Gi", "8Gi"]),
      (.cpu, [0, 1500], 4, ["0m", "500m", "1000m", "1500m"]),
      (.truth, [0, 0], 5, ["false", "true"]),
    ] as [(PlotChart.Unit, [Double], Int, [String])])
  func valueTicks(unit: PlotChart.Unit, values: [Double], count: Int, labels: [String]) {
    let points = values.map { PlotChart.Point(at: .start, value: $0) }
    let axis = ValueAxis(unit, of: [.init(name: "a", unit: unit, points: points)], atMost: count)
    #expect(axis.ticks.map(\.label) == labels)
    for value in values { #expect((0...1).contains(axis.share(of: value))) }
  }

  @Test("Bits of values never make a chart fall over", arguments: Style.Glyphs.allCases)
  func extremes(glyphs: Style.Glyphs) {
    let numbers: [Double?] = [
      nil, 0, -0.0, 1e308, -1e308, .leastNonzeroMagnitude, Double(Int64.max), Double(Int64.min), 0.1, nil,
    ]
    let units: [PlotChart.Unit] = [.number, .money, .duration, .memory, .cpu, .truth]
    for unit in units {
      for first in numbers {
        for second in numbers where unit == .number || abs((first ?? 0)) < 1e19 && abs((second ?? 0)) < 1e19 {
          let points = [first, second].enumerated().map {
            PlotChart.Point(at: Instant(milliseconds: Int64($0.offset) * 7), value: $0.element)
          }
          let chart = Chart.plot(
            PlotChart(
              title: "a", from: .start, until: Instant(milliseconds: 11),
              series: [.init(name: "a", unit: unit, points: points)]))
          for width in [1, 7, 40, 200] {
            #expect(!chart.text(style: Style(isColored: false, glyphs: glyphs), width: width).isEmpty)
          }
          #expect(!chart.svg.isEmpty)
        }
      }
    }
  }
}
