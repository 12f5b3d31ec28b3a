/// One token: 24 bytes, no references.
struct Token: Sendable {
  var kind: TokenKind
  /// Nothing stands between this token and the one before.
  var touchesPrevious: Bool
  /// A hyphen stands in it; only for names.
  var hasHyphen: Bool
  /// A newline stands between this token and the one before.
  var newlineBefore: Bool
  var start: UInt32
  var end: UInt32
  /// The symbol of a name, or the bits of a literal's value.
  var value: UInt64

  /// Stands for a token until there is one.
  static let none = Token(
    kind: .end, touchesPrevious: false, hasHyphen: false, newlineBefore: false, start: 0, end: 0, value: 0)

  var range: SourceRange { SourceRange(start: start, end: end) }

  /// The keyword that the token spells, if it is a name that spells one.
  @inline(__always)
  var keyword: Keyword? {
    kind == .name && value < Keyword.count ? Keyword(rawValue: UInt8(value)) : nil
  }

  @inline(__always)
  func `is`(_ keyword: Keyword) -> Bool { kind == .name && value == UInt64(keyword.rawValue) }
}
