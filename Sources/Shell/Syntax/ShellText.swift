/// The text of a script, and where each byte of it stands in its source.
///
/// The two differ where the source is a document (a fence in a list is indented), where lines have prompts, and
/// inside of backquotes.
package struct ShellText: Sendable {
  /// The longest text that is read, in bytes.
  package static let maximumSize = 1 << 18

  let bytes: [UInt8]
  /// Of each byte, and of the end.
  let offsets: [UInt32]

  init(bytes: [UInt8], offsets: [UInt32]) {
    self.bytes = bytes
    self.offsets = offsets
  }

  /// A whole source, without the mark that some editors put at the beginning.
  package init(_ source: [UInt8]) {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    self.init(source, pieces: [(source.starts(with: mark) ? mark.count : 0)..<source.count])
  }

  /// Pieces of a source, one behind the other: the lines of a fence, without what the document puts before them.
  ///
  /// Lines may end as on Windows. `hasPrompts`: the lines of a terminal; where some of them begin with `$ `,
  /// only those are commands, with what continues them, and the others are what the terminal answered.
  package init(_ source: [UInt8], pieces: [Range<Int>], hasPrompts: Bool = false) {
    var bytes: [UInt8] = []
    var offsets: [UInt32] = []
    for piece in pieces {
      for offset in piece {
        let isEnding =
          source[offset] == UInt8(ascii: "\r")
          && offset + 1 < source.count && source[offset + 1] == UInt8(ascii: "\n")
        guard !isEnding else { continue }
        bytes.append(source[offset])
        offsets.append(UInt32(truncatingIfNeeded: offset))
      }
    }
    offsets.append(UInt32(truncatingIfNeeded: pieces.last?.upperBound ?? 0))
    self.init(bytes: bytes, offsets: offsets)
    if hasPrompts { self = withoutPrompts() }
  }

  /// A source in which blanks stand for prompts and for what the terminal answered, so that every command stays where it
  /// is; all of it, where there is no prompt.
  package static func withoutPrompts(_ source: [UInt8]) -> [UInt8] {
    let text = ShellText(source, pieces: [0..<source.count], hasPrompts: true)
    var result = source.map { "\r\n".utf8.contains($0) ? $0 : UInt8(ascii: " ") }
    for (byte, offset) in zip(text.bytes, text.offsets) { result[Int(offset)] = byte }
    return result
  }

  /// The place in the source of a part of the text.
  func place(_ range: Range<Int>) -> Range<Int> {
    let start = Int(offsets[range.lowerBound])
    return start..<(range.isEmpty ? start : max(start, Int(offsets[range.upperBound - 1]) + 1))
  }

  /// The commands that were typed behind prompts; all of it, where there is no prompt.
  private func withoutPrompts() -> ShellText {
    var kept: [UInt8] = []
    var places: [UInt32] = []
    var hasPrompt = false
    var isContinued = false
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      let first = bytes[start..<end].firstIndex { $0 != UInt8(ascii: " ") } ?? end
      let prompt: UInt8 = isContinued ? UInt8(ascii: ">") : UInt8(ascii: "$")
      let hasThis = first + 1 < end && bytes[first] == prompt && bytes[first + 1] == UInt8(ascii: " ")
      if hasThis || isContinued {
        hasPrompt = true
        let begin = hasThis ? first + 2 : start
        kept += bytes[begin..<end]
        places += offsets[begin..<end]
        let line = bytes[begin..<end].last == UInt8(ascii: "\n") ? begin..<end - 1 : begin..<end
        isContinued = line.reversed().prefix { bytes[$0] == UInt8(ascii: "\\") }.count % 2 == 1
      }
      start = end
    }
    guard hasPrompt else { return self }
    return ShellText(bytes: kept, offsets: places + [offsets[bytes.count]])
  }
}
