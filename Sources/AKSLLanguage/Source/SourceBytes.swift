/// The bytes of a source as the lexer looks at them: before the first and behind the last there are zeros.
///
/// A pointer and no array, because the lexer reads every byte through it: a copy counts no references, so that
/// a loop keeps it in registers. No read leaves the source. `SourceText.withLexer` makes it, and it is good for
/// as long as the closure there runs.
struct SourceBytes {
  private let base: UnsafePointer<UInt8>
  let count: Int
  /// How many of the offsets have eight bytes from there on.
  private let wordCount: Int

  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    // Where there are no bytes, none is read.
    base = buffer.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
    count = buffer.count
    wordCount = max(count - 7, 0)
  }

  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    UInt(bitPattern: offset) < UInt(bitPattern: count) ? base[offset] : 0
  }

  /// The eight bytes from an offset on.
  func word(at offset: Int) -> ByteWord { wholeWord(at: offset) ?? lastWord(at: offset) }

  /// The same, if the source has so many.
  @inline(__always)
  func wholeWord(at offset: Int) -> ByteWord? {
    guard UInt(bitPattern: offset) < UInt(bitPattern: wordCount) else { return nil }
    let bits = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
    return ByteWord(bits: UInt64(littleEndian: bits))
  }

  /// A word that reaches over the end of the source.
  @inline(never)
  private func lastWord(at offset: Int) -> ByteWord {
    ByteWord(bits: (0..<8).reversed().reduce(0) { $0 << 8 | UInt64(self[offset + $1]) })
  }

  /// The text of a range; invalid UTF-8 is shown as U+FFFD.
  func text(_ start: Int, _ end: Int) -> String {
    let end = min(end, count)
    let start = min(start, end)
    return String(decoding: UnsafeBufferPointer(start: base + start, count: end - start), as: UTF8.self)
  }
}

extension SourceText {
  /// Lends a lexer that stands at the beginning of the source.
  func withLexer<Result>(_ body: (inout Lexer) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBufferPointer {
      var lexer = Lexer(SourceBytes($0))
      return try body(&lexer)
    }
  }
}
