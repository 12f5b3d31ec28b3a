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
  package static let sizes: [String] = VMPriceTable.lines.withUTF8Buffer { bytes in
    var names: [String] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let name = String(decoding: line.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
      if names.last != name { names.append(name) }
    }
    return names
  }
}

extension VMPriceTable {
  /// Micro-dollars an hour, found by bisection: the lines are in order.
  static func price(size: String, osType: OSType, column: Int) -> Int64? {
    let wanted = Array((size.lowercased() + (osType == .linux ? " l " : " w ")).utf8)
    return lines.withUTF8Buffer { bytes in
      var low = 0
      var high = bytes.count
      while low < high {
        // The line around the middle.
        var start = (low + high) / 2
        while start > low, bytes[start - 1] != lineBreak { start -= 1 }
        let order = compare(wanted, with: bytes, from: start)
        if order == 0 { return number(in: column, of: bytes, from: start + wanted.count) }
        if order < 0 {
          high = start
        } else {
          low = start
          while low < high, bytes[low] != lineBreak { low += 1 }
          low += 1
        }
      }
      return nil
    }
  }

  private static let lineBreak = UInt8(ascii: "\n")

  /// Below 0 where the key stands before the line that starts at a byte, 0 where it is that line's, without regard
  /// to case.
  private static func compare(
    _ key: [UInt8], with bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var index = 0
    while index < key.count {
      guard start + index < bytes.count else { return 1 }
      let other = bytes[start + index].asciiLowercased
      if key[index] != other { return Int(key[index]) - Int(other) }
      index += 1
    }
    return 0
  }

  /// The number in a column of those that begin at a byte, the first of which is 0; nil where there is none.
  private static func number(in column: Int, of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int64?
  {
    var index = start
    var left = column
    while left > 0 {
      if bytes[index] == UInt8(ascii: " ") { left -= 1 }
      index += 1
    }
    guard bytes[index] != UInt8(ascii: "-") else { return nil }
    var number: Int64 = 0
    while index < bytes.count, bytes[index] != UInt8(ascii: " "), bytes[index] != lineBreak {
      number = number * 10 + Int64(bytes[index] - UInt8(ascii: "0"))
      index += 1
    }
    return number
  }
}
