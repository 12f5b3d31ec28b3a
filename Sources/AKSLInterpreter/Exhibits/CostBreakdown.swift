import AKSModel

/// What `show cost by …` answers: the bill cut into parts that add up to it.
struct CostBreakdown {
  enum Key: String, CaseIterable, Sendable { case pool, state, day }

  private let world: World
  /// From when it counts, a full quarter of an hour, and until when.
  private let begin: Instant
  private let end: Instant
  /// What was asked for.
  private let asked: Instant
  private var missing: [MissingPrice] = []

  init(_ world: World, since moment: Instant?) {
    self.world = world
    asked = moment ?? .start
    begin = PastMeters.quarter(before: asked)
    end = world.simulation.now
  }

  mutating func exhibit(by key: Key, _ format: Exhibit.Format) -> Exhibit {
    let rows: [Row]
    switch key {
    case .pool: rows = pools()
    case .state, .day: rows = days(isWhole: key == .state)
    }
    let all = rows.reduce(CostParts()) { $0 + ($1.parts ?? CostParts()) }
    let lines = key == .state ? Self.states(of: all) : rows.map { ($0.name, Self.columns($0)) }
    let whole = (
      "everything" + (missing.isEmpty ? "" : " *"), key == .state ? [all.total] : Self.columns(all)
    )
    let names = key == .state ? ["cost"] : ["compute", "disk", "tier", "total"]
    let title =
      "cost by \(key.rawValue)" + (begin == .start ? "" : " since \(world.calendar.text(of: begin))")
    var exhibit = Exhibit(
      title: title,
      columns: [.init(key.rawValue.uppercased())] + names.map { .init($0.uppercased(), .trailing) }
        + (format == .csv ? [.init("SOURCE")] : []),
      rows: (lines + [whole]).map { line in
        [line.0] + line.1.map { $0.map { AmountFormat.roundedMoney(nanoDollars: $0) } ?? "no price" }
          + (format == .csv ? [PriceList.source] : [])
      },
      data: .list(
        (lines + [whole]).map { line in
          .map(
            [.init(key.rawValue, .text(line.0))]
              + zip(names, line.1).map { .init($0, $1.map(Datum.money) ?? .null) }
              + [.init("source", .text(PriceList.source))])
        }), format: format)
    exhibit.notes = CostExhibit.notes(missing, paysForSpot: world.simulation.paysForSpot)
    if begin != asked {
      exhibit.notes.append(
        "counted from \(world.calendar.text(of: begin)) on, the last full quarter of an hour before \(world.calendar.text(of: asked))"
      )
    }
    return exhibit
  }

  /// A line; nil: what it is about has no price at all.
  private struct Row {
    let name: String
    let parts: CostParts?
    /// False: nothing is known of its machines' price.
    var isWhole = true
  }

  private static func columns(_ row: Row) -> [Int64?] {
    guard let parts = row.parts else { return Array(repeating: nil, count: 4) }
    return row.isWhole ? columns(parts) : [nil, parts.disk, nil, nil]
  }

  private static func columns(_ parts: CostParts) -> [Int64?] {
    [parts.compute, parts.disk, parts.tier, parts.total]
  }

  private static func states(of parts: CostParts) -> [(String, [Int64?])] {
    [
      ("running machines", [parts.running]), ("surge machines of upgrades", [parts.surge]),
      ("disks of running machines", [parts.disksInUse]),
      ("disks of deallocated nodes", [parts.disksOfDeallocated]), ("tier", [parts.tier]),
    ]
  }

  /// A line a pool that was there, and one a cluster for its tier.
  private mutating func pools() -> [Row] {
    let simulation = world.simulation
    var rows: [Row] = []
    for cluster in simulation.everyCluster {
      let name = simulation[cluster].name
      for pool in simulation.everyPool where simulation[pool].cluster == cluster {
        let isGone = !simulation.exists(pool)
        let (parts, isWhole) = parts(of: pool, from: begin, to: end)
        if isGone, isWhole, parts?.total == 0 { continue }
        rows.append(
          Row(
            name: "\(name)/\(simulation[pool].name)\(isGone ? " (gone)" : "")", parts: parts, isWhole: isWhole
          ))
      }
      let tier = simulation.tierCost(of: cluster, at: end) - simulation.tierCost(of: cluster, at: begin)
      if tier.total != 0 { rows.append(Row(name: "\(name) (tier)", parts: tier)) }
    }
    return rows
  }

  /// What a pool has cost; of one whose machines have no price its disks alone.
  private mutating func parts(
    of pool: PoolID, from begin: Instant, to end: Instant
  ) -> (CostParts?, isWhole: Bool) {
    let simulation = world.simulation
    do throws(MissingPrice) {
      return (
        try simulation.costParts(of: pool, at: end) - simulation.costParts(of: pool, at: begin), true
      )
    } catch {
      if !missing.contains(error) { missing.append(error) }
      guard let before = simulation.diskParts(of: pool, at: begin),
        let after = simulation.diskParts(of: pool, at: end)
      else { return (nil, false) }
      return (after - before, false)
    }
  }

  /// All that was paid from one midnight to the next, as clocks show them; or one line for all.
  private mutating func days(isWhole: Bool) -> [Row] {
    var bounds = [begin]
    var names: [String] = []
    let calendar = world.calendar
    var day = calendar.day(of: begin)
    while let last = bounds.last, last < end || names.isEmpty {
      names.append("d\(day)")
      day += 1
      // Zones of long ago were minutes off the quarters.
      let midnight = PastMeters.quarter(before: calendar.instant(day: day, time: 0))
      bounds.append(isWhole ? end : min(max(midnight, last), end))
      if isWhole { break }
    }
    let simulation = world.simulation
    return names.indices.map { place in
      let (from, to) = (bounds[place], bounds[place + 1])
      var sum = CostParts()
      for pool in simulation.everyPool { sum = sum + (parts(of: pool, from: from, to: to).0 ?? CostParts()) }
      for cluster in simulation.everyCluster {
        sum = sum + (simulation.tierCost(of: cluster, at: to) - simulation.tierCost(of: cluster, at: from))
      }
      return Row(name: names[place], parts: sum)
    }
  }
}
