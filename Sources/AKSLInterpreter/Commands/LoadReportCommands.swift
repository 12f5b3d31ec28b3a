import AKSModel

extension CommandTable {
  /// What load has come to: who waited, and what it cost.
  static let loadReportCommands =
    [
      CommandDefinition(
        "show ready [of <workload>] [as <format>]",
        "how long pods took until they were ready, who waited, what stood idle, and how often pools were scaled",
        examples: [
          "pool dev autoscale 1..20; workload api add replicas 60 cpu 500m memory 1Gi on dev; advance 1h; show ready",
          "workload api add cpu 500m memory 1Gi; advance 10s; show ready of api as json",
        ]
      ) { arguments throws(Fault) in
        let (simulation, format) = (arguments.world.simulation, try arguments.format())
        guard arguments.value("workload") != nil else {
          let cluster = try arguments.clusterOfPods()
          return .exhibit(
            ReadyExhibit.ready(
              simulation.everyWorkload(of: cluster), of: simulation[cluster].name, in: cluster,
              arguments.world, format))
        }
        let workload = try arguments.workload()
        return .exhibit(
          ReadyExhibit.ready(
            simulation.replayed(with: workload), of: simulation[workload].name,
            in: simulation[workload].cluster, arguments.world, format))
      }
    ]
    + CostBreakdown.Key.allCases.map { key in
      CommandDefinition(
        "show cost by \(key.rawValue) [since <since:moment>] [as <format>]", summary(of: key),
        examples: [
          "advance 30h; show cost by \(key.rawValue)", "advance 30h; show cost by \(key.rawValue) since 6h",
        ]
      ) { arguments throws(Fault) in
        let format = try arguments.format()
        var breakdown = CostBreakdown(arguments.world, since: try arguments.pastMoment("since"))
        return .exhibit(breakdown.exhibit(by: key, format))
      }
    }

  private static func summary(of key: CostBreakdown.Key) -> String {
    switch key {
    case .pool: "the bill pool by pool, those that are gone included"
    case .state: "the bill by what was paid for: running, surge, disks in use and of deallocated nodes, tier"
    case .day: "the bill day by day, as the world's clocks show days"
    }
  }
}

extension Arguments {
  /// A moment that is over: an instant, or so long ago.
  func pastMoment(_ place: String) throws(Fault) -> Instant? {
    guard let value = value(place) else { return nil }
    let now = world.simulation.now
    switch value.tag {
    case .instant where value.bits >= 0 && value.bits <= now.milliseconds:
      return Instant(milliseconds: value.bits)
    case .duration where value.bits >= 0:
      return Instant(milliseconds: max(0, now.milliseconds - value.bits))
    case .instant, .duration:
      throw .invalidValue("`\(place)` is a moment that is over, or a duration from 0s")
    default:
      throw .wrongType("`\(place)` takes a duration such as 1d, or a moment, and this is \(value.kindName)")
    }
  }
}
