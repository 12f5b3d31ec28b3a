/// Eight bytes of a source in one number, the first of them lowest: most names fit into it.
struct ByteWord {
  let bits: UInt64

  /// The first bytes, and zeros in place of the others.
  @inline(__always)
  func prefix(_ length: Int) -> UInt64 { length < 8 ? bits & ~(UInt64.max << UInt64(8 * length)) : bits }

  /// How many of the first bytes may stand in a name (letters, digits and `_`), only these bytes, and the one behind
  /// them; nil if all eight may.
  ///
  /// Looks at all eight at once; the highest bit of each byte, which ASCII leaves free, says what it found.
  @inline(__always)
  var name: (length: Int, bits: UInt64, next: UInt8)? {
    let highest: UInt64 = 0x8080_8080_8080_8080
    let bytes = bits & ~highest
    let small = bytes | Self.all(0x20)
    let letters = Self.atLeast("a", small) & ~Self.atLeast("{", small)
    let digits = Self.atLeast("0", bytes) & ~Self.atLeast(":", bytes)
    let others = Self.atLeast("\u{1}", bytes ^ Self.all(UInt8(ascii: "_")))
    let ends = (~(letters | digits) & others | bits) & highest
    guard ends != 0 else { return nil }
    let length = ends.trailingZeroBitCount / 8
    // All bits up to the highest of the byte behind the name, and these without that byte.
    let upToNext = ends ^ (ends &- 1)
    return (
      length, bits & upToNext >> 8,
      UInt8(truncatingIfNeeded: bits &>> UInt64(truncatingIfNeeded: 8 &* length))
    )
  }

  @inline(__always)
  private static func all(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 * UInt64(byte) }

  /// Whether all eight may stand in a comment as they are; a tab is left to a closer look.
  @inline(__always)
  var isPlainComment: Bool {
    // A byte below a blank borrows from the next, and one above the last character may carry into it: by then it has
    // set its own bit.
    ((bits &- Self.all(0x20)) | (bits &+ Self.all(1)) | bits) & Self.all(0x80) == 0
  }

  /// Sets the highest bit of each byte that is not below a limit; the sums of bytes do not reach the next.
  @inline(__always)
  private static func atLeast(_ limit: Unicode.Scalar, _ bytes: UInt64) -> UInt64 {
    bytes + all(0x80 - UInt8(ascii: limit))
  }
}
