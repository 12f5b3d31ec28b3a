/// Amounts times and divided by numbers, to the nearest unit: exact beyond the 53 bits of a double, because
/// 53 bits of nano-dollars are only nine million dollars.
///
/// Ties go away from zero; nil is too much for 64 bits.
enum ScaledAmount {
  static func product(_ units: Int64, _ factor: Double) -> Int64? {
    guard factor.isFinite else { return nil }
    let (mantissa, exponent) = parts(factor)
    let product = UInt128(units.magnitude) * UInt128(mantissa)
    let isNegative = (units < 0) != (factor < 0)
    if product == 0 || exponent < -127 { return 0 }
    if exponent <= 0 { return signed(rounded(product, by: -exponent), isNegative) }
    guard product.leadingZeroBitCount > exponent else { return nil }
    return signed(product << UInt128(exponent), isNegative)
  }

  static func quotient(_ units: Int64, _ divisor: Int64) -> Int64? {
    let quotient = rounded(UInt128(units.magnitude), over: UInt128(divisor.magnitude))
    return signed(quotient, (units < 0) != (divisor < 0))
  }

  static func quotient(_ units: Int64, _ divisor: Double) -> Int64? {
    let (mantissa, exponent) = parts(divisor)
    let isNegative = (units < 0) != (divisor < 0)
    // Nothing is left beside a divisor beyond all amounts.
    if exponent > 64 { return 0 }
    if exponent >= 0 {
      return signed(
        rounded(UInt128(units.magnitude), over: UInt128(mantissa) << UInt128(exponent)), isNegative)
    }
    let dividend = UInt128(units.magnitude)
    guard dividend != 0 else { return 0 }
    // What has no room is divided by so little that hardly any amount is large enough to be the result.
    guard dividend.leadingZeroBitCount > -exponent else {
      return Int64(exactly: (Double(units) / divisor).rounded())
    }
    return signed(rounded(dividend << UInt128(-exponent), over: UInt128(mantissa)), isNegative)
  }

  /// The magnitude of a number as a whole number times a power of two.
  private static func parts(_ number: Double) -> (mantissa: UInt64, exponent: Int) {
    guard number != 0 else { return (0, 0) }
    let isNormal = number.exponentBitPattern != 0
    let mantissa = number.significandBitPattern | (isNormal ? 1 << 52 : 0)
    let zeros = mantissa.trailingZeroBitCount
    return (mantissa >> zeros, Int(max(1, number.exponentBitPattern)) - 1075 + zeros)
  }

  private static func rounded(_ value: UInt128, by shift: Int) -> UInt128 {
    shift == 0 ? value : (value >> UInt128(shift)) + (value >> UInt128(shift - 1) & 1)
  }

  private static func rounded(_ dividend: UInt128, over divisor: UInt128) -> UInt128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder >= divisor - remainder ? quotient + 1 : quotient
  }

  private static func signed(_ magnitude: UInt128, _ isNegative: Bool) -> Int64? {
    if isNegative, magnitude == UInt128(Int64.min.magnitude) { return .min }
    return Int64(exactly: magnitude).map { isNegative ? -$0 : $0 }
  }
}
