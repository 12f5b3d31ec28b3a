/// A piece of a document, with its place.
package struct MarkdownBlock: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// With its text, and the tab that it opens: `### [Azure CLI](#tab/azure-cli)`.
    case heading(level: Int, text: String, tab: String?)
    case paragraph
    case fence(MarkdownFence)
    /// What stands between `<!--` and `-->`.
    case comment(MarkdownText)
    /// What stands behind `<!--` where no `-->` follows: nobody sees the rest of the document, or of the list or quote.
    case openComment(MarkdownText)
    case thematicBreak
    /// `[!INCLUDE [title](path)]`.
    case include(path: String)
    /// A link in a paragraph, behind it.
    case link(destination: String)
    /// `::: zone pivot="azure-cli"`, with the names of its pivots, and `::: zone-end`.
    case zone([String])
    case zoneEnd
    /// Code without a fence: it is only set in.
    case indentedCode
    /// Lists, tables, HTML: what stands between other things.
    case other
  }

  package var kind: Kind
  /// In bytes of the document from 0; without line ending.
  package var range: Range<Int>
  /// The list item or quote that it stands in, as a number; -1 for none.
  package var container: Int
}

/// A fenced piece of code.
package struct MarkdownFence: Hashable, Sendable {
  /// What stands behind the opening fence.
  package var info: MarkdownText
  package var content: MarkdownText
  /// What stands in front of a line of it, as the opening mark is set in: the marks of the quotes around it, and blanks.
  package var prefix: [UInt8] = []
  /// A closing mark ends it, and not the end of the document or of the list or quote that it stands in.
  package var isClosed = true
  /// The first line of its content that would open a fence where none is open: then the end of this one is missing, or its
  /// mark is too short for what it shows.
  package var innerOpening: Range<Int>?

  /// The first word of the info string as it is compared: `azurecli-interactive`.
  package var language: String {
    let word = info.bytes.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    return String(decoding: word, as: UTF8.self).lowercased()
  }
}
