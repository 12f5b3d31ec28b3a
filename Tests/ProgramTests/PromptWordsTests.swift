import Testing

@testable import aksl

/// What the prompt itself makes of a text.
@Suite("Words of the prompt")
struct PromptWordsTests {
  @Test("Entries are numbered from the oldest on")
  func listing() {
    let entries = (1...9).map { "print \($0)" } + ["if true {\n}"]
    #expect(HistoryListing.text(of: entries, count: 2) == " 9  print 9\n10  if true {\n    }\n")
    #expect(HistoryListing.text(of: ["a"], count: .max) == "1  a\n")
    #expect(HistoryListing.text(of: [], count: .max) == "")
  }

  @Test(
    "A bracket finds its partner",
    arguments: [
      ("(a)", 0, 0, 2), ("(a)", 3, 0, 2), ("f([1])", 6, 1, 5), ("f([1])", 2, 2, 4), ("{\n}", 1, 0, 2),
    ])
  func brackets(text: String, cursor: Int, open: Int, close: Int) {
    let pair = BracketPair(in: text, at: cursor)
    #expect(pair?.open == open && pair?.close == close)
  }

  @Test(
    "No partner, no pair",
    arguments: [("(a", 0), ("a)", 2), ("(]", 2), ("ab", 1), ("", 0), ("(a)", 2 - 1 + 9)])
  func noBrackets(text: String, cursor: Int) { #expect(BracketPair(in: text, at: cursor) == nil) }

  @Test("Brackets in texts mean nothing")
  func texts() {
    let text = "print(\"(\")"
    #expect(BracketPair(in: text, at: 10, except: [6..<9]).map { [$0.open, $0.close] } == [5, 9])
    #expect(BracketPair(in: text, at: 8, except: [6..<9]) == nil)
  }
}
