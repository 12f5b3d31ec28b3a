import Testing

@testable import AKSModel

/// Random times: the functions that they need, and what they follow from.
@Suite("Timing") struct TimingTests {
  @Test func logarithmAndExponential() {
    for x in stride(from: -20.0, through: 20, by: 0.37) {
      let y = Normal.exponential(x)
      #expect(abs(Normal.logarithm(y) - x) < 1e-12)
    }
    // e, and ln 10, as tables have them.
    #expect(abs(Normal.exponential(1) - 2.718_281_828_459_045) < 1e-15)
    #expect(abs(Normal.logarithm(10) - 2.302_585_092_994_046) < 1e-15)
  }

  /// Values of a table of the normal distribution.
  @Test(arguments: [
    (0.5, 0), (0.841_344_746, 1), (0.975, 1.959_963_985), (0.01, -2.326_347_874), (0.001, -3.090_232_306),
  ]) func quantiles(share: Double, value: Double) {
    #expect(abs(Normal.quantile(share) - value) < 1e-8)
  }

  /// The bits are what any machine gives.
  @Test func bits() {
    let draw = Draw(seed: 7).of("node-start").of("sandbox").of("dev").of(3)
    #expect(draw.fraction.bitPattern == Self.fraction)
    #expect(draw.normal.bitPattern == Self.normal)
  }
  private static let fraction: UInt64 = 4_601_101_912_166_438_754
  private static let normal: UInt64 = 13_820_510_022_950_651_626

  @Test func spread() {
    let draws = (0..<20_000).map { Draw(seed: 1).of(UInt64($0)).normal }
    let mean = draws.reduce(0, +) / 20_000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(abs(mean) < 0.02)
    #expect(abs(variance - 1) < 0.03)
    #expect(abs(Double(draws.count { $0 < -1.645 }) / 20_000 - 0.05) < 0.005)
  }

  @Test func everyPartHasAName() {
    let names = TimingPrimitive.allCases.map(\.name)
    #expect(Set(names).count == names.count)
    for part in TimingPrimitive.allCases { #expect(TimingPrimitive.named(part.name) == part) }
  }

  @Test func changes() {
    var timing = TimingSettings()
    timing.change(.nodeStart, to: .seconds(5))
    #expect(timing.median(.nodeStart) == .seconds(5))
    #expect(timing.median(.nodeDelete) == TimingPrimitive.nodeDelete.figure.median)
    timing.change(.nodeStart, to: nil)
    #expect(timing == TimingSettings())
  }
}
