package import AKSLLanguage
import Markdown
import OutputMatching

/// Writes what was printed into a document, in the place of the outputs that it shows.
package enum DocumentUpdate {
  /// The document with its outputs as they are now.
  ///
  /// Only lines between the marks of output fences change, and answers in transcripts; what still fits keeps its marks.
  /// A block that has failed otherwise is left alone, and so is a file that is included: it is a document, too.
  package static func updated(_ source: SourceText, _ outputs: [DocumentOutput]) -> SourceText {
    var bytes = source.bytes
    // From the back, so that places in front stay where they are.
    for output in outputs.reversed() where !output.hasOtherFailures && output.source.name == source.name {
      let old = output.expected.text
      let new = OutputMatching.updated(
        expected: old.text, actual: output.actual, as: output.expected.matchingKind,
        options: output.expected.matchingOptions(output.normalized), captures: output.captures)
      guard new != old.text, let change = change(from: old, to: new, in: source.bytes) else { continue }
      bytes.replaceSubrange(change.range, with: change.bytes)
    }
    return SourceText(name: source.name, bytes: bytes)
  }

  /// The lines of the document to replace, and by what; nil where the text would end its fence.
  private static func change(
    from old: MarkdownText, to new: String, in document: [UInt8]
  ) -> (range: Range<Int>, bytes: [UInt8])? {
    let isTransparent = { (line: Substring) in
      let body = line.drop { $0 == " " }
      return !body.hasPrefix("```") && !body.hasPrefix("~~~") && !body.hasPrefix(TranscriptExchange.prompt)
    }
    let newLines = new.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.last == "\r" ? line.dropLast() : line
    }
    guard newLines.allSatisfy(isTransparent) else { return nil }
    let lines = (newLines.last == "" ? newLines.dropLast() : newLines[...]).map { Array($0.utf8) }
    let former = FormerLine.all(of: old, in: document)
    let first = former.first.map(\.whole.lowerBound) ?? old.documentOffset(of: 0)
    let prefix = former.first.map(\.prefix) ?? prefix(before: first, in: document)
    let ending = former.first.map(\.ending) ?? FormerLine.ending(before: first, in: document)
    // Lines that stay at both ends are not touched.
    let front = zip(former, lines).prefix { $0.body == $1 }.count
    let rest = min(former.count, lines.count) - front
    let back = zip(former.reversed(), lines.reversed()).prefix(rest).prefix { $0.body == $1 }.count
    let start = front < former.count ? former[front].whole.lowerBound : former.last?.whole.upperBound ?? first
    let end = back > 0 ? former[former.count - back].whole.lowerBound : former.last?.whole.upperBound ?? first
    var bytes: [UInt8] = []
    for line in lines[front..<(lines.count - back)] {
      var written = prefix + line
      while line.isEmpty, written.last == UInt8(ascii: " ") { written.removeLast() }
      bytes += written + ending
    }
    return (start..<max(start, end), bytes)
  }

  /// What stands in front of each line of a fence that has none: the marks of the quotes around it, and blanks.
  private static func prefix(before offset: Int, in document: [UInt8]) -> [UInt8] {
    let end = max(0, offset - 1)
    let start = document[..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let opening = document[start..<end].prefix { $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: "~") }
    return opening.map { $0 == UInt8(ascii: ">") ? $0 : UInt8(ascii: " ") }
  }
}

/// A line of an output as it stands in the document.
private struct FormerLine {
  /// With everything in front of it, and its ending.
  var whole: Range<Int>
  var prefix: [UInt8]
  var body: [UInt8]
  var ending: [UInt8]

  static func all(of text: MarkdownText, in document: [UInt8]) -> [FormerLine] {
    var lines: [FormerLine] = []
    var start = 0
    while start < text.bytes.count {
      let end = text.bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.bytes.count
      let offset = text.documentOffset(of: start)
      let whole =
        (document[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)..<(offset + end - start)
      let body = text.bytes[start..<end].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      let ending = text.bytes[(start + body.count)..<end]
      lines.append(
        FormerLine(
          whole: whole, prefix: Array(document[whole.lowerBound..<offset]), body: Array(body),
          ending: ending.isEmpty ? [UInt8(ascii: "\n")] : Array(ending)))
      start = end
    }
    return lines
  }

  /// How the line before an offset ends.
  static func ending(before offset: Int, in document: [UInt8]) -> [UInt8] {
    Array(offset > 1 && document[offset - 2] == UInt8(ascii: "\r") ? "\r\n".utf8 : "\n".utf8)
  }
}
