import AKSModel

/// What `show cost` answers.
enum CostExhibit {
  /// A line a pool and a cluster, and the sum.
  static func bill(_ simulation: Simulation, _ format: Exhibit.Format) throws(Fault) -> Exhibit {
    var rows: [[String]] = []
    var data: [Datum] = []
    func add(_ name: String, _ bill: Bill) {
      rows.append(
        [name]
          + [bill.perHour, bill.compute, bill.disk, bill.tier, bill.total].map {
            AmountFormat.roundedMoney(nanoDollars: $0)
          })
      data.append(
        .map([
          .init("name", .text(name)), .init("perHour", exact(bill.perHour)),
          .init("compute", exact(bill.compute)), .init("disk", exact(bill.disk)),
          .init("tier", exact(bill.tier)), .init("total", exact(bill.total)),
        ]))
    }
    do throws(MissingPrice) {
      for cluster in simulation.clusters {
        let name = simulation[cluster].name
        for pool in simulation.pools(of: cluster) {
          add("\(name)/\(simulation[pool].name)", try simulation.bill(of: pool))
        }
        // With its tier, and with pools that are gone.
        add(name, try simulation.bill(of: cluster))
      }
      add("everything", try simulation.bill())
    } catch {
      throw .noPrice(error)
    }
    var exhibit = Exhibit(
      title: "cost",
      columns: [
        .init("OF"), .init("AN HOUR NOW", .trailing), .init("COMPUTE", .trailing), .init("DISK", .trailing),
        .init("TIER", .trailing), .init("TOTAL", .trailing),
      ],
      rows: rows, data: .list(data), format: format)
    exhibit.note = PriceList.source
    return exhibit
  }

  private static func exact(_ amount: Int64) -> Datum { .formatted(AmountFormat.money(nanoDollars: amount)) }
}
