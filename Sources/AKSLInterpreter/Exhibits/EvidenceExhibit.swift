import AKSModel

/// What `show evidence` answers.
enum EvidenceExhibit {
  static func tally(_ evidence: EvidenceKeeping, _ format: Exhibit.Format) -> Exhibit {
    let tally = evidence.tally
    let rules = tally.rules.sorted { ($1.evidence, $1.verdicts) < ($0.evidence, $0.verdicts) }
    var lines = [
      Evidence.allCases.map { "\(tally[$0]) \($0.rawValue)" }.joined(separator: ", ") + "."
    ]
    if !evidence.isKept {
      lines.append("Nothing is counted: `set evidence on` begins it.")
    }
    return Exhibit(
      title: "evidence",
      sections: [.init(lines: lines)]
        + (rules.isEmpty
          ? []
          : [
            .init(
              columns: [.init("VERDICTS", .trailing), .init("EVIDENCE"), .init("RULE"), .init("SAYS")],
              rows: rules.map { row in
                [
                  String(row.verdicts), row.evidence.rawValue, row.rule.description,
                  RuleBook.rule(row.rule)?.title ?? "",
                ]
              })
          ]),
      data: .map(
        Evidence.allCases.map { .init($0.rawValue, .integer(Int64(tally[$0]))) } + [
          .init(
            "rules",
            .list(
              rules.map { row in
                .map([
                  .init("rule", .text(row.rule.description)), .init("evidence", .text(row.evidence.rawValue)),
                  .init("verdicts", .integer(Int64(row.verdicts))),
                ])
              }))
        ]), format: format)
  }
}
