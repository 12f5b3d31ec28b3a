/// A cluster for all time: never given to another one, so that a stale identity is recognised.
package struct ClusterID: Hashable, Comparable, Sendable {
  /// Place among all clusters ever made, from 0.
  package let index: UInt32

  package init(index: UInt32) { self.index = index }

  /// The whole identity in 64 bits, so that a script's value can carry it.
  package init(bits: UInt64) { index = UInt32(truncatingIfNeeded: bits) }

  /// The inverse of `init(bits:)`.
  package var bits: UInt64 { UInt64(index) }

  package static func < (a: ClusterID, b: ClusterID) -> Bool { a.index < b.index }
}
