import AKSModel

/// What `plan COMMAND` answers: the differences that it would make, how long it takes and what it costs.
struct PlanExhibit {
  let command: String
  let explanation: CommandExplanation
  /// Why it would not come to its end.
  let refusal: String?
  /// Choices of ours that it would rest on.
  let notes: [RuleID]
  let before: World
  let after: World

  func exhibit(_ format: Exhibit.Format) -> Exhibit {
    let rows = DifferenceExhibit.rows(before, after).filter {
      $0.resource != "clock" && $0.property != "cost"
    }
    let bills = bills
    let budgets = budgets
    var sections = [Exhibit.Section(lines: ["plan \(command): \(outcome)"])]
    if refusal == nil, !budgets.isEmpty {
      sections.append(
        .init(lines: [
          "drains may lengthen it: these nodes have pods with budgets (\(budgets.joined(separator: ", ")))"
        ]))
    }
    if let refusal, explanation.objections.isEmpty {
      sections.append(.init(lines: [refusal]))
    }
    if !explanation.objections.isEmpty {
      sections.append(
        .init(
          "Refuses",
          rows: explanation.objections.map { objection in
            let source = objection.rule.map { " (\($0.source))" } ?? ""
            return [
              objection.refusal.rule.description, objection.refusal.code,
              (objection.rule?.title ?? objection.refusal.message) + source,
            ]
          }))
    }
    if !rows.isEmpty {
      sections.append(
        .init(
          columns: Self.columns, rows: rows.map(Self.cells)))
    }
    if refusal == nil { sections.append(.init("Cost", lines: [], rows: bills.rows)) }
    let rules = notes.compactMap { RuleBook.rule($0) }
    if !rules.isEmpty {
      sections.append(
        .init("Rests on", rows: rules.map { [$0.id.description, $0.evidence.rawValue, $0.title] }))
    }
    let data = Datum.map([
      .init("command", .text(command)), .init("verdict", .text(refusal == nil ? "done" : "refused")),
      .init("refusal", refusal.map(Datum.text) ?? .null),
      .init(
        "refusedBy", .list(explanation.objections.map { .text($0.refusal.rule.description) })),
      .init("duration", .formatted(TimeFormat.span(duration))),
      .init("drainsAsk", .list(budgets.map(Datum.text))),
      .init(
        "changes",
        .list(
          rows.map { row in
            .map([
              .init("of", .text(row.resource)), .init("property", .text(row.property)),
              .init("now", row.before), .init("then", row.after),
            ])
          })),
      .init("cost", bills.data),
      .init("restsOn", .list(notes.map { .text($0.description) })),
    ])
    let isCSV = format == .csv
    var exhibit = Exhibit(
      title: "plan \(command)", columns: Self.columns + (isCSV ? [.init("SOURCE")] : []),
      rows: rows.map { Self.cells($0) + (isCSV ? [""] : []) } + (isCSV && refusal == nil ? bills.cells : []),
      sections: sections, data: data, format: format)
    if refusal == nil, bills.data != .null { exhibit.notes = [PriceList.source] }
    return exhibit
  }

  private static let columns: [Exhibit.Column] = [
    .init("OF"), .init("PROPERTY"), .init("NOW"), .init("THEN"),
  ]

  private static func cells(_ row: DifferenceExhibit.Row) -> [String] {
    [row.resource, row.property, row.texts.before, row.texts.after]
  }

  private var duration: TimeSpan {
    let (start, end) = (before.simulation.now, after.simulation.now)
    return end < start ? .zero : end - start
  }

  private var outcome: String {
    guard refusal == nil else { return explanation.objections.isEmpty ? "would fail" : "would be refused" }
    let (start, end) = (before.simulation.now, after.simulation.now)
    if end == start { return "takes no time" }
    if end < start { return "goes back to \(TimeFormat.instant(end))" }
    return "takes \(TimeFormat.span(duration)), until \(TimeFormat.instant(end))\(nodeWork)"
  }

  /// What it would do with nodes: `; 40 nodes created, 2 started`.
  private var nodeWork: String {
    let old = before.simulation.operations.count
    guard after.simulation.operations.count > old else { return "" }
    let record = after.simulation.operations[old]
    let parts = [
      (record.created, "created"), (record.started, "started"), (record.deallocated, "deallocated"),
      (record.deleted, "deleted"),
    ].filter { $0.0 > 0 }
    guard let first = parts.first else { return "" }
    let noun = first.0 == 1 ? "node" : "nodes"
    return "; \(first.0) \(noun) \(first.1)" + parts.dropFirst().map { ", \($0.0) \($0.1)" }.joined()
  }

  /// The workloads whose disruption budgets its drains ask: other pods than now may not be ready then (W7).
  private var budgets: [String] {
    let (now, then) = (before.simulation, after.simulation)
    var names: [String] = []
    for record in then.operations.dropFirst(now.operations.count)
    where record.deallocated + record.deleted + record.reimaged > 0 {
      let pools = Set(record.pool.map { [$0] } ?? now.pools(of: record.cluster))
      for id in now.workloads(of: record.cluster) where now[id].budget != nil {
        let isThere = now.pods(of: id).contains {
          now.node(of: $0).map { pools.contains(now[$0].pool) } ?? false
        }
        if isThere, !names.contains(now[id].name) { names.append(now[id].name) }
      }
    }
    return names
  }

  // MARK: - Money

  /// The rates, and what the time until the end costs more than it would without the command.
  ///
  /// `cells` are the same as rows of the table of changes, with the prices' source.
  private var bills: (rows: [[String]], cells: [[String]], data: Datum) {
    do throws(MissingPrice) {
      var idle = before.simulation
      idle.advance(to: max(idle.now, after.simulation.now))
      let (now, then, without) = (
        try before.simulation.bill(), try after.simulation.bill(), try idle.bill()
      )
      let meanwhile = then.total - without.total
      let amount =
        meanwhile == 0 ? "no more" : "\(money(abs(meanwhile))) \(meanwhile < 0 ? "less" : "more")"
      return (
        [
          ["an hour", "\(money(now.perHour)) now, \(money(then.perHour)) then"],
          ["meanwhile", "\(amount) than without it"],
        ],
        [
          ["cost", "perHour", money(now.perHour), money(then.perHour), PriceList.source],
          ["cost", "meanwhile", "", money(meanwhile), PriceList.source],
        ],
        .map([
          .init("perHourNow", exact(now.perHour)), .init("perHourThen", exact(then.perHour)),
          .init("meanwhile", exact(meanwhile)), .init("source", .text(PriceList.source)),
        ])
      )
    } catch {
      return ([["unknown", "there is no price of \(error.size) in \(error.region)"]], [], .null)
    }
  }

  private func money(_ amount: Int64) -> String { AmountFormat.roundedMoney(nanoDollars: amount) }
  private func exact(_ amount: Int64) -> Datum { .formatted(AmountFormat.money(nanoDollars: amount)) }
}
