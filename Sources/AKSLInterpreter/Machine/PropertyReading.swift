/// What a property of a resource was, in the period of running code in which it was read.
struct PropertyReading: Sendable {
  /// How many are kept; a power of two.
  static let count = 64

  /// The property, the kind of its owner, and the period.
  private var key: UInt64 = 0
  private var owner: Int64 = 0
  private(set) var result = Value.null

  init() {}

  init(row: Int, owner: Value, period: UInt32, result: Value) {
    key = Self.key(row, owner, period)
    self.owner = owner.bits
    self.result = result
  }

  /// The place in a table of readings that a property has for itself, or shares with a few others.
  @inline(__always)
  static func place(_ row: Int, _ owner: Value) -> Int {
    (row &+ 7 &* Int(truncatingIfNeeded: owner.bits)) & (count &- 1)
  }

  @inline(__always)
  func `is`(_ row: Int, _ owner: Value, _ period: UInt32) -> Bool {
    key == Self.key(row, owner, period) && self.owner == owner.bits
  }

  /// Periods begin at 1, so that no key is 0.
  @inline(__always)
  private static func key(_ row: Int, _ owner: Value, _ period: UInt32) -> UInt64 {
    UInt64(period) << 32 | UInt64(owner.tag.rawValue) << 16 | UInt64(UInt16(truncatingIfNeeded: row))
  }
}
