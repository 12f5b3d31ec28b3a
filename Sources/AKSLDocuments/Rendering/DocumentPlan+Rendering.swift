package import AKSLLanguage
import Markdown

extension DocumentPlan {
  /// The document as its readers are to see it, for those who publish it.
  ///
  /// Without blocks that are `hidden` and their outputs, the comments of this program, the options behind the languages
  /// of fences, and the key of the front matter. Every other byte stays.
  package var rendered: SourceText {
    var cuts = Cuts(source.bytes)
    let document = MarkdownDocument(source.bytes)
    if let matter = document.frontMatter { cuts.removeKey(from: matter) }
    let outputs = steps.filter { $0.options.isHidden && $0.source.name == source.name }.compactMap(\.output)
    let hiddenOutputs = Set(outputs.map { Int($0.range.start) })
    /// The options of the comment directly above.
    var above: [OptionWord] = []
    for block in document.blocks {
      switch block.kind {
      case .comment(let text):
        let words = OptionWord.words(of: text)
        guard let word = words.first.map(\.key), Self.words.contains(word) else { break }
        cuts.remove(block.range)
        if word == CommentWord.options.rawValue { above += words }
        continue
      case .fence(let fence) where FenceLanguage(fence.language) != .other:
        let behind = Array(OptionWord.words(of: fence.info).dropFirst())
        let isHidden = (above + behind).contains { $0.key == BlockOption.hidden.rawValue }
        if isHidden || hiddenOutputs.contains(block.range.lowerBound) {
          cuts.remove(block.range)
        } else if let first = behind.first, let last = behind.last {
          cuts.remove(Int(first.range.start)..<Int(last.range.end))
        }
      default: break
      }
      above = []
    }
    return SourceText(name: source.name, bytes: cuts.result)
  }

  /// What comments of this program begin with; that of another one stays.
  private static let words = [CommentWord.options, .setUp, .document].map(\.rawValue) + ["aksl-document:"]
}

/// Takes pieces out of a text: with their lines where nothing else stands in these.
private struct Cuts {
  private let bytes: [UInt8]
  private var ranges: [Range<Int>] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var result: [UInt8] {
    var result: [UInt8] = []
    var next = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      result += bytes[next..<max(next, range.lowerBound)]
      next = max(next, range.upperBound)
    }
    return result + bytes[next...]
  }

  mutating func remove(_ range: Range<Int>) {
    let lines = lineStart(range.lowerBound)..<lineEnd(range.upperBound)
    guard isEmpty(lines.lowerBound..<range.lowerBound), isEmpty(range.upperBound..<lines.upperBound) else {
      // The blanks before it were between it and something else.
      let blanks = bytes[..<range.lowerBound].reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
      return ranges.append((range.lowerBound - blanks)..<range.upperBound)
    }
    // Of the empty lines around it one is enough; what is gone directly before it goes together with it.
    var start = lines.lowerBound
    if let last = ranges.last, last.upperBound == start {
      start = last.lowerBound
      ranges.removeLast()
    }
    let next = lines.upperBound..<lineEnd(lines.upperBound)
    let isAlone = start == 0 || isEmpty(lineStart(start - 1)..<start)
    ranges.append(start..<(isAlone && isEmpty(next) ? next.upperBound : lines.upperBound))
  }

  /// Removes what front matter says to this program; all of it where it says nothing else.
  mutating func removeKey(from matter: MarkdownText) {
    let entries = DocumentOptions.entries(of: matter)
    let own = entries.filter(\.isOwn).map { matter.documentRange(of: $0.lines) }
    guard !own.isEmpty else { return }
    guard own.count == entries.count else {
      ranges += own
      return
    }
    let whole = matter.documentRange(of: 0..<matter.bytes.count)
    ranges.append(lineStart(whole.lowerBound - 1)..<lineEnd(whole.upperBound))
  }

  /// Where the line begins that holds a byte.
  private func lineStart(_ offset: Int) -> Int {
    bytes[..<max(0, offset)].lastIndex { $0 == 0x0a || $0 == 0x0d }.map { $0 + 1 } ?? 0
  }

  /// Behind the end of the line of a byte.
  private func lineEnd(_ offset: Int) -> Int {
    guard let end = bytes[offset...].firstIndex(where: { $0 == 0x0a || $0 == 0x0d }) else {
      return bytes.count
    }
    return end + (bytes[end...].starts(with: "\r\n".utf8) ? 2 : 1)
  }

  /// Nothing but blanks, ends of lines and the marks of quotes.
  private func isEmpty(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { " \t\r\n>".utf8.contains($0) }
  }
}
