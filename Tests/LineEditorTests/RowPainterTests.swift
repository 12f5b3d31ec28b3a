import Testing

@testable import LineEditor

/// A line → what one row shows of it, and the bytes that make one row of another.
@Suite struct RowPainterTests {
  init() { TerminalLocale.prepare() }

  private func row(_ text: String, at cursor: Int, columns: Int = 20) -> RowPainter.Row {
    RowPainter.row("> ", EditedLine(scalars: Array(text.unicodeScalars), cursor: cursor), columns: columns)
  }

  @Test(arguments: [
    ("abc", 1, "> abc", 3),
    ("1234567890abcdefg", 17, "> 1234567890abcdefg", 19),
    // The last column stays free.
    ("1234567890abcdefgh", 0, "> 1234567890abcdef>", 2),
    ("1234567890abcdefgh", 15, "> 1234567890abcdef>", 17),
    ("1234567890abcdefgh", 16, "<90abcdefgh", 9),
    ("1234567890abcdefgh", 18, "<90abcdefgh", 11),
    ("1234567890abcdefghijklmnopqrstuvwxyz", 20, "<90abcdefghijklmno>", 13),
    ("日本語日本語日本語日本語", 12, "<日本語", 7),
    ("a\nb", 3, "> a^Jb", 6),
  ])
  func partAroundTheCursor(text: String, cursor: Int, shown: String, column: Int) {
    let row = row(text, at: cursor)
    #expect(row.text == shown && row.cursor == column, "\(row)")
    #expect(row.width == DisplayWidth.of(shown))
  }

  @Test func theCursorIsSeenInEveryWindow() {
    let text = "print \"日本語 e\u{301} 🎉\" and so on, and so on"
    for columns in 8...60 {
      for cursor in 0...text.unicodeScalars.count {
        let row = row(text, at: cursor, columns: columns)
        #expect(
          row.width < columns && row.cursor < columns && row.width == DisplayWidth.of(row.text), "\(row)")
        let before = Array(("> " + text).unicodeScalars)[..<(2 + cursor)].reduce(0) {
          $0 + DisplayWidth.shown($1).width
        }
        #expect(row.cursor == before || row.text.hasPrefix("<"), "\(row)")
      }
    }
  }

  @Test func whatIsNewIsWritten() {
    func change(_ old: String, _ place: Int, _ new: String, _ cursor: Int) -> String {
      RowPainter.change(from: row(old, at: place), to: row(new, at: cursor))
    }
    #expect(change("ab", 2, "ab", 2) == "")
    #expect(change("ab", 2, "abc", 3) == "c")
    #expect(change("ab", 2, "ab", 1) == "\r> a")
    #expect(change("ab", 1, "axb", 2) == "\r> axb\r> ax")
    #expect(change("ab", 1, "b", 0) == "\r> b \r> ")
    #expect(change("e", 1, "e\u{301}", 2) == "\r> e\u{301}")
  }
}
