/// A workload for all time: never given to another one, so that a stale identity is recognised.
package struct WorkloadID: Hashable, Comparable, Sendable {
  /// Place among all workloads ever made, from 0.
  package let index: UInt32

  package init(index: UInt32) { self.index = index }

  /// The whole identity in 64 bits, so that a script's value can carry it.
  package init(bits: UInt64) { index = UInt32(truncatingIfNeeded: bits) }

  /// The inverse of `init(bits:)`.
  package var bits: UInt64 { UInt64(index) }

  package static func < (a: WorkloadID, b: WorkloadID) -> Bool { a.index < b.index }
}
