import CMarkGFM

/// A node of the tree that cmark-gfm makes of a document, in the order of the document.
struct CommonMarkNode {
  enum Kind {
    case heading(level: Int)
    case paragraph
    case fencedCode
    case indentedCode
    case html
    case inlineHTML
    case link(destination: String)
    case thematicBreak
    /// Text of a heading, of a link, of a paragraph.
    case text
    case quote, list, item, table
  }

  var kind: Kind
  /// From 1, as cmark counts lines: a lone carriage return ends one, too.
  var startLine: Int
  var endLine: Int
  /// In bytes from 1.
  var startColumn: Int
  var literal: [UInt8]
  /// The index of the nearest list item or quote around it; -1 for the document.
  var container: Int
}

/// Reads Markdown as GitHub does, with cmark-gfm; the only file here that knows C.
///
/// Only the extension for tables is used: the others change what inline marks mean, which matters to nobody here,
/// and they do it in tables of cmark that all threads share.
enum CommonMark {
  /// The nodes of a document.
  static func nodes(of bytes: ArraySlice<UInt8>) -> [CommonMarkNode] {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
    defer { cmark_parser_free(parser) }
    if isRegistered, let tables = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, tables)
    }
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard let root = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(root) }
    return nodes(below: root)
  }

  /// Done once: cmark keeps a list of its extensions for all threads.
  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  private static func nodes(below root: OpaquePointer) -> [CommonMarkNode] {
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    var nodes: [CommonMarkNode] = []
    var containers = [-1]
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE else { return nodes }
      guard let node = cmark_iter_get_node(iterator), let kind = kind(of: node) else { continue }
      let isContainer =
        switch kind {
        case .quote, .item: true
        default: false
        }
      if event == CMARK_EVENT_EXIT {
        if isContainer { containers.removeLast() }
        continue
      }
      nodes.append(
        CommonMarkNode(
          kind: kind, startLine: Int(cmark_node_get_start_line(node)),
          endLine: Int(cmark_node_get_end_line(node)), startColumn: Int(cmark_node_get_start_column(node)),
          literal: bytes(cmark_node_get_literal(node)), container: containers.last ?? -1))
      if isContainer { containers.append(nodes.count - 1) }
    }
  }

  /// nil for what nobody here asks for.
  private static func kind(of node: OpaquePointer) -> CommonMarkNode.Kind? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_CODE_BLOCK:
      return isFenced(node) ? .fencedCode : .indentedCode
    case CMARK_NODE_HTML_BLOCK: return .html
    case CMARK_NODE_HTML_INLINE: return .inlineHTML
    case CMARK_NODE_LINK: return .link(destination: text(cmark_node_get_url(node)))
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: return .text
    case CMARK_NODE_BLOCK_QUOTE: return .quote
    case CMARK_NODE_LIST: return .list
    case CMARK_NODE_ITEM: return .item
    // The extension gives its nodes numbers only when it is registered.
    default: return text(cmark_node_get_type_string(node)) == "table" ? .table : nil
    }
  }

  private static func isFenced(_ node: OpaquePointer) -> Bool {
    var (length, offset): (CInt, CInt) = (0, 0)
    var character: CChar = 0
    return cmark_node_get_fenced(node, &length, &offset, &character) != 0
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    var bytes: [UInt8] = []
    var next = text
    while next.pointee != 0 {
      bytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
    return bytes
  }

  private static func text(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}
