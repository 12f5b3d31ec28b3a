extension Array {
  /// Puts the elements in an order that follows from a number: the same on every machine (SplitMix64 and
  /// Fisher-Yates).
  package mutating func shuffle(seed: UInt64) {
    var state = seed
    func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }
    for index in indices.dropFirst().reversed() { swapAt(index, Int(next() % UInt64(index + 1))) }
  }
}
