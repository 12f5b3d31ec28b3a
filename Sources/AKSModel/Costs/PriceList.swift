/// List prices: pay as you go, in US dollars, without tax or discounts.
package enum PriceList {
  /// When and whence, for every report that names money.
  package static let source =
    "list prices in USD: virtual machines of 2026-06-18 (Azure Retail Prices API), disks and tiers of eastus"

  /// A virtual machine's price; nil: the size or the region is not in the list.
  package static func machine(size: String, region: String, osType: OSType) -> Rate? {
    guard let column = VMPriceTable.regions.firstIndex(of: region.lowercased()),
      let micros = VMPriceTable.price(size: size, osType: osType, column: column)
    else { return nil }
    return .hourly(nanoDollars: micros * 1000)
  }

  /// A managed OS disk's price, premium SSD of the smallest tier that holds it; an ephemeral disk costs nothing
  /// (AKS article concepts-storage).
  ///
  /// P4 and P10 are from infracost's recorded price answers, P15 to P30 as recalled; all are for eastus and stand
  /// for every region.
  package static func osDisk(_ type: OSDiskType, sizeGB: Int) -> Rate? {
    guard type == .managed else { return .free }
    return diskTiers.first { sizeGB <= $0.sizeGB }.map { .monthly(nanoDollars: $0.monthly) }
  }

  /// A running cluster's tier (AKS article free-standard-pricing-tiers; Standard and Premium as infracost
  /// lists them).
  ///
  /// That a stopped cluster pays no tier is our choice: nobody documents it.
  package static func tier(_ tier: ClusterTier) -> Rate {
    switch tier {
    case .free: .free
    case .standard: .hourly(nanoDollars: 100_000_000)
    case .premium: .hourly(nanoDollars: 600_000_000)
    }
  }

  /// Nano-dollars a month by the size of a premium SSD.
  private static let diskTiers: [(sizeGB: Int, monthly: Int64)] = [
    (32, 5_280_000_000), (128, 19_710_000_000), (256, 38_020_000_000), (512, 73_220_000_000),
    (1024, 135_170_000_000),
  ]
}

extension PriceList {
  /// The sizes that have a price in some region, in the order of their names.
  package static let sizes: [String] = OrderedLines(VMPriceTable.lines).names
}

extension VMPriceTable {
  /// Micro-dollars an hour.
  static func price(size: String, osType: OSType, column: Int) -> Int64? {
    OrderedLines(lines).line(size, osType == .linux ? "L" : "W") { words in
      words.skip(2 + column)
      return words.number()
    }
  }
}
