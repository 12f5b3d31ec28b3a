import AKSModel

extension CommandTable {
  /// What is drawn over simulated time.
  static let chartCommands = [
    CommandDefinition(
      "show timeline [of <pool>] [since <since:moment>] [as <format:chart-form>]",
      "what the nodes of each pool did as time passed, as rows over an axis of time",
      examples: [
        "pool dev stop; advance 4h; pool dev start; show timeline",
        "scale dev to 5; advance 1d; show timeline of dev since 6h as csv",
      ]
    ) { arguments throws(Fault) in
      let pool = arguments.value("pool") == nil ? nil : try arguments.pool()
      let cluster = try arguments.clusterOfPods()
      let (since, form) = (try arguments.pastMoment("since"), try arguments.chartForm())
      return .chart(
        TimelineExhibit.timeline(of: pool, in: cluster, since: since, arguments.world, form.format), form)
    },
    CommandDefinition(
      "plot <what:expressions> [since <since:moment>] [over <over:duration>] [as <format:chart-form>]",
      "values over time: `since` from the past, `over` from a copy of the world that goes on by itself",
      examples: [
        "every 12h { pool dev stop; advance 4h; pool dev start }; plot dev.nodes.running over 24h",
        "scale dev to 5; advance 1h; plot [dev.nodes.running, dev.nodes.deallocated, cost.perHour] as csv",
      ]
    ) { arguments throws(Fault) in
      let (since, over) = (try arguments.pastMoment("since"), try arguments.duration("over"))
      if let over, over <= .zero { throw .invalidValue("`over` is above 0s") }
      return .plot(
        PlotWish(
          site: Int(try arguments.integer("what") ?? 0), since: since, over: over,
          form: try arguments.chartForm()))
    },
    CommandDefinition(
      "compare <names:snapshots> over <over:duration> [as <format>]",
      "what becomes of snapshots, each on a copy that goes on by itself: cost, nodes and, with workloads, "
        + "availability and time to ready",
      examples: [
        "every 12h { pool dev stop; advance 4h; pool dev start }; compare now over 1d",
        "snapshot calm; pool dev stop; snapshot night; compare [calm, night] over 30d",
        "snapshot calm; scale dev to 5; compare [calm, now] over 1d as csv",
      ]
    ) { arguments throws(Fault) in
      guard let over = try arguments.duration("over"), over > .zero else {
        throw .invalidValue("`over` is above 0s")
      }
      guard let list = arguments.value("names"), list.tag == .list else {
        throw .wrongType("`compare` takes a list of snapshots")
      }
      let names = arguments.arena.list(list).map { ValueFormat.text($0, arguments.world, arguments.arena) }
      guard !names.isEmpty else { throw .invalidValue("`compare` needs a snapshot") }
      return .compareFutures(names, over, try arguments.format())
    },
  ]
}

extension Arguments {
  /// In which form a chart is wanted.
  func chartForm() throws(Fault) -> Chart.Form {
    guard let value = value("format") else { return .answer(.table) }
    guard value.tag == .list else { return .answer(try format()) }
    return .svg(file: arena.list(value).last.map { ValueFormat.text($0, world, arena) } ?? "")
  }
}
