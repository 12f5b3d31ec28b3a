/// Makes blocks of nodes.
struct BlockBuilder {
  let lines: DocumentLines
  private(set) var blocks: [MarkdownBlock] = []
  /// The index of the heading or paragraph whose inline nodes come.
  private var open: Int?
  /// Where the next comment of the open paragraph is looked for.
  private var cursor = 0
  /// What the open paragraph includes: these are links to cmark.
  private var includes: Set<String> = []

  init(lines: DocumentLines) { self.lines = lines }

  mutating func add(_ node: CommonMarkNode) {
    switch node.kind {
    case .text, .link, .inlineHTML: return addInline(node)
    case .heading, .paragraph, .fencedCode, .indentedCode, .html, .thematicBreak, .quote, .list, .item,
      .table:
      open = nil
    }
    let range = range(of: node)
    cursor = range.lowerBound
    switch node.kind {
    case .heading(let level):
      append(.heading(level: level, text: "", tab: nil), range, node)
      open = blocks.count - 1
    case .paragraph:
      append(.paragraph, range, node)
      open = blocks.count - 1
      includes = []
      addMarks(of: node)
    case .fencedCode: append(.fence(fence(node)), range, node)
    case .html: addComments(in: lines.text(node.literal, from: node.startLine), of: node)
    case .indentedCode: append(.indentedCode, range, node)
    case .thematicBreak: append(.thematicBreak, range, node)
    case .table:
      append(.other, range, node)
      open = blocks.count - 1
    default: append(.other, range, node)
    }
  }

  /// What stands in a paragraph comes behind it.
  mutating func finish() { open = nil }

  private mutating func append(_ kind: MarkdownBlock.Kind, _ range: Range<Int>, _ node: CommonMarkNode) {
    blocks.append(MarkdownBlock(kind: kind, range: range, container: node.container))
  }

  private func range(of node: CommonMarkNode) -> Range<Int> {
    let first = lines.content(node.startLine)
    let last = lines.content(max(node.startLine, node.endLine))
    let start = min(first.lowerBound + max(0, node.startColumn - 1), first.upperBound)
    return start..<max(start, last.upperBound)
  }

  // MARK: - Fences

  private func fence(_ node: CommonMarkNode) -> MarkdownFence {
    let range = range(of: node)
    let end = lines.content(node.startLine).upperBound
    // Set in by up to three blanks; the column is that of the fence itself or of the blanks before it.
    var start = range.lowerBound
    while start < end, lines.bytes[start] == UInt8(ascii: " ") { start += 1 }
    let mark = start < end ? lines.bytes[start] : 0
    let markStart = start
    while start < end, lines.bytes[start] == mark { start += 1 }
    let opening = lines.bytes[markStart..<start]
    var info = MarkdownText()
    let rest = Self.trimmed(lines.bytes, start..<end)
    info.append(lines.bytes[rest], at: rest.lowerBound)
    var content = lines.text(node.literal, from: node.startLine + 1)
    // Empty, it still has a place.
    if content.isEmpty { content.append([], at: lines.start(of: node.startLine + 1)) }
    var fence = MarkdownFence(info: info, content: content)
    fence.prefix = lines.bytes[lines.start(of: node.startLine)..<markStart].map {
      $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\t") ? $0 : UInt8(ascii: " ")
    }
    let contentLines = node.literal.count { $0 == UInt8(ascii: "\n") }
    fence.isClosed = node.endLine - node.startLine > contentLines
    fence.innerOpening = Self.innerOpening(in: content, of: opening)
    return fence
  }

  /// A line that begins as a fence does, with a language behind its mark.
  private static func innerOpening(in content: MarkdownText, of opening: ArraySlice<UInt8>) -> Range<Int>? {
    let bytes = content.bytes
    for line in content.lines {
      let body = trimmed(bytes, line.lowerBound..<line.content)
      let mark = bytes[body].prefix { $0 == opening.first }
      let info = trimmed(bytes, mark.endIndex..<body.upperBound)
      guard mark.count >= opening.count, body.lowerBound - line.lowerBound < 4, let first = bytes[info].first
      else { continue }
      let isWord = (0x41...0x5a).contains(first & ~0x20) || first == UInt8(ascii: "{")
      if isWord, !bytes[info].contains(UInt8(ascii: "`")) { return content.documentRange(of: body) }
    }
    return nil
  }

  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  // MARK: - Comments

  /// HTML: its comments, and what is none.
  private mutating func addComments(in text: MarkdownText, of node: CommonMarkNode) {
    let bytes = text.bytes
    var next = 0
    func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { " \t\r\n".utf8.contains($0) } }
    while let start = Self.first("<!--", in: bytes, from: next) {
      let body = start + 4
      guard let end = Self.first("-->", in: bytes, from: body) else {
        if !isBlank(next..<start) { append(.other, text.documentRange(of: next..<start), node) }
        let mark = text.documentRange(of: start..<body)
        return append(.openComment(text.part(body..<bytes.count)), mark, node)
      }
      if !isBlank(next..<start) { append(.other, text.documentRange(of: next..<start), node) }
      append(.comment(text.part(body..<end)), text.documentRange(of: start..<(end + 3)), node)
      next = end + 3
    }
    if !isBlank(next..<bytes.count) { append(.other, text.documentRange(of: next..<bytes.count), node) }
  }

  /// A piece of HTML within a paragraph, where cmark tells its place only nearly.
  private mutating func addInline(_ node: CommonMarkNode) {
    guard let open, blocks.indices.contains(open) else { return }
    switch node.kind {
    case .text:
      guard case .heading(let level, let text, let tab) = blocks[open].kind else { return }
      let more = String(decoding: node.literal, as: UTF8.self)
      blocks[open].kind = .heading(level: level, text: text + more, tab: tab)
    case .link(let destination):
      guard case .heading(let level, let text, _) = blocks[open].kind, destination.hasPrefix("#tab/") else {
        if case .paragraph = blocks[open].kind, !includes.contains(destination) {
          append(.link(destination: destination), blocks[open].range, node)
        }
        return
      }
      blocks[open].kind = .heading(level: level, text: text, tab: String(destination.dropFirst(5)))
    case .inlineHTML:
      guard node.literal.starts(with: "<!--".utf8), node.literal.count >= 7 else { return }
      let range = blocks[open].range
      let line = node.literal.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      let near = max(cursor, lines.start(of: node.startLine))
      let told = max(cursor, lines.start(of: node.startLine) + node.startColumn - 1)
      let start =
        Self.first(line, in: lines.bytes, from: told, to: told + line.count)
        ?? Self.first(line, in: lines.bytes, from: near, to: range.upperBound)
        ?? Self.first(line, in: lines.bytes, from: cursor, to: range.upperBound)
      guard let start else { return }
      let end = Self.first("-->", in: lines.bytes, from: start + 4).map { $0 + 3 } ?? start + line.count
      cursor = end
      var body = MarkdownText()
      body.append(lines.bytes[(start + 4)..<max(start + 4, end - 3)], at: start + 4)
      blocks.append(MarkdownBlock(kind: .comment(body), range: start..<end, container: node.container))
    default: return
    }
  }

  static func first(
    _ wanted: some Collection<UInt8>, in bytes: [UInt8], from start: Int, to limit: Int? = nil
  ) -> Int? {
    let end = min(limit ?? bytes.count, bytes.count) - wanted.count
    guard let first = wanted.first, start <= end else { return nil }
    return (start...end).first { bytes[$0] == first && bytes[$0...].starts(with: wanted) }
  }

  static func first(_ wanted: String, in bytes: [UInt8], from start: Int) -> Int? {
    first(Array(wanted.utf8), in: bytes, from: start)
  }

  // MARK: - Marks of Microsoft Learn

  /// Zones are lines of their own, and includes may be; cmark takes them for text.
  private mutating func addMarks(of node: CommonMarkNode) {
    for number in node.startLine...max(node.startLine, node.endLine) {
      let line = Self.trimmed(lines.bytes, lines.content(number))
      if lines.bytes[line].starts(with: ":::".utf8) {
        if let kind = Self.zone(String(decoding: lines.bytes[line], as: UTF8.self)) {
          append(kind, line, node)
        }
      } else {
        addIncludes(in: line, of: node)
      }
    }
  }

  /// `[!INCLUDE [title](path)]`, which may stand in a line of text, and not in code.
  private mutating func addIncludes(in line: Range<Int>, of node: CommonMarkNode) {
    var next = line.lowerBound
    var ticks = 0
    while next < line.upperBound {
      if lines.bytes[next] == UInt8(ascii: "`") { ticks += 1 }
      let word = lines.bytes[next..<min(next + 9, line.upperBound)]
      guard lines.bytes[next] == UInt8(ascii: "["), ticks % 2 == 0,
        String(decoding: word, as: UTF8.self).lowercased() == "[!include"
      else {
        next += 1
        continue
      }
      // What does not stand behind this one stands behind no later one either.
      guard let path = Self.first(Array("](".utf8), in: lines.bytes, from: next, to: line.upperBound),
        let end = Self.first(Array(")".utf8), in: lines.bytes, from: path, to: line.upperBound)
      else { return }
      // A title may stand behind the path.
      let written = lines.bytes[(path + 2)..<end].prefix { !$0.isBlank }
      let last = end + 1 < line.upperBound && lines.bytes[end + 1] == UInt8(ascii: "]") ? end + 2 : end + 1
      let name = String(decoding: written, as: UTF8.self)
      includes.insert(name)
      append(.include(path: name), next..<last, node)
      next = last
    }
  }

  private static func zone(_ line: String) -> MarkdownBlock.Kind? {
    let words = line.dropFirst(3).drop { $0 == " " }
    if words.hasPrefix("zone-end") { return .zoneEnd }
    guard words.hasPrefix("zone"), let open = words.firstIndex(of: "\"") else { return nil }
    let names = words[words.index(after: open)...].prefix { $0 != "\"" }
    return .zone(names.split(separator: ",").map { String($0.filter { $0 != " " }) })
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
