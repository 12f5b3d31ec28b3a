/// An identifier in the form of a GUID, made from a name: the same run gives the same one.
package struct GUID: Hashable, Sendable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  /// The identifier of what this text names.
  package init(of name: String) {
    // Version 4 and the variant of RFC 9562, as readers of random GUIDs expect them.
    high = StableHash("\(name)/high").mixed & ~0xf000 | 0x4000
    low = StableHash("\(name)/low").mixed & ~(3 << 62) | (2 << 62)
  }

  /// As ARM writes it: `446751df-510f-47a2-9eba-df282a94c1dd`.
  package var description: String {
    let digits = Array((hexadecimal(high) + hexadecimal(low)).utf8)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
      .map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-")
  }

  private func hexadecimal(_ half: UInt64) -> String {
    String(half, radix: 16).leftPadded(to: 16, with: "0")
  }
}

/// A hash that is the same on every machine and in every run (FNV-1a).
package struct StableHash {
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  package init(_ text: String) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// With every bit depending on every byte (the finaliser of SplitMix64).
  package var mixed: UInt64 {
    var bits = value
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}
