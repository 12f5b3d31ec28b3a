/// A line and a column, both from 1.
///
/// Columns count Unicode scalars; a tab is one column.
package struct SourcePosition: Hashable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Turns offsets of one source into lines and columns; made when a message is to be shown.
package struct LineMap: Sendable {
  private let source: SourceText
  private let lineStarts: [Int]

  package init(_ source: SourceText) {
    self.source = source
    var starts = [0]
    for (offset, byte) in source.bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// The place of a byte offset; offsets past the end are the end.
  package func position(of offset: UInt32) -> SourcePosition {
    let offset = min(Int(offset), source.bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    // Every byte but the continuation bytes of UTF-8 begins a scalar.
    let column = source.bytes[lineStarts[low]..<offset].count { $0 & 0xc0 != 0x80 }
    return SourcePosition(line: low + 1, column: column + 1)
  }

  /// The text of a line, counted from 1, without its line ending.
  package func text(ofLine line: Int) -> String {
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : source.bytes.count
    if end > start, source.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: source.bytes[start..<max(start, end)], as: UTF8.self)
  }
}
