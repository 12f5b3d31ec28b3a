/// A Markdown document as a row of blocks with their places.
///
/// GitHub's Markdown, and what Microsoft Learn adds to it: front matter, includes, tabs, zones.
package struct MarkdownDocument: Sendable {
  /// The largest document that is read, in bytes.
  package static let maximumSize = 16 << 20

  package let bytes: [UInt8]
  /// What stands between the lines `---` at the top.
  package private(set) var frontMatter: MarkdownText?
  /// In the order of the document; lists and quotes stand before what is in them.
  package private(set) var blocks: [MarkdownBlock] = []

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = FrontMatter.textStart(of: bytes)
    if let matter = FrontMatter(bytes) {
      frontMatter = matter.text
      start = matter.end
    }
    let lines = DocumentLines(bytes, from: start)
    var builder = BlockBuilder(lines: lines)
    for node in CommonMark.nodes(of: Self.readable(bytes[start...])) { builder.add(node) }
    builder.finish()
    blocks = builder.blocks
  }

  /// How many lists and quotes may open in one line; further marks are text.
  static let maximumMarks = 100

  /// What cmark is given; its columns are those of that, so that every byte stays in its place.
  ///
  /// A byte that it would replace by three becomes another one, and so does a mark that would open one list or quote too
  /// many: each byte of a line of nothing but marks would be a block in all those before it.
  private static func readable(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var readable: [UInt8]?
    func replace(_ index: Int) {
      var changed = readable ?? Array(bytes)
      readable = nil
      changed[index - bytes.startIndex] = 0x1a
      readable = changed
    }
    var marks = 0
    var isInPrefix = true
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0 { replace(index) }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): (marks, isInPrefix) = (0, true)
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      case _ where isInPrefix && ">-+*0123456789.)".utf8.contains(byte):
        if marks >= maximumMarks {
          replace(index)
          isInPrefix = false
        }
        // Digits belong to the mark behind them.
        if !(0x30...0x39).contains(byte) { marks += 1 }
      default: isInPrefix = false
      }
    }
    return readable?[...] ?? bytes
  }
}

/// The lines at the top of a document that cmark doesn't know: between `---` and `---`.
private struct FrontMatter {
  var text: MarkdownText
  /// Where the document goes on.
  var end: Int

  init?(_ bytes: [UInt8]) {
    let start = Self.textStart(of: bytes)
    guard bytes[start...].starts(with: "---".utf8) else { return nil }
    let lines = DocumentLines(bytes, from: start)
    guard Self.isRule(bytes[lines.content(1)]) else { return nil }
    text = MarkdownText()
    var number = 2
    while lines.start(of: number) < bytes.count {
      if Self.isRule(bytes[lines.content(number)]) {
        end = lines.start(of: number + 1)
        return
      }
      let line = lines.whole(number)
      text.append(bytes[line], at: line.lowerBound)
      number += 1
    }
    // Nothing ends it: then it is a line across the page.
    return nil
  }

  /// Behind a byte order mark.
  static func textStart(of bytes: [UInt8]) -> Int { bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0 }

  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: "---".utf8) else { return false }
    return line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
