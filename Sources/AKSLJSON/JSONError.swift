/// What keeps a text from being JSON, or from being read, and where.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in a few words, lower case: ``expected `,` or `}`, found `]` ``.
  package let message: String

  /// The bytes that are wrong; empty where something is missing.
  package let range: Range<Int>

  /// Where they begin.
  package let position: JSONPosition

  /// Whether the text may well be JSON, but holds more than is read here: too large, too deep, a number that no
  /// double is near, half of a surrogate pair.
  package let isLimit: Bool

  package var description: String { "\(position.line):\(position.column): \(message)" }
}

/// A line and a column, both from 1.
///
/// Columns count Unicode scalars, as those of the language do.
package struct JSONPosition: Hashable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension JSONPosition {
  /// The place of an offset in UTF-8.
  ///
  /// A line ends with a line feed, a carriage return, or both.
  init(of offset: Int, in bytes: [UInt8]) {
    var line = 1
    var start = bytes.starts(with: JSONReader.byteOrderMark) ? JSONReader.byteOrderMark.count : 0
    let end = min(offset, bytes.count)
    for index in 0..<end {
      let isReturn = bytes[index] == UInt8(ascii: "\r")
      let isPair = isReturn && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
      guard bytes[index] == UInt8(ascii: "\n") || isReturn, !isPair else { continue }
      line += 1
      start = index + 1
    }
    let column = start < end ? bytes[start..<end].count { $0 & 0xc0 != 0x80 } : 0
    self.init(line: line, column: column + 1)
  }
}
