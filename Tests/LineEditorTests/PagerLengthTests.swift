import Testing

@testable import LineEditor

/// Which texts are too long for a window of 4 rows and 10 columns.
@Suite struct PagerLengthTests {
  init() { TerminalLocale.prepare() }

  @Test(arguments: [
    ("", false),
    ("1\n2\n3\n", false),
    ("1\n2\n3\n4\n", true),
    ("1\n\n\n\n", true),
    // A full row is one row.
    ("1234567890\n2\n3\n", false),
    ("12345678901\n2\n3\n", true),
    (String(repeating: "x", count: 30) + "\n", false),
    (String(repeating: "x", count: 31) + "\n", true),
    ("日本語日本語\n2\n3\n", true),
    // Colours take no room.
    ("\u{1B}[1;32m12345\u{1B}[0m\u{1B}[2m67890\u{1B}[0m\n2\n3\n", false),
    ("\u{1B}[1;32m12345\u{1B}[0m\u{1B}[2m678901\u{1B}[0m\n2\n3\n", true),
  ])
  func isNeeded(text: String, isTooLong: Bool) {
    #expect(Pager.isNeeded(for: text, in: WindowSize(rows: 4, columns: 10)) == isTooLong)
  }
}
