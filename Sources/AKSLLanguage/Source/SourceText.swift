/// A named piece of source: a file, a line typed at the prompt, a fence of a document.
///
/// Everything in the language speaks of places as UTF-8 byte offsets into `bytes`; lines and columns are
/// worked out only when a person is to read them.
package struct SourceText: Hashable, Sendable {
  /// The largest source that is read, in bytes (offsets are 32 bits, and a script this long is a mistake).
  package static let maximumSize = 64 * 1024 * 1024

  /// What a diagnostic calls the source: a path as the user gave it, `<stdin>`, `<prompt>`.
  package let name: String

  /// The text as UTF-8, exactly as it was read; not necessarily valid.
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package init(name: String, _ text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The text of a range; invalid UTF-8 is shown as U+FFFD.
  package func text(in range: SourceRange) -> String {
    let end = min(Int(range.end), bytes.count)
    let start = min(Int(range.start), end)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
