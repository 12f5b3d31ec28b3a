import Testing

@testable import AKSLLanguage

/// The sections of the language's tour, shortened: all of them parse without a diagnostic.
@Suite struct TourTests {
  @Test(arguments: Snippets.tour) func parses(_ text: String) {
    checkDiagnostics(text)
    #expect(!TreeDump.of(text).contains("MISSING"))
  }
}
