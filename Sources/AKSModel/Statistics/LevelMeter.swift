/// A number that changes with time, and what it adds up to: exact, in whole milliseconds.
package struct LevelMeter: Hashable, Sendable {
  package private(set) var level = 0
  private var countedUntil = Instant.start
  private var sum: Int64 = 0

  init() {}

  /// It is so much from now on, whatever was before.
  init(level: Int, at now: Instant) { (self.level, countedUntil) = (level, now) }

  mutating func change(by difference: Int, at now: Instant) {
    sum = total(at: now)
    countedUntil = now
    level += difference
  }

  /// The number times milliseconds.
  package func total(at now: Instant) -> Int64 { sum + Int64(level) * (now - countedUntil).milliseconds }
}

/// A sum of products, without rounding: thousandths of cores for milliseconds of years need more than 64 bits.
package struct WideSum: Hashable, Sendable {
  private var high: Int64 = 0
  private var low: UInt64 = 0

  package init() {}

  package mutating func add(_ a: Int64, times b: Int64) {
    let product = a.multipliedFullWidth(by: b)
    let (sum, carries) = low.addingReportingOverflow(product.low)
    low = sum
    high += product.high + (carries ? 1 : 0)
  }

  mutating func add(_ other: WideSum) {
    let (sum, carries) = low.addingReportingOverflow(other.low)
    low = sum
    high += other.high + (carries ? 1 : 0)
  }

  /// So much of an amount as this is of another sum, which is not less; rounded down, 0 if both are nothing.
  func part(of whole: WideSum, in amount: Int64) -> Int64 {
    var (part, whole) = (self, whole)
    while whole.high != 0 || part.high != 0 || whole.low > Int64.max || part.low > Int64.max {
      (part, whole) = (part.half, whole.half)
    }
    guard whole.low > 0 else { return 0 }
    let product = Int64(min(part.low, whole.low)).multipliedFullWidth(by: amount)
    return Int64(whole.low).dividingFullWidth(product).quotient
  }

  /// How many thousandths of another sum it is, rounded down; nil: the other one is nothing.
  package func thousandths(of whole: WideSum) -> Int? {
    var (part, whole) = (self, whole)
    // Both are halved until there is room for a thousand times as much.
    while whole.high != 0 || part.high != 0 || whole.low > UInt64.max / 1000 || part.low > UInt64.max / 1000 {
      (part, whole) = (part.half, whole.half)
    }
    return whole.low == 0 ? nil : Int(part.low * 1000 / whole.low)
  }

  private var half: WideSum {
    var half = self
    half.low = low >> 1 | UInt64(truncatingIfNeeded: high) << 63
    half.high = high >> 1
    return half
  }
}
