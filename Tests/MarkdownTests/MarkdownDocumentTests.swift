import Markdown
import Testing

/// What is found in a document, and where.
@Suite struct MarkdownDocumentTests {
  /// The fences of a document: place of the content's first character, info string and content.
  private func fences(_ text: String) -> [(line: Int, column: Int, info: String, content: String)] {
    let document = MarkdownDocument(Array(text.utf8))
    return document.blocks.compactMap { block in
      guard case .fence(let fence) = block.kind else { return nil }
      let place = Self.place(fence.content.documentOffset(of: 0), in: document.bytes)
      return (place.line, place.column, fence.info.text, fence.content.text)
    }
  }

  private static func place(_ offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes[..<offset]
    let line = before.count { $0 == UInt8(ascii: "\n") }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (line + 1, offset - start + 1)
  }

  private func comments(_ text: String) -> [String] {
    MarkdownDocument(Array(text.utf8)).blocks.compactMap { block in
      if case .comment(let text) = block.kind { text.text } else { nil }
    }
  }

  @Test func fencesWithTicksAndTildes() {
    let found = fences("# A\n\n```aksl name=x\nshow pools\n```\n\n~~~~ JSON  \n{\n```\n}\n~~~~\n")
    #expect(found.map(\.info) == ["aksl name=x", "JSON"])
    #expect(found.map(\.content) == ["show pools\n", "{\n```\n}\n"])
    #expect(found.map(\.line) == [4, 8])
  }

  @Test func placesInListsAndQuotes() {
    let found = fences(
      "1. One\n\n   ```bash\n   az aks list\n     more\n   ```\n\n> 9\n> ```json\n> {}\n> ```\n")
    #expect(found.map(\.content) == ["az aks list\n  more\n", "{}\n"])
    #expect(found.map(\.line) == [4, 10])
    #expect(found.map(\.column) == [4, 3])
  }

  @Test func everyByteOfAFenceHasItsPlace() {
    let text = "- a\n\n  ~~~ text\n  one\n\n   two\n  ~~~\n"
    let document = MarkdownDocument(Array(text.utf8))
    guard case .fence(let fence)? = document.blocks.first(where: { $0.isFence })?.kind else {
      Issue.record("no fence")
      return
    }
    #expect(fence.content.text == "one\n\n two\n")
    for (offset, byte) in fence.content.bytes.enumerated() {
      #expect(document.bytes[fence.content.documentOffset(of: offset)] == byte, "\(offset)")
    }
  }

  @Test(arguments: [
    "```aksl\nshow pools", "```aksl\r\nshow pools\r\n```\r\n", "\u{FEFF}```aksl\nshow pools\n```",
  ])
  func endsOfLines(_ text: String) {
    let document = MarkdownDocument(Array(text.utf8))
    guard case .fence(let fence)? = document.blocks.first?.kind else {
      Issue.record("no fence")
      return
    }
    #expect(fence.language == "aksl")
    #expect(fence.content.text.hasPrefix("show pools"))
    let start = fence.content.documentOffset(of: 0)
    #expect(document.bytes[start...].starts(with: "show pools".utf8))
  }

  @Test func tabsInListsKeepTheirPlaces() {
    let found = fences("-\tx\n\n\t```aksl\n\tshow pools\n\t\tdeep\n\t```\n")
    #expect(found.map(\.line) == [4])
    #expect(found[0].content.hasPrefix("show pools\n"))
    #expect(found[0].content.hasSuffix("deep\n"))
  }

  @Test func frontMatterIsNoText() {
    let document = MarkdownDocument(
      Array("---\ntitle: x\naksl: {session: section}\n---\n\n```aksl\nx\n```\n".utf8))
    #expect(document.frontMatter?.text == "title: x\naksl: {session: section}\n")
    #expect(document.frontMatter?.documentOffset(of: 9) == 13)
    #expect(document.blocks.count == 1)
    #expect(fences("---\na: b\n---\n```aksl\nx\n```\n").map(\.line) == [5])
    #expect(MarkdownDocument(Array("---\nno end\n".utf8)).frontMatter == nil)
  }

  @Test func commentsInBlocksAndInLines() {
    #expect(
      comments(
        "<!-- aksl: name=x -->\n```aksl\n```\n\nIt stops. <!-- aksl: assert a -->\n\n<!-- a --><!-- b -->\n")
        == [" aksl: name=x ", " aksl: assert a ", " a ", " b "])
    #expect(comments("> <!-- aksl-setup\n> stop dev\n> -->\n") == [" aksl-setup\nstop dev\n"])
    #expect(comments("`<!-- no -->` and <!-- yes -->\n") == [" yes "])
    #expect(comments("```html\n<!-- no -->\n```\n") == [])
  }

  @Test func commentInALineHasItsPlace() {
    let text = "First.\nThe pool `<!-- x -->` stops.   <!-- x -->\n"
    let document = MarkdownDocument(Array(text.utf8))
    let ranges = document.blocks.compactMap { block -> Range<Int>? in
      if case .comment = block.kind { block.range } else { nil }
    }
    #expect(ranges == [(text.utf8.count - 11)..<(text.utf8.count - 1)])
  }

  @Test func headingsTabsAndZones() {
    let text = """
      ## Stop *a* pool

      ### [Azure CLI](#tab/azure-cli)

      ---

      ::: zone pivot="azure-cli, azure-portal"

      [!INCLUDE [note](../includes/note.md)]

      ::: zone-end

      """
    let kinds = MarkdownDocument(Array(text.utf8)).blocks.map(\.kind)
    #expect(
      kinds == [
        .heading(level: 2, text: "Stop a pool", tab: nil),
        .heading(level: 3, text: "Azure CLI", tab: "azure-cli"), .thematicBreak, .paragraph,
        .zone(["azure-cli", "azure-portal"]), .paragraph, .include(path: "../includes/note.md"), .paragraph,
        .zoneEnd,
      ])
  }

  @Test func includesAndLinksInALine() {
    let text =
      "A [x](a.md), [!INCLUDE [t](b.md \"T\")] `[!INCLUDE [n](n.md)]` [!include[u](c.md)] [!INCLUDE [broken\n"
    let document = MarkdownDocument(Array(text.utf8))
    #expect(
      document.blocks.map(\.kind) == [
        .paragraph, .include(path: "b.md"), .include(path: "c.md"), .link(destination: "a.md"),
      ])
    #expect(document.blocks[1].range == 13..<37)
  }

  @Test func textsOfTablesAreNoParagraphs() {
    #expect(MarkdownDocument(Array("| a |\n|---|\n| b |\n".utf8)).blocks.map(\.kind) == [.other])
  }

  @Test(arguments: ["", "\u{0}", "```", "<!--", "- ```", "> > >", "\r", "\u{FEFF}", "---", "---\n---"])
  func anythingIsADocument(_ text: String) {
    let document = MarkdownDocument(Array(text.utf8))
    for block in document.blocks {
      #expect(block.range.lowerBound >= 0 && block.range.upperBound <= document.bytes.count)
    }
  }

  @Test("A line of marks alone is no tower of quotes", arguments: [">", "> ", "+ ", "1. ", "* > - "])
  func linesOfMarks(mark: String) {
    let deep = String(repeating: mark, count: 1_000_000 / mark.count)
    let start = ContinuousClock.now
    let document = MarkdownDocument(Array(deep.utf8))
    #expect(document.blocks.count < 400)
    #expect(ContinuousClock.now - start < .seconds(20))
    let shallow = String(repeating: "> ", count: 99)
    #expect(fences("\(shallow)```aksl\n\(shallow)x\n\(shallow)```\n").map(\.content) == ["x\n"])
    #expect(fences("**a** - b\n\n```aksl\nx\n```\n").count == 1)
  }

  @Test func anyBytesAreADocument() {
    var state: UInt64 = 7
    let alphabet = Array("`~<!->x \n\t\r#[](:=|1.*\\&;".utf8) + [0, 0xff, 0xc3, 0xbf]
    for _ in 0..<2_000 {
      let bytes = (0..<60).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      let document = MarkdownDocument(bytes)
      for block in document.blocks {
        #expect(block.range.lowerBound >= 0 && block.range.upperBound <= bytes.count, "\(bytes)")
        if case .fence(let fence) = block.kind {
          let places = fence.content.bytes.indices.map(fence.content.documentOffset)
          #expect(places.allSatisfy { (0...bytes.count).contains($0) }, "\(bytes)")
        }
      }
    }
  }
}

extension MarkdownBlock {
  fileprivate var isFence: Bool { if case .fence = kind { true } else { false } }
}
