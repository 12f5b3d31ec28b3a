import AKSModel

/// What `show cost` answers.
enum CostExhibit {
  /// A line a pool and a cluster, and the sum.
  ///
  /// What has no price has a line without one, and the sums say that they leave it out.
  static func bill(_ simulation: Simulation, _ format: Exhibit.Format) -> Exhibit {
    var rows: [[String]] = []
    var data: [Datum] = []
    func add(_ name: String, _ bill: Bill?, isWhole: Bool = true) {
      let amounts = bill.map { [$0.perHour, $0.compute, $0.disk, $0.tier, $0.total] }
      rows.append(
        [isWhole ? name : "\(name) *"]
          + (amounts?.map { AmountFormat.roundedMoney(nanoDollars: $0) }
            ?? Array(repeating: "no price", count: 5)) + (format == .csv ? [PriceList.source] : []))
      data.append(
        .map([
          .init("name", .text(name)), .init("perHour", exact(bill?.perHour)),
          .init("compute", exact(bill?.compute)), .init("disk", exact(bill?.disk)),
          .init("tier", exact(bill?.tier)), .init("total", exact(bill?.total)),
          .init("isComplete", .boolean(isWhole && bill != nil)), .init("source", .text(PriceList.source)),
        ]))
    }
    for cluster in simulation.clusters {
      let name = simulation[cluster].name
      for pool in simulation.pools(of: cluster) {
        add("\(name)/\(simulation[pool].name)", try? simulation.bill(of: pool))
      }
      // With its tier, and with pools that are gone.
      let priced = simulation.pricedBill(of: cluster)
      add(name, priced.bill, isWhole: priced.missing.isEmpty)
    }
    let everything = simulation.pricedBill()
    add("everything", everything.bill, isWhole: everything.missing.isEmpty)
    var exhibit = Exhibit(
      title: "cost",
      columns: [
        .init("OF"), .init("AN HOUR NOW", .trailing), .init("COMPUTE", .trailing), .init("DISK", .trailing),
        .init("TIER", .trailing), .init("TOTAL", .trailing),
      ] + (format == .csv ? [.init("SOURCE")] : []),
      rows: rows, data: .list(data), format: format)
    exhibit.notes = notes(everything.missing, paysForSpot: simulation.paysForSpot)
    return exhibit
  }

  static func notes(_ missing: [MissingPrice], paysForSpot: Bool) -> [String] {
    let sources = [PriceList.source] + (paysForSpot ? [PriceList.spotSource] : [])
    guard !missing.isEmpty else { return sources }
    var names: [String] = []
    for price in missing.map({ "\($0.size) in \($0.region)" }) where !names.contains(price) {
      names.append(price)
    }
    return ["* without what has no list price: \(names.joined(separator: ", "))"] + sources
  }

  private static func exact(_ amount: Int64?) -> Datum {
    amount.map(Datum.money) ?? .null
  }
}

extension Simulation {
  /// Machines of a Spot pool have cost something.
  var paysForSpot: Bool {
    everyPool.contains { self[$0].scaleSetPriority == .spot && ((try? bill(of: $0))?.compute ?? 0) > 0 }
  }
}
