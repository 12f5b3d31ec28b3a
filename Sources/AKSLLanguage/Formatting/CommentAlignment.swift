/// Puts the comments behind neighbouring lines into one column.
///
/// A comment is written at once, without blanks before it; these follow when the lines that belong together
/// are known.
struct CommentAlignment {
  /// A comment that waits for its blanks.
  private struct Entry {
    /// Where it begins in the output, and how wide its line is up to there.
    var offset: Int
    var column: Int
  }

  private var entries: [Entry] = []

  /// A comment is about to be written behind what the output's last line holds.
  mutating func noteComment(in output: inout [UInt8]) {
    if let last = entries.last {
      let newlines = output[last.offset...].count { $0 == UInt8(ascii: "\n") }
      if newlines != 1 { finish(&output) }
    }
    let start = output.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = output[start...].count { $0 & 0xc0 != 0x80 }
    entries.append(Entry(offset: output.count, column: column))
  }

  /// Puts the blanks before the comments that wait.
  mutating func finish(_ output: inout [UInt8]) {
    guard let first = entries.first else { return }
    let column = entries.reduce(0) { max($0, $1.column) } + 2
    let tail = Array(output[first.offset...])
    output.removeLast(tail.count)
    for (index, entry) in entries.enumerated() {
      let end = index + 1 < entries.count ? entries[index + 1].offset : first.offset + tail.count
      output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: column - entry.column))
      output.append(contentsOf: tail[(entry.offset - first.offset)..<(end - first.offset)])
    }
    entries.removeAll(keepingCapacity: true)
  }
}
