/// What something costs while it is there: nano-dollars for a stretch of time.
///
/// Prices are given by the hour or by the month; keeping the stretch keeps sums exact to the nano-dollar.
package struct Rate: Hashable, Sendable {
  /// Nano-dollars for one stretch.
  package let nanoDollars: Int64
  /// Milliseconds of one stretch.
  package let stretch: Int64

  static func hourly(nanoDollars: Int64) -> Rate { Rate(nanoDollars: nanoDollars, stretch: 3_600_000) }

  /// Azure counts 730 hours to the month (AKS pricing; dynamics of disks).
  static func monthly(nanoDollars: Int64) -> Rate {
    Rate(nanoDollars: nanoDollars, stretch: 730 * 3_600_000)
  }

  static let free = Rate(nanoDollars: 0, stretch: 3_600_000)

  /// The price of so many milliseconds, to the nearest nano-dollar; nil beyond 64 bits.
  package func price(ofMilliseconds time: Int64) -> Int64? {
    let product = nanoDollars.multipliedFullWidth(by: time)
    // The quotient fits when the high word is below the divisor.
    guard product.high >= 0, product.high < stretch / 2 else { return nil }
    let (quotient, remainder) = stretch.dividingFullWidth(product)
    return remainder * 2 >= stretch ? quotient + 1 : quotient
  }
}
