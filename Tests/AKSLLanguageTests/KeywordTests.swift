import Testing

@testable import AKSLLanguage

/// The spellings of the keywords are written out beside their cases.
@Suite struct KeywordTests {
  @Test func spellingsAreTheNamesOfTheCases() {
    for keyword in Keyword.allCases { #expect(keyword.spelling == String(describing: keyword)) }
  }
}
