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

  /// cmark's columns are those of what it is given: a byte that it would replace by three becomes another one.
  private static func readable(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.contains(0) else { return bytes }
    return bytes.map { $0 == 0 ? 0x1a : $0 }[...]
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
