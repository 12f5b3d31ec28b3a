// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// A half-open range of UTF-8 byte offsets in one source text.
public struct SourceRange: BitwiseCopyable, Hashable, Sendable {
  /// The start, and above it the end.
  ///
  /// One number, because the range of a token and of an instruction is read right after it was written: a processor
  /// hands a word that was written as one on at once, and waits where it was written in two pieces.
  @usableFromInline var bits: UInt64

  @inlinable
  public init(start: UInt32, end: UInt32) { bits = UInt64(start) | UInt64(end) << 32 }

  @inlinable public var start: UInt32 {
    get { UInt32(truncatingIfNeeded: bits) }
    set { self = SourceRange(start: newValue, end: end) }
  }

  @inlinable public var end: UInt32 {
    get { UInt32(truncatingIfNeeded: bits >> 32) }
    set { self = SourceRange(start: start, end: newValue) }
  }

  @inlinable
  public static func == (a: SourceRange, b: SourceRange) -> Bool { a.bits == b.bits }

  /// The smallest range that covers both.
  package func union(with other: SourceRange) -> SourceRange {
    SourceRange(start: min(start, other.start), end: max(end, other.end))
  }
}
