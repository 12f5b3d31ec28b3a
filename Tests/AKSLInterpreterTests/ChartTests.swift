import AKSLLanguage
import AKSModel
import Testing

@testable import AKSLInterpreter

/// The data behind charts: exact moments and values, and a world that stays as it is.
@Suite("Charts")
struct ChartTests {
  /// What a script shows, and what goes wrong in it.
  private func shown(_ script: String) -> (exhibits: [Exhibit], faults: [String], session: Session) {
    var session = Session()
    var exhibits: [Exhibit] = []
    var faults: [String] = []
    _ = session.run(SourceText(name: "a.aksl", script), mode: .script) { event in
      switch event.kind {
      case .shown(let exhibit): exhibits.append(exhibit)
      case .faulted(let fault): faults.append("\(fault.name): \(fault.title)")
      case .diagnostic(let diagnostic): faults.append(diagnostic.title)
      case .assertionFailed(let failure): faults.append(failure.title)
      default: break
      }
    }
    return (exhibits, faults, session)
  }

  private func plot(_ script: String) throws -> PlotChart {
    let (exhibits, faults, _) = shown(script)
    #expect(faults.isEmpty)
    guard case .plot(let chart)? = exhibits.last?.chart else {
      Issue.record("no plot")
      return PlotChart(title: "", from: .start, until: .start, series: [])
    }
    return chart
  }

  private func points(_ series: PlotChart.Series) -> [String] {
    series.points.map { "\(TimeFormat.instant($0.at)) \($0.value.map { "\(Int64($0))" } ?? "-")" }
  }

  @Test("A timeline has the exact moments of every change, and a row for each")
  func timeline() throws {
    let (exhibits, _, _) = shown("stop dev\nadvance 1h\nshow timeline of dev as csv")
    let exhibit = try #require(exhibits.last)
    #expect(
      exhibit.rows.map { $0.prefix(5).joined(separator: " ") } == [
        "dev d1 00:00:00 d1 00:00:08 8s Stopping", "dev d1 00:00:08 d1 00:01:18 1m10s Stopping",
        "dev d1 00:01:18 d1 01:01:18 1h Stopped",
      ])
    #expect(
      exhibit.rows.map { Array($0.dropFirst(5)) } == [
        ["0", "0", "10", "0", "0", "0", "0", "0"], ["0", "0", "0", "0", "10", "0", "0", "0"],
        ["0", "0", "0", "0", "0", "10", "0", "0"],
      ])
    guard case .timeline(let chart)? = exhibit.chart else { return #expect(Bool(false), "no chart") }
    #expect(chart.lanes.map(\.name) == ["dev"])
    #expect(chart.lanes[0].segments.map(\.isStopped) == [false, false, true])
  }

  @Test("A timeline has pools that are gone, and those of its cluster only; `since` cuts")
  func lanes() throws {
    let script = """
      pool web add count 1
      pool web delete
      cluster prod create
      show timeline
      cluster sandbox use
      show timeline
      show timeline since 10s
      """
    let charts: [TimelineChart] = shown(script).exhibits.compactMap {
      if case .timeline(let chart)? = $0.chart { chart } else { nil }
    }
    #expect(
      charts.map { $0.lanes.map(\.name) } == [
        ["prod/nodepool1"], ["sandbox/system", "sandbox/dev", "sandbox/web (gone)"],
        ["sandbox/system", "sandbox/dev"],
      ])
    #expect(charts[2].until - charts[2].from == .seconds(10))
  }

  @Test("Ahead: a copy goes on with the schedules, and the world stays as it is")
  func ahead() throws {
    let script = """
      every 1h { scale dev to (dev.count - 1) nowait }
      plot dev.count dev.nodes.running over 150m
      assert dev.count == 10 and elapsed == 0s
      undo
      expect error NothingToUndo { undo }
      """
    let chart = try plot(script)
    #expect(chart.present == nil && chart.until == Instant(milliseconds: 9_000_000))
    #expect(points(chart.series[0]) == ["d1 00:00:00 10", "d1 01:00:00 9", "d1 02:00:00 8"])
    #expect(points(chart.series[1]) == ["d1 00:00:00 10", "d1 01:00:08 9", "d1 02:00:08 8"])
  }

  @Test("Back: the past is lived through again, as exact as it was")
  func back() throws {
    let script = """
      advance 10m
      scale dev to 4
      pool web add count 2
      let w = web
      plot dev.nodes.running w.count web.count dev.nodes.deallocated
      """
    let chart = try plot(script)
    #expect(points(chart.series[0]) == ["d1 00:00:00 10", "d1 00:10:08 4"])
    // It was not there before: a gap.
    #expect(points(chart.series[1]).first == "d1 00:00:00 -")
    #expect(chart.series[1].points.last?.value == 2)
    #expect(points(chart.series[1]) == points(chart.series[2]))
    #expect(points(chart.series[3]) == ["d1 00:00:00 0", "d1 00:11:18 6"])
  }

  @Test("Back and ahead in one chart")
  func both() throws {
    let chart = try plot("advance 1h\nscale dev to 9\nplot cost.total elapsed since 30m over 1h")
    #expect(chart.present == Instant(milliseconds: 3_678_000))
    #expect(chart.from == Instant(milliseconds: 1_878_000) && chart.until == Instant(milliseconds: 7_278_000))
    #expect(chart.series.map(\.unit) == [.money, .duration])
    let values = chart.series[0].points.compactMap(\.value)
    #expect(values == values.sorted() && values.count > 200)
    #expect(chart.series[1].points.last?.value == 7_278_000)
  }

  @Test(
    "The past is the same whether it was looked at then or is lived through again",
    arguments: [
      "stop dev nowait\nadvance 10m\nstart dev\nadvance 2h", "scale dev to 3\nundo\nscale dev to 12",
      "every 20m { scale dev to (23 - dev.count) nowait }\nadvance 195m\nset scale-in-order lowest\nscale dev to 2",
      "pool dev autoscale 1..20\nworkload api add replicas 60 cpu 500m memory 1Gi on dev\nadvance 1h",
      "timing random seed 3\nscale dev to 20\ninject allocation-failure on dev for 30m\nscale dev to 10",
    ])
  func relived(script: String) throws {
    let chart = try plot("\(script)\nplot dev.nodes.running dev.nodes.total")
    let (exhibits, _, _) = shown("\(script)\nshow timeline of dev")
    guard case .timeline(let timeline)? = exhibits.last?.chart else { return #expect(Bool(false)) }
    func changes(_ count: (NodeCounts) -> Int) -> [PlotChart.Point] {
      var points: [PlotChart.Point] = []
      for segment in timeline.lanes[0].segments where points.last?.value != Double(count(segment.counts)) {
        points.append(.init(at: segment.from, value: Double(count(segment.counts))))
      }
      return points
    }
    // The last instant has no segment: it has just begun.
    func before(_ points: [PlotChart.Point]) -> [PlotChart.Point] { points.filter { $0.at < chart.until } }
    #expect(before(chart.series[0].points) == changes(\.running))
    #expect(before(chart.series[1].points) == changes(\.total))
  }

  @Test(
    "What is no line of a chart is told",
    arguments: [
      ("plot dev over 1h", "this is a pool, where a number is needed"),
      ("plot dev.state over 1h", "this is a pool state, where a number is needed"),
      ("plot dev.cost over 1h", "this is a cost, where a number is needed"),
      ("plot [1, 2, 3, 4, 5, 6, 7] over 1h", "`this line` does not fit here"),
      ("plot dev.count", "InvalidValue: no time has passed"),
      ("plot dev.count over 0s", "InvalidValue: `over` is above 0s"),
      ("plot dev.count over 40000d", "TimeLimit: simulated time ends after 36525 days"),
      ("def f(x) { plot x over 1h }\nf(\"a\")", "WrongType: a chart is of numbers, and this is a text"),
      ("plot dev.startCount over 1h", "WrongType: `dev.startCount` is null all the time"),
      (
        "pool odd add count 1 vm-size Standard_M1_v9\nplot odd.cost.total over 1h",
        "NoPrice: there is no list price of Standard_M1_v9 in eastus"
      ),
      ("compare [calm] over 1h", "there is no snapshot `calm`"),
      ("snapshot calm\ncompare [calm] over 0s", "InvalidValue: `over` is above 0s"),
      (
        "show timeline as svg \"a.svg\"", "CannotSave: cannot draw into `a.svg`: no files can be written here"
      ),
    ])
  func mistakes(script: String, title: String) { #expect(shown(script).faults == [title]) }

  @Test("As csv, what rests on prices says of which day they are; tables round them to the tenth of a cent")
  func sources() throws {
    let script =
      "snapshot calm\nscale dev to 9\nadvance 1h\ndiff calm as csv\ndiff calm\nplan scale dev to 4 as csv"
    let exhibits = shown(script).exhibits
    #expect(exhibits.count == 3)
    for exhibit in [exhibits[0], exhibits[2]] {
      #expect(exhibit.columns.last?.title == "SOURCE")
      for row in exhibit.rows {
        #expect(row.count == exhibit.columns.count)
        #expect(row.last == (row.contains { $0.contains("$") } ? PriceList.source : ""), "\(row)")
      }
    }
    let costs = exhibits[1].rows.filter { $0[1] == "cost" }
    #expect(
      costs.map { $0[3] } == ["$2.152, $2.103 an hour", "$0.530, $0.519 an hour", "$1.621, $1.584 an hour"])
    #expect(exhibits[2].rows.filter { $0[0] == "cost" }.map { $0[1] } == ["perHour", "meanwhile"])
  }

  @Test("Snapshots are compared by what becomes of each, and nothing comes of it here")
  func comparison() throws {
    let script = """
      workload api add replicas 4 cpu 500m memory 1Gi on dev
      advance 10m
      snapshot calm
      stop dev
      snapshot night
      compare [calm, night, now] over 1d as json
      assert elapsed == 10m + 78s and dev.state == Stopped
      """
    let (exhibits, faults, _) = shown(script)
    #expect(faults.isEmpty)
    guard case .map(let entries)? = exhibits.last?.data.plain,
      case .list(let snapshots)? = entries.first(where: { $0.key == "snapshots" })?.value
    else { return #expect(Bool(false)) }
    func value(_ index: Int, _ key: String) -> Datum? {
      guard case .map(let entries) = snapshots[index] else { return nil }
      return entries.first { $0.key == key }?.value
    }
    #expect(snapshots.count == 3 && value(1, "cost") == value(2, "cost"))
    // 13 machines at $0.146 and 13 disks at $0.027 an hour, for a day; at night 3 machines.
    #expect(value(0, "cost") == .map([.init("amount", .text("53.976")), .init("currency", .text("USD"))]))
    #expect(value(1, "cost") == .map([.init("amount", .text("18.936")), .init("currency", .text("USD"))]))
    #expect(value(0, "availabilityHundredThousandths") == .integer(100_000))
    #expect(value(1, "availabilityHundredThousandths") == .integer(0))
    #expect(value(0, "runningNodesTenths") == .integer(130) && value(1, "runningNodesTenths") == .integer(30))
    #expect(value(0, "readyPods") == .integer(0) && value(1, "pendingPodMs") == .integer(4 * 86_400_000))
  }

  @Test("One snapshot needs no brackets, and now is always one")
  func oneSnapshot() {
    var session = Session()
    for line in ["compare now over 1d", "snapshot calm; compare calm over 1d", "compare [calm, now] over 1d"]
    {
      #expect(transcript(line, in: &session).problems.isEmpty, "\(line)")
    }
    #expect(transcript("compare clam over 1d", in: &session).problems.count == 1)
    #expect(session.completion(of: "compare ", at: 8).candidates.map(\.text) == ["now", "calm"])
    #expect(session.completion(of: "compare [now, ", at: 14).candidates.map(\.text) == ["now", "calm"])
  }

  @Test("Where there are no pods, a comparison says why it tells nothing of them")
  func comparisonWithoutPods() {
    func notes(_ text: String) -> [String] {
      var session = Session()
      var notes: [String] = []
      _ = session.run(SourceText(name: "<prompt>", text), mode: .prompt) { event in
        if case .shown(let exhibit) = event.kind { notes = exhibit.notes }
      }
      return notes
    }
    #expect(notes("compare now over 1d").contains { $0.contains("no workloads") })
    #expect(!notes("workload api add; compare now over 1d").contains { $0.contains("no workloads") })
  }

  @Test(
    "What is lived through again from a step back is what was from the beginning",
    arguments: [
      [
        "scale dev to 14", "advance 1d", "pool dev stop", "advance 8h", "pool dev start; advance 1d",
        "scale dev to 3",
      ],
      [
        "scale dev to 14", "advance 1d", "undo", "scale dev to 4", "advance 2d", "scale dev to 5",
        "advance 30m",
      ],
      [
        "snapshot a; advance 1d; scale dev to 5", "advance 1d", "restore a", "advance 2d",
        "scale dev to 2; advance 9h",
      ],
      [
        "every 6h { pool dev stop; advance 2h; pool dev start }", "advance 1d", "world sandbox",
        "advance 40h",
      ],
    ])
  func boundedReplay(lines: [String]) {
    var session = Session()
    for line in lines { #expect(transcript(line, in: &session).problems.isEmpty) }
    func plotted(_ session: Session) -> [[String]] {
      var session = session
      var rows: [[String]] = []
      let plot = "plot dev.nodes.running cost.total since 12h as csv"
      _ = session.run(SourceText(name: "<prompt>", plot), mode: .prompt) { event in
        if case .shown(let exhibit) = event.kind { rows = exhibit.rows }
      }
      return rows
    }
    var other = session
    other.undoSteps = []
    #expect(plotted(session) == plotted(other) && !plotted(session).isEmpty)
  }
}
