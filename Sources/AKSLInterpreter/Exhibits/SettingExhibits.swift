import AKSModel

/// What `show settings` and `explain SETTING` answer.
enum SettingExhibits {
  static func settings(_ session: Session, _ format: Exhibit.Format) -> Exhibit {
    let rows = SettingTable.all.map { setting in
      (setting: setting, value: setting.value(session))
    }
    return Exhibit(
      title: "settings",
      sections: [
        .init(
          columns: [
            .init("SETTING"), .init("VALUE"), .init("DEFAULT"), .init("RULE"), .init("MEANS"),
          ],
          rows: rows.map { row in
            [
              row.setting.name, row.value, row.setting.standard, row.setting.rule?.description ?? "",
              row.setting.summary,
            ]
          }),
        .init(
          lines: ofPools(session.world.simulation) + [
            "`explain NAME` tells more about one, `set NAME VALUE` changes it."
          ]),
      ],
      data: .list(rows.map { .map(data(of: $0.setting) + [.init("value", .text($0.value))]) }),
      format: format)
  }

  /// What holds for single pools.
  private static func ofPools(_ simulation: Simulation) -> [String] {
    simulation.clusters.flatMap { simulation.pools(of: $0) }.compactMap { pool in
      simulation[pool].spotEvictionRate.map {
        "spot-eviction-rate of \(simulation.path(of: pool)) is \($0.percentage)."
      }
    }
  }

  static func page(on setting: Setting) -> Exhibit {
    let form = setting.isQuirk ? "set quirk \(setting.name)" : "set \(setting.name)"
    var rows = [
      ["takes", setting.values], ["default", setting.standard],
      ["change", "`\(form) …`, `--set \(setting.name)=…`"],
    ]
    if let id = setting.rule, let rule = RuleBook.rule(id) {
      rows += [
        ["rule", "\(id): \(rule.title)"], ["source", rule.source], ["evidence", rule.evidence.meaning],
      ]
    }
    return Exhibit(
      title: "explain \(setting.name)",
      sections: [
        .init(lines: [
          "\(setting.name): \(setting.isQuirk ? "a quirk of Azure" : "a setting")", "", setting.summary,
        ]),
        .init(rows: rows),
      ],
      data: .map(data(of: setting)), format: .table)
  }

  private static func data(of setting: Setting) -> [Datum.Entry] {
    [
      .init("setting", .text(setting.name)), .init("takes", .text(setting.values)),
      .init("default", .text(setting.standard)), .init("means", .text(setting.summary)),
      .init("rule", setting.rule.map { .text($0.description) } ?? .null),
      .init("isQuirk", .boolean(setting.isQuirk)),
    ]
  }
}
