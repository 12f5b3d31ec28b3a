/// What a property of a resource was, in the period of running code in which it was read.
struct PropertyReading: Sendable {
  /// How many are kept; a power of two.
  static let count = 64

  var row = -1
  var owner = Value.null
  var period: UInt32 = 0
  var result = Value.null

  /// The place in a table of readings that a property has for itself, or shares with a few others.
  @inline(__always)
  static func place(_ row: Int, _ owner: Value) -> Int {
    (row &+ 7 &* Int(truncatingIfNeeded: owner.bits)) & (count &- 1)
  }

  @inline(__always)
  func `is`(_ row: Int, _ owner: Value, _ period: UInt32) -> Bool {
    self.row == row && self.period == period && self.owner.bits == owner.bits && self.owner.tag == owner.tag
  }
}
