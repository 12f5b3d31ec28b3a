package import AKSLInterpreter
package import AKSLLanguage
import Markdown
import OutputMatching

/// Writes what was printed into a document, in the place of the outputs that it shows.
///
/// Only lines between the marks of output fences change, and answers in transcripts; what still fits keeps its marks. What
/// was written is read again: where the document would be another one then, it stays as it was, and that is told.
package struct DocumentUpdate: Sendable {
  /// The document with its outputs as they are now.
  package private(set) var source: SourceText
  /// Outputs that differ and were not written, and why.
  package private(set) var obstacles: [(range: SourceRange, reason: String)] = []

  /// A file that is included is left alone: it is a document, too.
  package init(_ source: SourceText, _ outputs: [DocumentOutput]) {
    self.source = source
    let document = MarkdownDocument(source.bytes)
    var changes: [OutputChange] = []
    for output in outputs where output.source.name == source.name {
      guard let block = document.blocks.firstIndex(of: output),
        case .fence(let fence) = document.blocks[block].kind
      else { continue }
      switch OutputChange.make(for: output, in: fence, block, of: source.bytes) {
      case .success(let change?): changes.append(change)
      case .success(nil): break
      case .failure(let obstacle): obstacles.append((output.expected.range, obstacle.reason))
      }
    }
    let all = Self.applied(changes, to: source.bytes)
    if document.reads(all, with: changes) {
      self.source = SourceText(name: source.name, bytes: all)
      return
    }
    // Then fence by fence; the places of the others are those of the document itself.
    var kept: [OutputChange] = []
    for block in Set(changes.map(\.block)).sorted() {
      let more = changes.filter { $0.block == block }
      if document.reads(Self.applied(kept + more, to: source.bytes), with: kept + more) {
        kept += more
      } else if let range = more.first?.fence {
        obstacles.append((range, "a line of it would end its fence, begin another one, or read as a prompt"))
      }
    }
    self.source = SourceText(name: source.name, bytes: Self.applied(kept, to: source.bytes))
  }

  /// What was not written, as warnings about a document that was updated.
  package func warnings(in session: Session) -> [RunEvent] {
    obstacles.map { obstacle in
      let diagnostic = Diagnostic(
        code: "DOC011", severity: .warning, title: "this output is not written: \(obstacle.reason)",
        range: obstacle.range, label: "stays as it was")
      return RunEvent(
        at: session.now, place: Place(source: source, range: obstacle.range), kind: .diagnostic(diagnostic))
    }
  }

  private static func applied(_ changes: [OutputChange], to bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    // From the back, so that places in front stay where they are.
    for change in changes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(change.range, with: change.bytes)
    }
    return bytes
  }
}

/// The lines of a document to replace, and by what.
private struct OutputChange {
  struct Obstacle: Error {
    var reason: String
  }

  /// The number of the fence among the blocks, and its place.
  var block: Int
  var fence: SourceRange
  /// Of a transcript, the number of the input above.
  var exchange: Int?
  /// What the text is to be.
  var text: [[UInt8]]
  var range: Range<Int>
  var bytes: [UInt8]

  /// Nil where nothing is to be changed.
  static func make(
    for output: DocumentOutput, in fence: MarkdownFence, _ block: Int, of document: [UInt8]
  ) -> Result<OutputChange?, Obstacle> {
    let (old, expected) = (output.expected.text, output.expected)
    let options = expected.matchingOptions(output.normalized)
    let new = OutputMatching.updated(
      expected: expected.written, actual: output.actual, as: expected.matchingKind, options: options,
      captures: output.captures)
    guard new != expected.written else { return .success(nil) }
    if let reason = output.obstacle { return .failure(Obstacle(reason: reason)) }
    guard fence.isClosed, fence.innerOpening == nil else {
      return .failure(Obstacle(reason: "the fence has no end"))
    }
    let isDescribed = OutputMatching.compare(
      expected: new, actual: output.actual, as: expected.matchingKind, options: options,
      captures: output.captures
    ).isEqual
    guard isDescribed else { return .failure(Obstacle(reason: "no text of this kind says what was printed")) }

    var lines = MarkdownText(new).lines.map { Array(new.utf8)[$0.withoutEnding] }.map(Array.init)
    if new.isEmpty { lines = [] }
    let former = FormerLine.all(of: old, in: document)
    let first = former.first?.whole.lowerBound ?? old.documentOffset(of: 0)
    let ending = former.first?.ending ?? FormerLine.ending(before: first, in: document)
    // Lines that stay at both ends are not touched.
    let front = zip(former, lines).prefix { $0.body == $1 }.count
    let rest = min(former.count, lines.count) - front
    let back = zip(former.reversed(), lines.reversed()).prefix(rest).prefix { $0.body == $1 }.count
    let start = front < former.count ? former[front].whole.lowerBound : former.last?.whole.upperBound ?? first
    let end = back > 0 ? former[former.count - back].whole.lowerBound : former.last?.whole.upperBound ?? first
    var bytes: [UInt8] = []
    for line in lines[front..<(lines.count - back)] {
      var written = fence.prefix + line
      while line.isEmpty, written.last == UInt8(ascii: " ") || written.last == UInt8(ascii: "\t") {
        written.removeLast()
      }
      bytes += written + ending
    }
    return .success(
      OutputChange(
        block: block, fence: expected.range, exchange: output.exchange, text: lines,
        range: start..<max(start, end),
        bytes: bytes))
  }
}

extension MarkdownDocument {
  /// Whether a text is this document with nothing but these changes, read as they were meant.
  fileprivate func reads(_ text: [UInt8], with changes: [OutputChange]) -> Bool {
    let document = MarkdownDocument(text)
    guard document.blocks.count == blocks.count else { return false }
    let changes = Dictionary(grouping: changes, by: \.block)
    return zip(blocks, document.blocks).enumerated().allSatisfy { index, pair in
      guard let changes = changes[index] else { return pair.0.hasText(of: pair.1) }
      guard case .fence(let before) = pair.0.kind, case .fence(let after) = pair.1.kind else { return false }
      return before.info.bytes == after.info.bytes && after.isClosed && after.innerOpening == nil
        && changes.allSatisfy { $0.isRead(in: after, before: before) }
    }
  }
}

extension OutputChange {
  fileprivate func isRead(in after: MarkdownFence, before: MarkdownFence) -> Bool {
    guard let exchange else { return after.content.bodies == text }
    let (old, new) = (TranscriptExchange.all(in: before.content), TranscriptExchange.all(in: after.content))
    return old.map(\.input.bytes) == new.map(\.input.bytes) && new[exchange].output.bodies == text
  }
}

extension MarkdownBlock {
  /// Whether both say the same, wherever they stand.
  fileprivate func hasText(of other: MarkdownBlock) -> Bool {
    switch (kind, other.kind) {
    case (.fence(let a), .fence(let b)): a.info.bytes == b.info.bytes && a.content.bytes == b.content.bytes
    case (.comment(let a), .comment(let b)), (.openComment(let a), .openComment(let b)): a.bytes == b.bytes
    // A list holds what has changed.
    case (.other, .other): true
    default: kind == other.kind && range.count == other.range.count
    }
  }
}

extension [MarkdownBlock] {
  /// The fence in which an output stands.
  fileprivate func firstIndex(of output: DocumentOutput) -> Int? {
    firstIndex { block in
      if case .fence = block.kind {
        block.range.lowerBound == Int(output.expected.range.start)
      } else {
        false
      }
    }
  }
}

extension MarkdownText {
  /// A text that stands nowhere.
  fileprivate init(_ text: String) {
    self.init()
    append(Array(text.utf8), at: 0)
  }

  /// Its lines without their endings.
  fileprivate var bodies: [[UInt8]] { lines.map { Array(bytes[$0.withoutEnding]) } }
}

/// A line of an output as it stands in the document.
private struct FormerLine {
  /// With everything in front of it, and its ending.
  var whole: Range<Int>
  var body: [UInt8]
  var ending: [UInt8]

  static func all(of text: MarkdownText, in document: [UInt8]) -> [FormerLine] {
    text.lines.map { line in
      let offset = text.documentOffset(of: line.lowerBound)
      let isEnd = { (byte: UInt8) in "\r\n".utf8.contains(byte) }
      let start = document[..<offset].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
      let ending = Array(text.bytes[line.content..<line.upperBound])
      // Where a tab stands half in front of the text, the text has more bytes than the document.
      let content = document[offset...].firstIndex(where: isEnd) ?? document.count
      return FormerLine(
        whole: start..<(content + ending.count), body: Array(text.bytes[line.withoutEnding]),
        ending: ending.isEmpty ? [UInt8(ascii: "\n")] : ending)
    }
  }

  /// How the line before an offset ends.
  static func ending(before offset: Int, in document: [UInt8]) -> [UInt8] {
    guard offset > 0, document[offset - 1] == UInt8(ascii: "\n") else {
      return [
        offset > 0 && document[offset - 1] == UInt8(ascii: "\r") ? UInt8(ascii: "\r") : UInt8(ascii: "\n")
      ]
    }
    return Array(offset > 1 && document[offset - 2] == UInt8(ascii: "\r") ? "\r\n".utf8 : "\n".utf8)
  }
}
