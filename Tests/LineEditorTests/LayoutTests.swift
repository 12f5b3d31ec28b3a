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
    let layout = Layout(
      prompt: Prompt(first: "> ", continuation: ". "), line: line, columns: columns)
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

  @Test func theSearchOfTheHistoryHasNoPrompt() {
    let text = "a\nb\nbck:op"
    let line = EditedLine(scalars: Array(text.unicodeScalars), cursor: 1)
    #expect(line.searchStart == 4)
    let layout = Layout(
      prompt: Prompt(first: "> ", continuation: ". "), line: line, searchStart: line.searchStart, columns: 20)
    #expect(layout.rows.map(\.text) == ["> a", ". b", "bck:op"])
    for text in ["bck:op", "a\nbckop", "a\nbck:\nb"] {
      #expect(EditedLine(scalars: Array(text.unicodeScalars), cursor: 0).searchStart == nil)
    }
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
}
