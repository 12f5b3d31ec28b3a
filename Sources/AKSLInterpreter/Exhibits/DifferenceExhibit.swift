import AKSModel

/// What `diff` answers: in what two worlds differ.
enum DifferenceExhibit {
  /// A property that is not the same.
  struct Row {
    var resource: String
    var property: String
    var before: Datum
    var after: Datum
    var texts: (before: String, after: String)
    /// An amount that list prices are behind.
    var isMoney: Bool { property == "cost" }
  }

  /// The differences between a snapshot and another world.
  static func differences(_ name: String, _ old: World, _ new: World, _ format: Exhibit.Format) -> Exhibit {
    let rows = rows(old, new)
    let isCSV = format == .csv
    var exhibit = Exhibit(
      title: "differences from \(name)",
      columns: [.init("OF"), .init("PROPERTY"), .init(name.uppercased()), .init("NOW")]
        + (isCSV ? [.init("SOURCE")] : []),
      rows: rows.map { row in
        [row.resource, row.property, row.texts.before, row.texts.after]
          + (isCSV ? [row.isMoney ? PriceList.source : ""] : [])
      },
      data: .list(
        rows.map { row in
          .map(
            [
              .init("of", .text(row.resource)), .init("property", .text(row.property)),
              .init("before", row.before), .init("now", row.after),
            ] + (row.isMoney ? [.init("source", .text(PriceList.source))] : []))
        }), format: format)
    if rows.contains(where: \.isMoney) { exhibit.notes = [PriceList.source] }
    return exhibit
  }

  /// The differences between two worlds, the clock first.
  static func rows(_ old: World, _ new: World) -> [Row] {
    var rows: [Row] = []
    add(
      "now", of: "clock", .instant(old.simulation.now), old, .instant(new.simulation.now), new, to: &rows)
    func clusters(_ world: World) -> [String] { world.simulation.clusters.map { world.simulation[$0].name } }
    for cluster in names(of: old, new, clusters) { compareClusters(cluster, old, new, &rows) }
    return rows
  }

  private static func compareClusters(_ name: String, _ old: World, _ new: World, _ rows: inout [Row]) {
    let before = old.simulation.cluster(named: name)
    let after = new.simulation.cluster(named: name)
    compare(
      "cluster \(name)", PropertyTable.clusterProperties, before.map(Value.cluster), old,
      after.map(Value.cluster),
      new, &rows)
    func pools(_ world: World) -> [String] {
      let cluster = world.simulation.cluster(named: name)
      return cluster.map { world.simulation.pools(of: $0).map { world.simulation[$0].name } } ?? []
    }
    func workloads(_ world: World) -> [String] {
      let cluster = world.simulation.cluster(named: name)
      return cluster.map { world.simulation.workloads(of: $0).map { world.simulation[$0].name } } ?? []
    }
    for workload in names(of: old, new, workloads) {
      compare(
        "workload \(name)/\(workload)", PropertyTable.workloadProperties,
        before.flatMap { old.simulation.workload(named: workload, in: $0) }.map(Value.workload), old,
        after.flatMap { new.simulation.workload(named: workload, in: $0) }.map(Value.workload), new, &rows)
    }
    for pool in names(of: old, new, pools) {
      let resource = "pool \(name)/\(pool)"
      let a = before.flatMap { old.simulation.pool(named: pool, in: $0) }
      let b = after.flatMap { new.simulation.pool(named: pool, in: $0) }
      compare(
        resource, PropertyTable.poolProperties, a.map(Value.pool), old, b.map(Value.pool), new, &rows)
      let (x, y) = (a.map { old.simulation[$0].nodeCounts }, b.map { new.simulation[$0].nodeCounts })
      for state in NodeState.allCases {
        let property = "nodes." + state.rawValue.lowercased()
        add(property, of: resource, .integer(x?[state] ?? 0), old, .integer(y?[state] ?? 0), new, to: &rows)
      }
    }
  }

  /// All that can be read of a thing, unless it is another thing: a list of nodes, its cluster.
  private static func compare(
    _ resource: String, _ properties: [Property], _ before: Value?, _ old: World, _ after: Value?,
    _ new: World,
    _ rows: inout [Row]
  ) {
    guard let before, let after else {
      let texts = before == nil ? ("", "exists") : ("exists", "")
      rows.append(
        Row(
          resource: resource, property: "", before: .boolean(before != nil), after: .boolean(after != nil),
          texts: texts))
      return
    }
    var arena = Arena()
    // Every write gives another eTag: what was written shows.
    for property in properties where property.name != "eTag" {
      // What cannot be read of one of them cannot be compared.
      guard let a = try? property.read(before, old, &arena), let b = try? property.read(after, new, &arena),
        isPlain(a), isPlain(b)
      else { continue }
      let texts = (text(a, old, arena), text(b, new, arena))
      guard ValueFormat.literal(a, old, arena) != ValueFormat.literal(b, new, arena) else { continue }
      rows.append(
        Row(
          resource: resource, property: property.name, before: ValueFormat.datum(a, old, arena),
          after: ValueFormat.datum(b, new, arena), texts: texts))
    }
  }

  private static func add(
    _ property: String, of resource: String, _ a: Value?, _ old: World, _ b: Value?, _ new: World,
    to rows: inout [Row]
  ) {
    let (a, b) = (a ?? .null, b ?? .null)
    guard a != b else { return }
    let arena = Arena()
    rows.append(
      Row(
        resource: resource, property: property, before: ValueFormat.datum(a, old, arena),
        after: ValueFormat.datum(b, new, arena),
        texts: (ValueFormat.literal(a, old, arena), ValueFormat.literal(b, new, arena))))
  }

  /// As a script writes it; a cost to the tenth of a cent, as in other tables.
  private static func text(_ value: Value, _ world: World, _ arena: Arena) -> String {
    guard StaticType(of: value.tag).base == .cost, let bill = try? Billing.bill(of: value, world) else {
      return ValueFormat.literal(value, world, arena)
    }
    let (total, perHour) = (
      AmountFormat.roundedMoney(nanoDollars: bill.total), AmountFormat.roundedMoney(nanoDollars: bill.perHour)
    )
    return "\(total), \(perHour) an hour"
  }

  private static func isPlain(_ value: Value) -> Bool {
    switch StaticType(of: value.tag).base {
    case .cluster, .pool, .node, .nodes, .operation, .workload, .pod, .list: false
    default: true
    }
  }

  /// The names in either world: those of the old one first, each once.
  private static func names(of old: World, _ new: World, _ list: (World) -> [String]) -> [String] {
    var names = list(old)
    for name in list(new) where !names.contains(where: { $0.lowercased() == name.lowercased() }) {
      names.append(name)
    }
    return names
  }
}
