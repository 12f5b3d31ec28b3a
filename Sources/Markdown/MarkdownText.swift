/// A text inside a document, without the marks of the lists and quotes around it.
package struct MarkdownText: Hashable, Sendable {
  /// Its lines as they are in the document, the line endings with them.
  package internal(set) var bytes: [UInt8] = []
  /// Where its lines begin: here, and in the document.
  private var starts: [Start] = []

  private struct Start: Hashable, Sendable {
    var here: Int
    var document: Int
  }

  /// Adds a line that stands somewhere in the document.
  package mutating func append(_ line: some Sequence<UInt8>, at offset: Int) {
    starts.append(Start(here: bytes.count, document: offset))
    bytes += line
  }

  /// An empty text.
  package init() {}

  /// Adds what stands somewhere else in the document.
  package mutating func append(_ other: MarkdownText) {
    for start in other.starts {
      starts.append(Start(here: bytes.count + start.here, document: start.document))
    }
    bytes += other.bytes
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package var isEmpty: Bool { bytes.isEmpty }

  /// A line of a text: bytes from 0.
  package struct Line: Hashable, Sendable {
    package var lowerBound: Int
    /// Where its ending begins.
    package var content: Int
    package var upperBound: Int

    package var whole: Range<Int> { lowerBound..<upperBound }
    package var withoutEnding: Range<Int> { lowerBound..<content }
  }

  /// Its lines, as CommonMark counts them; what ends the last one may be missing.
  package var lines: [Line] {
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      let content = bytes[start...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }.endIndex
      let ending = bytes[content...].starts(with: "\r\n".utf8) ? 2 : 1
      let end = min(content + ending, bytes.count)
      lines.append(Line(lowerBound: start, content: content, upperBound: end))
      start = end
    }
    return lines
  }

  /// The place in the document of a place in this text; both in bytes from 0.
  package func documentOffset(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    guard high > 0 else { return 0 }
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle].here <= offset { low = middle } else { high = middle }
    }
    return starts[low].document + min(max(0, offset), bytes.count) - starts[low].here
  }

  /// The part of the document that a part of this text covers.
  package func documentRange(of range: Range<Int>) -> Range<Int> {
    let start = documentOffset(of: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, documentOffset(of: range.upperBound - 1) + 1)
  }

  /// A part of it, with its places.
  package func part(_ range: Range<Int>) -> MarkdownText {
    var part = MarkdownText()
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].here : bytes.count
      let piece = (start.here..<end).clamped(to: range)
      guard !piece.isEmpty else { continue }
      part.append(bytes[piece], at: start.document + piece.lowerBound - start.here)
    }
    // Where nothing is left, it still has a place.
    if part.starts.isEmpty { part.append([], at: documentOffset(of: range.lowerBound)) }
    return part
  }
}
