/// One token, without references.
///
/// It is written to memory, and copied at once. Large and small parts take turns, so that a copy reads each as it was
/// written: reading two of them as one word, a processor has to wait until both have left its store buffer.
struct Token: Sendable {
  /// The symbol of a name, or the bits of a literal's value.
  var value: UInt64
  var kind: TokenKind
  var range: SourceRange
  var marks: Marks

  struct Marks: OptionSet {
    let rawValue: UInt8

    /// Nothing stands between this token and the one before.
    static let touchesPrevious = Marks(rawValue: 1)
    /// A newline stands between this token and the one before.
    static let newlineBefore = Marks(rawValue: 2)
    /// A hyphen stands in the name that it is.
    static let hyphen = Marks(rawValue: 4)
  }

  /// Stands for a token until there is one.
  static var none: Token {
    Token(value: 0, kind: .end, range: SourceRange(start: 0, end: 0), marks: [])
  }

  @inline(__always)
  var start: UInt32 { range.start }

  @inline(__always)
  var end: UInt32 { range.end }

  @inline(__always)
  var touchesPrevious: Bool { marks.contains(.touchesPrevious) }

  @inline(__always)
  var newlineBefore: Bool { marks.contains(.newlineBefore) }

  /// The symbol of a name.
  @inline(__always)
  var symbol: UInt32 { UInt32(truncatingIfNeeded: value) }

  /// The keyword that the token spells, if it is a name that spells one.
  @inline(__always)
  var keyword: Keyword? {
    kind == .name && value < Keyword.count ? Keyword(rawValue: UInt8(truncatingIfNeeded: value)) : nil
  }

  @inline(__always)
  func `is`(_ keyword: Keyword) -> Bool { kind == .name && value == UInt64(keyword.rawValue) }
}
