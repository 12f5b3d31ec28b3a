import AKSLReports
import Testing

@Suite("The columns that text takes")
struct DisplayWidthTests {
  @Test(
    "Characters of every width",
    arguments: [
      ("", 0), ("dev", 3), ("Käse", 4), ("Ka\u{308}se", 4), ("日本", 4), ("한국", 4), ("ｱ", 1), ("Ａ", 2),
      ("🧀", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤", 1), ("❤️", 2), ("\u{200B}", 0), ("…", 1), ("│", 1), ("®", 1),
    ])
  func widths(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }
}
