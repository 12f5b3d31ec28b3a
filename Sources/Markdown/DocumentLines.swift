/// Where the lines of a document begin, as CommonMark counts them: a lone carriage return ends one, too.
struct DocumentLines {
  let bytes: [UInt8]
  private var starts: [Int]

  /// The lines from an offset on.
  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    starts = [start]
    for offset in bytes.indices[start...] {
      switch bytes[offset] {
      case UInt8(ascii: "\n"): starts.append(offset + 1)
      case UInt8(ascii: "\r") where offset + 1 >= bytes.count || bytes[offset + 1] != UInt8(ascii: "\n"):
        starts.append(offset + 1)
      default: break
      }
    }
  }

  /// Where a line begins, counted from 1; behind the last is the end.
  func start(of line: Int) -> Int { line - 1 < starts.count ? starts[max(0, line - 1)] : bytes.count }

  /// A line with its ending.
  func whole(_ line: Int) -> Range<Int> { start(of: line)..<start(of: line + 1) }

  /// A line without its ending.
  func content(_ line: Int) -> Range<Int> {
    let line = whole(line)
    var end = line.upperBound
    while end > line.lowerBound, [UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(bytes[end - 1]) {
      end -= 1
    }
    return line.lowerBound..<end
  }

  /// The lines of a text that cmark took from the document, in their places.
  ///
  /// What it left off at the beginning of each line belongs to the lists and quotes around it. Where a tab stands
  /// half in there, cmark puts blanks in its place, and these have the place of the tab.
  func text(_ literal: [UInt8], from first: Int) -> MarkdownText {
    var text = MarkdownText()
    var number = first
    var rest = literal[...]
    while !rest.isEmpty {
      let feed = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      // cmark ends each line with a line feed, whatever ends it in the document.
      let body = rest[..<feed].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      let (line, written) = (content(number), bytes[content(number)])
      let same = zip(body.reversed(), written.reversed()).prefix { $0 == $1 }.count
      let ending = bytes[line.upperBound..<whole(number).upperBound]
      text.append(
        body.dropLast(same) + written.suffix(same) + ending,
        at: max(line.lowerBound, line.upperBound - body.count))
      rest = rest[feed...]
      number += 1
    }
    return text
  }
}
