/// A pod for all time: its slot may serve another pod later, then with another generation.
package struct PodID: Hashable, Sendable {
  /// The slot of the pod table.
  package let index: UInt32
  /// How many pods lived in the slot before.
  package let generation: UInt32

  package init(index: UInt32, generation: UInt32) {
    self.index = index
    self.generation = generation
  }

  /// The whole identity in 64 bits, so that a script's value can carry it.
  package init(bits: UInt64) {
    index = UInt32(truncatingIfNeeded: bits)
    generation = UInt32(truncatingIfNeeded: bits >> 32)
  }

  /// The inverse of `init(bits:)`.
  package var bits: UInt64 { UInt64(generation) << 32 | UInt64(index) }
}
