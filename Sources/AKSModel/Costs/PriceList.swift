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
        let line = line(around: (low + high) / 2, in: bytes)
        let order = compare(wanted, with: bytes, from: line.lowerBound)
        if order == 0 { return price(bytes[(line.lowerBound + wanted.count)..<line.upperBound], column) }
        if order < 0 { high = line.lowerBound } else { low = line.upperBound + 1 }
      }
      return nil
    }
  }

  /// From the beginning of the line that a byte belongs to, to its end.
  private static func line(around place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let lineBreak = UInt8(ascii: "\n")
    var start = place
    while start > 0, bytes[start - 1] != lineBreak { start -= 1 }
    var end = start
    while end < bytes.count, bytes[end] != lineBreak { end += 1 }
    return start..<end
  }

  /// Below 0 where the key stands before the line that starts at a byte, 0 where it is that line's, without regard
  /// to case.
  private static func compare(
    _ key: [UInt8], with bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    for (index, byte) in key.enumerated() {
      guard start + index < bytes.count else { return 1 }
      let other = bytes[start + index].asciiLowercased
      if byte != other { return Int(byte) - Int(other) }
    }
    return 0
  }

  /// The number in a column, the first of which is 0; nil where there is none.
  private static func price(_ numbers: Slice<UnsafeBufferPointer<UInt8>>, _ column: Int) -> Int64? {
    let number = numbers.split(separator: UInt8(ascii: " "))[column]
    return number.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      ? number.reduce(0) { $0 * 10 + Int64($1 - 0x30) } : nil
  }
}
