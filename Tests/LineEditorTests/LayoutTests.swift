import Testing

@testable import LineEditor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Text and cursor → rows and columns.
@Suite struct LayoutTests {
  init() { TerminalLocale.prepare() }

  /// Lays out a text whose cursor is marked by `|`; wrapped rows end with `\`.
  private func check(
    _ text: String, columns: Int = 10, rows: [String], cursor: (row: Int, column: Int),
    _ location: SourceLocation = #_sourceLocation
  ) {
    let before = text.prefix { $0 != "|" }.unicodeScalars.count
    let line = EditedLine(scalars: text.unicodeScalars.filter { $0 != "|" }, cursor: before)
    let scene = Scene(prompt: Prompt(first: "> ", continuation: ". "), line: line)
    let layout = Layout(scene, columns: columns, isStyled: false)
    #expect(
      layout.rows.map { $0.text + ($0.isWrapped ? "\\" : "") } == rows, sourceLocation: location)
    #expect(layout.cursorRow == cursor.row, sourceLocation: location)
    #expect(layout.cursorColumn == cursor.column, sourceLocation: location)
  }

  @Test func aLine() {
    check("|", rows: ["> "], cursor: (0, 2))
    check("a|b", rows: ["> ab"], cursor: (0, 3))
  }

  @Test func furtherLinesHaveTheirPrompt() {
    check("a\n|", rows: ["> a", ". "], cursor: (1, 2))
    check("a|\n\nb", rows: ["> a", ". ", ". b"], cursor: (0, 3))
  }

  @Test func controlCharactersAreSpeltOutAndWrapOneByOne() {
    check("123\u{02}5|", rows: ["> 123^B5"], cursor: (0, 8))
    check("1234567|\u{02}9", rows: ["> 1234567^\\", "B9"], cursor: (0, 9))
  }

  @Test func longLinesWrap() {
    check("12345678|9", rows: ["> 12345678\\", "9"], cursor: (1, 0))
    check("1|23456789", rows: ["> 12345678\\", "9"], cursor: (0, 3))
  }

  @Test func aFullRowSendsTheCursorOn() {
    check("12345678|", rows: ["> 12345678\\", ""], cursor: (1, 0))
    check("12345678|\nx", rows: ["> 12345678\\", "", ". x"], cursor: (1, 0))
    check("|12345678\nx", rows: ["> 12345678", ". x"], cursor: (0, 2))
  }

  @Test func wideCharactersAreNotCut() {
    check("日本語|", rows: ["> 日本語"], cursor: (0, 8))
    check("1日本語|語", rows: ["> 1日本語\\", "語"], cursor: (1, 0))
    check("e\u{301}|", rows: ["> e\u{301}"], cursor: (0, 3))
    check("🎉|", rows: ["> 🎉"], cursor: (0, 4))
  }

  @Test func controlCharactersAreSpeltOut() {
    check("a\u{01}|", rows: ["> a^A"], cursor: (0, 5))
    check("\u{7F}|\u{1B}", rows: ["> ^?^["], cursor: (0, 4))
  }

  // MARK: - Looks

  /// A styled layout of a text with the cursor at its end, with every escape sequence as `‹…›`.
  private func styled(
    _ text: String, _ spans: [LineSpan] = [], hint: String = "", right: StyledText = "", columns: Int = 20
  ) -> [String] {
    let prompt = Prompt(
      first: StyledText("> ", LineStyle(isBold: true)), continuation: ". ", right: right)
    let scene = Scene(prompt: prompt, line: EditedLine(text))
    let layout = Layout(scene, Decoration(spans: spans, hint: hint), columns: columns, isStyled: true)
    return layout.rows.map { row in
      row.text.replacing(/\u{1B}\[(.*?)([A-Za-z])/) { "‹\($0.output.1)\($0.output.2)›" }
    }
  }

  private static let red = LineStyle(color: .red, isUnderlined: true)
  private static let cyan = LineStyle(color: .cyan)

  @Test func spansAreStyledAndEndWithTheirRow() {
    #expect(styled("a 1", [LineSpan(range: 2..<3, style: Self.cyan)]) == ["‹0;1m›> ‹m›a ‹0;36m›1‹m›"])
    // Bytes are counted, not characters; a style goes on in the next row and in the next line.
    #expect(
      styled("éa\nb", [LineSpan(range: 2..<5, style: Self.red)])
        == ["‹0;1m›> ‹m›é‹0;4;31m›a‹m›", ". ‹0;4;31m›b‹m›"])
    #expect(
      styled("12345", [LineSpan(range: 0..<5, style: Self.cyan)], columns: 4)
        == ["‹0;1m›> ‹0;36m›12‹m›", "‹0;36m›345‹m›"])
  }

  @Test func hintsAreGreyAndCut() {
    #expect(styled("sc", hint: "ale dev") == ["‹0;1m›> ‹m›sc‹0;90m›ale dev‹m›"])
    #expect(
      styled("sc", hint: "ale dev to 5 or 6 or 7") == ["‹0;1m›> ‹m›sc‹0;90m›ale dev to 5 o\(Signs.cut)‹m›"])
    #expect(styled("sc", hint: "日本語日本語日本語") == ["‹0;1m›> ‹m›sc‹0;90m›日本語日本語日\(Signs.cut)‹m›"])
    #expect(styled("if", hint: " {\n}") == ["‹0;1m›> ‹m›if‹0;90m› {\(Signs.cut)‹m›"])
    // No room for anything that would say something.
    #expect(styled("12345678901234567", hint: "8") == ["‹0;1m›> ‹m›12345678901234567"])
  }

  @Test func theRightPromptMakesWay() {
    let right = StyledText("d1 $2", LineStyle(isDim: true))
    #expect(styled("12345", right: right) == ["‹0;1m›> ‹m›12345‹K›‹7C›‹0;2m›d1 $2‹m›"])
    #expect(styled("1234567890", right: right) == ["‹0;1m›> ‹m›1234567890‹K›‹2C›‹0;2m›d1 $2‹m›"])
    #expect(styled("12345678901", right: right) == ["‹0;1m›> ‹m›12345678901"])
    #expect(styled("12345", hint: "67890123", right: right) == ["‹0;1m›> ‹m›12345‹0;90m›67890123‹m›"])
    #expect(styled("1\n2", right: right) == ["‹0;1m›> ‹m›1", ". 2"])
  }

  @Test func withoutStylesNothingIsGuessed() {
    let scene = Scene(prompt: Prompt(first: "> ", continuation: ". ", right: "r"), line: EditedLine("ab"))
    let decoration = Decoration(spans: [LineSpan(range: 0..<1, style: Self.red)], hint: "cd")
    let layout = Layout(scene, decoration, columns: 10, isStyled: false)
    // Who wants no colours still sees what is wrong.
    #expect(layout.rows.map(\.text) == ["> \u{1B}[0;4ma\u{1B}[mb\u{1B}[K\u{1B}[4Cr"])
  }

  @Test func anOverlayCutsWhatItCovers() {
    let spans = [LineSpan(range: 0..<4, style: Self.red), LineSpan(range: 6..<8, style: Self.cyan)]
    let reversed = LineStyle(isReversed: true)
    #expect(
      spans.overlaid(2..<7, with: reversed) == [
        LineSpan(range: 0..<2, style: Self.red), LineSpan(range: 2..<7, style: reversed),
        LineSpan(range: 7..<8, style: Self.cyan),
      ])
    #expect(
      spans.overlaid(1..<2, with: reversed).map(\.range) == [0..<1, 1..<2, 2..<4, 6..<8])
    #expect([LineSpan]().overlaid(1..<2, with: reversed).map(\.range) == [1..<2])
  }
}
