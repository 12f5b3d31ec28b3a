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
    }
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
