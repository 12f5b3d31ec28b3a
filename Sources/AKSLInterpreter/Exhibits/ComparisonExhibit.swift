import AKSModel

/// What `compare` answers: what becomes of several worlds in a span of time, side by side.
struct ComparisonExhibit {
  /// A world, and the same one later.
  struct Future {
    var name: String
    var begin: World
    var end: World
    /// What went wrong meanwhile.
    var failure: String?
  }

  private struct Figures {
    var name: String
    /// What was paid for; nil: it has no list price.
    var cost: (compute: Int64, disk: Int64, tier: Int64)?
    var perHour: Int64?
    /// In tenths of a node, on average.
    var running: Int64
    var deallocated: Int64
    var load: LoadReport
  }

  private let span: TimeSpan
  private let figures: [Figures]
  private let missing: [MissingPrice]
  private let failures: [String]
  private let paysForSpot: Bool

  init(_ futures: [Future], over span: TimeSpan) {
    self.span = span
    figures = futures.map { Self.figures(of: $0, over: span) }
    missing = futures.flatMap { $0.end.simulation.pricedBill().missing }
    paysForSpot = futures.contains { $0.end.simulation.paysForSpot }
    failures = futures.compactMap { future in future.failure.map { "\(future.name): \($0)" } }
  }

  func exhibit(_ format: Exhibit.Format) -> Exhibit {
    let isCSV = format == .csv
    var exhibit = Exhibit(
      title: "comparison over \(TimeFormat.span(span))",
      columns: [.init("OVER \(TimeFormat.span(span))")]
        + figures.map { .init($0.name.uppercased(), .trailing) } + (isCSV ? [.init("SOURCE")] : []),
      rows: rows(isTable: format == .table).map { row in
        [row.title] + figures.map(row.text) + (isCSV ? [row.isMoney ? PriceList.source : ""] : [])
      },
      data: .map([
        .init("overMs", .integer(span.milliseconds)),
        .init("snapshots", .list(figures.map(Self.data))), .init("source", .text(PriceList.source)),
      ]), format: format)
    exhibit.notes =
      failures + (format == .table && !hasPods ? [Self.noPods] : [])
      + CostExhibit.notes(missing, paysForSpot: paysForSpot)
    return exhibit
  }

  private static let noPods =
    "no availability and no time to ready: there are no workloads; `help load` tells how to make some"

  // MARK: - Figures

  private static func figures(of future: Future, over span: TimeSpan) -> Figures {
    let (begin, end) = (future.begin.simulation, future.end.simulation)
    var cost: (compute: Int64, disk: Int64, tier: Int64)?
    if let before = try? begin.bill(), let after = try? end.bill() {
      cost = (after.compute - before.compute, after.disk - before.disk, after.tier - before.tier)
    }
    func average(_ state: NodeState) -> Int64 {
      var sum: Int64 = 0
      for timeline in end.nodeTimelines(since: max(begin.now, end.logBegin)) {
        for segment in timeline.segments {
          sum += Int64(segment.look.counts[state]) * (segment.until - segment.from).milliseconds
        }
      }
      return (sum * 10 + span.milliseconds / 2) / span.milliseconds
    }
    return Figures(
      name: future.name, cost: cost, perHour: (try? end.bill())?.perHour, running: average(.running),
      deallocated: average(.deallocated), load: end.loadReport(since: begin))
  }

  private struct Row {
    var title: String
    var isMoney = false
    var text: (Figures) -> String
  }

  /// Where nobody wanted pods, a table does without what is about them.
  private func rows(isTable: Bool) -> [Row] {
    func money(_ amount: Int64?) -> String {
      amount.map { AmountFormat.roundedMoney(nanoDollars: $0) } ?? "no price"
    }
    func tenths(_ number: Int64) -> String { "\(number / 10).\(number % 10)" }
    func wait(_ wait: LoadReport.Wait?) -> String { ReadyExhibit.wait(wait) ?? "no pod" }
    let costs = [
      Row(title: "cost", isMoney: true) { money($0.cost.map { $0.compute + $0.disk + $0.tier }) },
      Row(title: "of it compute", isMoney: true) { money($0.cost?.compute) },
      Row(title: "of it disk", isMoney: true) { money($0.cost?.disk) },
      Row(title: "of it tier", isMoney: true) { money($0.cost?.tier) },
      Row(title: "an hour at the end", isMoney: true) { money($0.perHour) },
    ]
    let nodes = [
      Row(title: "running nodes on average") { tenths($0.running) },
      Row(title: "deallocated nodes on average") { tenths($0.deallocated) },
    ]
    let pods = [
      Row(title: "availability") {
        $0.load.availability == nil ? "no pod" : ReadyExhibit.availability($0.load.availability)
      },
      Row(title: "pods that became ready") { String($0.load.readyPods) },
      Row(title: "time to ready p50") { wait($0.load.median) },
      Row(title: "time to ready p95") { wait($0.load.p95) },
      Row(title: "time to ready max") { wait($0.load.longest) },
      Row(title: "pods that are not ready yet") { String($0.load.waitingPods) },
      Row(title: "pods not ready within 5 minutes") { String($0.load.longWaits) },
      Row(title: "pod-minutes without a node") { ReadyExhibit.minutes($0.load.pendingTime) },
    ]
    return costs + nodes + (isTable && !hasPods ? [] : pods)
  }

  /// Whether pods were wanted at all.
  private var hasPods: Bool { figures.contains { $0.load.availability != nil } }

  private static func data(_ figures: Figures) -> Datum {
    func money(_ amount: Int64?) -> Datum { amount.map(Datum.money) ?? .null }
    let load = figures.load
    return .map(
      [
        .init("name", .text(figures.name)),
        .init("cost", money(figures.cost.map { $0.compute + $0.disk + $0.tier })),
        .init("compute", money(figures.cost?.compute)), .init("disk", money(figures.cost?.disk)),
        .init("tier", money(figures.cost?.tier)), .init("perHour", money(figures.perHour)),
        .init("runningNodesTenths", .integer(figures.running)),
        .init("deallocatedNodesTenths", .integer(figures.deallocated)),
        .init(
          "availabilityHundredThousandths", load.availability.map { .integer(Int64($0)) } ?? .null),
      ] + ReadyExhibit.times(load))
  }
}
