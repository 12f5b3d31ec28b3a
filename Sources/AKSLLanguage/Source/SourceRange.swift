// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// A half-open range of UTF-8 byte offsets in one source text.
public struct SourceRange: BitwiseCopyable, Hashable, Sendable {
  public var start: UInt32
  public var end: UInt32

  @inlinable
  public init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  /// The smallest range that covers both.
  package func union(with other: SourceRange) -> SourceRange {
    SourceRange(start: min(start, other.start), end: max(end, other.end))
  }
}
