import Testing

@testable import LineEditor

/// Our own signs → what a terminal without UTF-8 shows.
@Suite struct SignsTests {
  @Test(arguments: [
    ("`scale dev to …` its count", "`scale dev to ...` its count"), ("… 7 more", "... 7 more"),
    ("ak…0000", "ak~0000"), ("scale dev [m…", "scale dev [m~"), ("--param x=…", "--param x=..."),
    ("“9” × 10¹⁸ – no", "\"9\" x 10^18 - no"), ("données", "données"),
  ])
  func signs(text: String, shown: String) { #expect(Signs.spelt(text) == shown) }

  @Test(
    arguments: [
      ([:], false), (["LANG": "C"], false), (["LANG": "de_DE.UTF-8"], true), (["LANG": "C.utf8"], true),
      (["LANG": "C.UTF-8", "LC_ALL": "C"], false),
      (["LANG": "C", "LC_ALL": "", "LC_CTYPE": "en_US.UTF-8"], true),
    ] as [([String: String], Bool)])
  func locales(variables: [String: String], saysUTF8: Bool) {
    #expect(TerminalLocale.saysUTF8 { variables[$0] } == saysUTF8)
  }
}
