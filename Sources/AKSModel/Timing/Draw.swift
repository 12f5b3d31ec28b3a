/// A number that follows from a seed and from what it is for, never from what was drawn before: whoever adds a node
/// changes the times of no other.
struct Draw {
  private var state: UInt64

  init(seed: UInt64) { state = Self.mixed(seed) }

  /// The same for something with this name.
  func of(_ name: String) -> Draw {
    // FNV-1a, 64 bits.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return of(hash)
  }

  /// The same for something with this number.
  func of(_ number: UInt64) -> Draw {
    var draw = self
    draw.state = Self.mixed(state ^ Self.mixed(number))
    return draw
  }

  /// Even, from 0 to 1, without both.
  var fraction: Double { (Double(state >> 12) + 0.5) * 0x1p-52 }

  /// As often as not above 0, with the standard deviation 1.
  var normal: Double { Normal.quantile(fraction) }

  /// SplitMix64.
  private static func mixed(_ number: UInt64) -> UInt64 {
    var z = number &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The normal distribution and the functions it needs, of sums, products and square roots only: IEEE 754 fixes every bit of
/// those, and the C library none of `log` and `exp`, so that the same seed would give other times on another machine.
enum Normal {
  /// Below which value a share of all lies, with 9 digits; the share is between 0 and 1.
  ///
  /// The rational approximation of Peter J. Acklam (2003).
  static func quantile(_ share: Double) -> Double {
    if share > 0.5 { return -quantile(1 - share) }
    if share < 0.02425 {
      let q = (-2 * logarithm(share)).squareRoot()
      return polynomial(
        q, 2.938_163_982_698_783, 4.374_664_141_464_968, -2.549_732_539_343_734, -2.400_758_277_161_838,
        -3.223_964_580_411_365e-1, -7.784_894_002_430_293e-3)
        / polynomial(
          q, 1, 3.754_408_661_907_416, 2.445_134_137_142_996, 3.224_671_290_700_398e-1,
          7.784_695_709_041_462e-3)
    }
    let q = share - 0.5
    let r = q * q
    return q
      * polynomial(
        r, 2.506_628_277_459_239, -3.066_479_806_614_716e1, 1.383_577_518_672_690e2,
        -2.759_285_104_469_687e2, 2.209_460_984_245_205e2, -3.969_683_028_665_376e1)
      / polynomial(
        r, 1, -1.328_068_155_288_572e1, 6.680_131_188_771_972e1, -1.556_989_798_598_866e2,
        1.615_858_368_580_409e2, -5.447_609_879_822_406e1)
  }

  /// The natural logarithm of a number above 0.
  static func logarithm(_ x: Double) -> Double {
    // x = m · 2^e with m around 1, and ln m = 2 artanh((m − 1) / (m + 1)).
    var (m, e) = (x.significand, Double(x.exponent))
    if m > 1.414_213_562_373_095 { (m, e) = (m / 2, e + 1) }
    let t = (m - 1) / (m + 1)
    var (sum, power) = (0.0, t)
    for k in stride(from: 1, through: 25, by: 2) {
      sum += power / Double(k)
      power *= t * t
    }
    return 2 * sum + e * ln2
  }

  /// e to the power of a number between -700 and 700.
  static func exponential(_ x: Double) -> Double {
    // e^x = 2^n · e^r with r of at most ln 2 / 2.
    let n = (x / ln2).rounded()
    let r = x - n * ln2
    var (sum, term) = (1.0, 1.0)
    for k in 1...16 {
      term *= r / Double(k)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(n), significand: sum)
  }

  private static let ln2 = 0.693_147_180_559_945_3

  /// The coefficients by rising powers.
  private static func polynomial(_ x: Double, _ coefficients: Double...) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
