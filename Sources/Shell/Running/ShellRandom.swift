/// The numbers of `$RANDOM`, and random bytes: the same ones for the same seed (SplitMix64).
package struct ShellRandom: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// From 0 to 32,767, as bash draws them.
  mutating func next() -> Int { Int(draw() >> 49) }

  /// A byte.
  package mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: draw() >> 56) }

  private mutating func draw() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}
