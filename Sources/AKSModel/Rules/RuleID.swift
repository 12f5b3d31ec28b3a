/// The short name of a rule, such as `D5`: at most eight ASCII characters, kept in one machine
/// word.
///
/// The letter is the subject, the number the fact about AKS that the rule holds (`9.4`: a question that no fact
/// settles). A small letter tells rules of one fact apart: of the cluster (`S2c`), of its kind (`S2n`), of one
/// setting or operation (`S2m`, `U4r`). What each says stands in `AKSModel/README.md`.
package struct RuleID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  private let word: UInt64

  package init(stringLiteral text: StaticString) {
    precondition(text.utf8CodeUnitCount <= 8, "a rule's name has at most eight characters")
    word = text.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }

  /// The name that was written by a person; nil if no rule can have it.
  package init?(named text: some StringProtocol) {
    guard !text.isEmpty, text.utf8.count <= 8, text.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
    else { return nil }
    word = text.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  package var description: String {
    var bytes: [UInt8] = []
    for shift in stride(from: 56, through: 0, by: -8) {
      let byte = UInt8(truncatingIfNeeded: word >> UInt64(shift))
      if byte != 0 { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
