import AKSModel

/// What `show ready` answers: who waited for nodes, how long, and what stood idle.
enum ReadyExhibit {
  /// Of all workloads that a cluster ever had, or of some of them.
  static func ready(
    _ workloads: [WorkloadID], of name: String, in cluster: ClusterID, _ world: World,
    _ format: Exhibit.Format
  ) -> Exhibit {
    let simulation = world.simulation
    let report = simulation.loadReport(of: workloads, in: cluster)
    let idle = idleCost(of: cluster, simulation)
    var exhibit = Exhibit(
      title: "ready: \(name)", columns: [.init("WHAT"), .init("VALUE", .trailing)],
      rows: rows(report) + [["cost of idle machines", idle.text]] + lost(report),
      data: .map(data(report, simulation) + [.init("idleCost", idle.datum)]), format: format)
    exhibit.notes = notes(report, simulation)
    return exhibit
  }

  private static func rows(_ report: LoadReport) -> [[String]] {
    let scaling = report.scaling
    func span(_ wait: LoadReport.Wait?) -> String { self.wait(wait) ?? "there was no pod" }
    let waiting =
      report.longestWaiting.map { "\(report.waitingPods), the longest for \(TimeFormat.span($0))" } ?? "0"
    func scaled(_ times: Int, _ nodes: Int) -> String { "\(times.of("time")), \(nodes.of("node"))" }
    func share(_ thousandths: Int?) -> String {
      thousandths.map { "\($0 / 10).\($0 % 10) %" } ?? "no node ran"
    }
    return [
      ["pods that became ready", String(report.readyPods)], ["time to ready p50", span(report.median)],
      ["time to ready p95", span(report.p95)], ["time to ready max", span(report.longest)],
      ["pods that are not ready yet", waiting],
      ["pods not ready within 5 minutes", String(report.longWaits)],
      ["pod-minutes without a node", minutes(report.pendingTime)],
      ["availability", availability(report.availability)],
      ["pools scaled up", scaled(scaling.timesUp, scaling.nodesUp)],
      ["pools scaled down", scaled(scaling.timesDown, scaling.nodesDown)],
      ["idle CPU of running nodes", share(report.idleCPU)],
      ["idle memory of running nodes", share(report.idleMemory)], ["peak vCPU", String(report.peakCores)],
    ]
  }

  /// What running machines of a cluster cost that nobody used.
  private static func idleCost(of cluster: ClusterID, _ simulation: Simulation) -> (
    text: String, datum: Datum
  ) {
    do throws(MissingPrice) {
      let cost = try simulation.idleCost(of: [cluster]) ?? 0
      return (AmountFormat.roundedMoney(nanoDollars: cost), .money(cost))
    } catch {
      return ("no price", .null)
    }
  }

  /// What pods had done that begin anew, if there are any.
  private static func lost(_ report: LoadReport) -> [[String]] {
    guard report.restarts > 0 else { return [] }
    return [
      [
        "work lost",
        "\(minutes(report.lostTime)) pod-minutes of \(report.restarts.of("pod")) that began anew",
      ]
    ]
  }

  /// Pod-milliseconds, to the nearest tenth of a minute.
  static func minutes(_ time: Int64) -> String {
    let tenths = (time + 3000) / 6000
    return "\(tenths / 10).\(tenths % 10)"
  }

  static func availability(_ share: Int?) -> String {
    guard let share else { return "no pod was wanted" }
    return "\(share / 1000).\(String(1000 + share % 1000).dropFirst()) %"
  }

  /// How long a pod took, or at least.
  static func wait(_ wait: LoadReport.Wait?) -> String? {
    wait.map { ($0.isAtLeast ? "at least " : "") + TimeFormat.span($0.span) }
  }

  /// The times to ready, as a program reads them.
  static func times(_ report: LoadReport) -> [Datum.Entry] {
    func span(_ wait: LoadReport.Wait?) -> Datum { wait.map { .integer($0.span.milliseconds) } ?? .null }
    func isAtLeast(_ wait: LoadReport.Wait?) -> Datum { .boolean(wait?.isAtLeast ?? false) }
    return [
      .init("readyPods", .integer(Int64(report.readyPods))), .init("p50Ms", span(report.median)),
      .init("p95Ms", span(report.p95)), .init("maxMs", span(report.longest)),
      .init("p50IsAtLeast", isAtLeast(report.median)), .init("p95IsAtLeast", isAtLeast(report.p95)),
      .init("maxIsAtLeast", isAtLeast(report.longest)),
      .init("waitingPods", .integer(Int64(report.waitingPods))),
      .init("longestWaitMs", report.longestWaiting.map { .integer($0.milliseconds) } ?? .null),
      .init("over5Minutes", .integer(Int64(report.longWaits))),
      .init("pendingPodMs", .integer(report.pendingTime)),
      .init("restarts", .integer(Int64(report.restarts))), .init("lostPodMs", .integer(report.lostTime)),
    ]
  }

  private static func data(_ report: LoadReport, _ simulation: Simulation) -> [Datum.Entry] {
    func number(_ number: Int?) -> Datum { number.map { .integer(Int64($0)) } ?? .null }
    return times(report) + [
      .init("availabilityHundredThousandths", number(report.availability)),
      .init("scaleUps", number(report.scaling.timesUp)), .init("nodesAdded", number(report.scaling.nodesUp)),
      .init("scaleDowns", number(report.scaling.timesDown)),
      .init("nodesRemoved", number(report.scaling.nodesDown)),
      .init("idleCpuThousandths", number(report.idleCPU)),
      .init("idleMemoryThousandths", number(report.idleMemory)), .init("peakVcpu", number(report.peakCores)),
      .init("assumptions", .list(notes(report, simulation).map { .text($0) })),
    ]
  }

  /// On what the figures rest.
  private static func notes(_ report: LoadReport, _ simulation: Simulation) -> [String] {
    let timing = simulation.settings.timing
    var lines = [
      timing.randomSeed.map { "Times scatter by the seed \($0)." } ?? "Everything takes its usual time."
    ]
    let parts = TimingPrimitive.allCases.filter {
      switch $0 {
      case .podStart: true
      case .imagePull: report.pullsImages
      default: report.usedParts.contains($0)
      }
    }
    lines.append(parts.map { words($0, timing) }.joined(separator: ", ") + ".")
    let sizes = TimingExhibit.extrapolated(in: simulation)
    if !sizes.isEmpty {
      lines.append(
        "Extrapolated, because no recording has machines of this size: \(sizes.joined(separator: ", ")).")
    }
    return lines
  }

  /// What a part takes, and what that is from.
  private static func words(_ part: TimingPrimitive, _ timing: TimingSettings) -> String {
    let figure = part.figure
    let from =
      timing.isChanged(part)
      ? "set here" : figure.recordings > 0 ? "\(figure.recordings) recordings of \(figure.years)" : "assumed"
    let unit = part == .imagePull ? " a GiB" : ""
    return "\(figure.name) \(TimeFormat.span(timing.median(part)))\(unit) (\(from))"
  }
}
