import AKSLLanguage
import Markdown

/// `key`, `key=value` or `key<=value`, with its places in the document.
struct OptionWord {
  var key: String
  /// `=`, `<=` or nothing.
  var sign: String
  var value: String
  var range: SourceRange
  var keyRange: SourceRange
  var valueRange: SourceRange
  /// A quote in it has no end.
  var isOpen = false

  /// The words of a text; blanks stand between them, and values with blanks in quotes.
  static func words(of text: MarkdownText) -> [OptionWord] {
    let bytes = text.bytes
    let isBlank = { (byte: UInt8) in [0x20, 0x09, 0x0a, 0x0d].contains(byte) }
    var words: [OptionWord] = []
    var next = 0
    while next < bytes.count {
      if isBlank(bytes[next]) {
        next += 1
        continue
      }
      let start = next
      while next < bytes.count, !isBlank(bytes[next]), !"=<>\"".utf8.contains(bytes[next]) { next += 1 }
      let keyEnd = next
      while next < bytes.count, "=<>".utf8.contains(bytes[next]), next - keyEnd < 2 { next += 1 }
      let signEnd = next
      var value: [UInt8] = []
      var isQuoted = false
      while next < bytes.count, isQuoted || !isBlank(bytes[next]) {
        let byte = bytes[next]
        next += 1
        if byte == UInt8(ascii: "\"") {
          isQuoted.toggle()
        } else if byte == UInt8(ascii: "\\"), isQuoted, next < bytes.count {
          value.append(bytes[next])
          next += 1
        } else {
          value.append(byte)
        }
      }
      words.append(
        OptionWord(
          key: String(decoding: bytes[start..<keyEnd], as: UTF8.self),
          sign: String(decoding: bytes[keyEnd..<signEnd], as: UTF8.self),
          value: String(decoding: value, as: UTF8.self), range: text.sourceRange(of: start..<next),
          keyRange: text.sourceRange(of: start..<keyEnd), valueRange: text.sourceRange(of: signEnd..<next),
          isOpen: isQuoted))
    }
    return words
  }
}

extension MarkdownText {
  /// The part of the document, as diagnostics tell places.
  func sourceRange(of range: Range<Int>) -> SourceRange { SourceRange(documentRange(of: range)) }

  /// All of it.
  var sourceRange: SourceRange { sourceRange(of: 0..<bytes.count) }
}

extension SourceRange {
  init(_ range: Range<Int>) {
    self.init(start: UInt32(clamping: range.lowerBound), end: UInt32(clamping: range.upperBound))
  }
}
