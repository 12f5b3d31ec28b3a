/// What Spot machines are billed with.
package enum SpotPrices: String, CaseIterable, Hashable, Sendable {
  /// Parts of the list price that stand for a market which moves.
  case assumed
  /// Nothing is known of them.
  case unknown
}

extension PriceList {
  /// Whence the parts are, for every report that names money of Spot machines.
  package static let spotSource =
    "Spot machines at an assumed part of the list price, sampled once (0.11 to 0.70; 0.20 where there is no sample)"

  /// What of its list price a size is assumed to cost as Spot, in thousandths; nil: it is not offered as Spot.
  ///
  /// Samples of skypilot-catalog (v6, `azure/vms.csv`), one to three sizes of each series; 0.20 for everything else is an
  /// assumption, as is that a part stays what it is.
  static func spotThousandths(size: String, region: String) -> Int64? {
    let size = size.lowercased()
    guard size.hasPrefix("standard_") else { return 200 }
    let name = size.dropFirst("standard_".count)
    let region = region.lowercased()
    // The second generation of the B series is offered, the first is not.
    if name.hasPrefix("b"), !name.hasSuffix("_v2") { return nil }
    let isConfidential = name.hasPrefix("dc") && (name.hasSuffix("as_v5") || name.hasSuffix("ads_v5"))
    switch region {
    case "eastus" where name.hasPrefix("b"): return 275
    case "eastus" where isConfidential, "westus" where isConfidential: return 700
    case "eastus" where name.hasPrefix("a") && name.hasSuffix("_v2"): return 110
    case "eastus" where ["d", "e", "f"].contains(name.prefix(1)): return 110
    case "eastus2" where isGeneral(name), "westus2" where isGeneral(name),
      "northcentralus" where isGeneral(name), "westcentralus" where isGeneral(name):
      return 130
    case "centralus" where isGeneral(name), "westus3" where isGeneral(name),
      "southcentralus" where isGeneral(name), "westus" where isGeneral(name):
      return 110
    default: return 200
    }
  }

  /// The D and E series.
  private static func isGeneral(_ name: Substring) -> Bool { ["d", "e"].contains(name.prefix(1)) }
}

extension Simulation {
  /// What a machine of a pool costs; nil: nobody knows.
  package func machineRate(of pool: AgentPool) -> Rate? {
    let region = self[pool.cluster].location
    guard let list = PriceList.machine(size: pool.vmSize, region: region, osType: pool.osType) else {
      return nil
    }
    guard pool.scaleSetPriority == .spot else { return list }
    guard settings.spotPrices == .assumed,
      let part = PriceList.spotThousandths(size: pool.vmSize, region: region)
    else { return nil }
    // List prices are whole micro-dollars an hour.
    return .hourly(nanoDollars: list.nanoDollars / 1000 * part)
  }
}
