import Testing

@testable import LineEditor

@Suite struct HistorySearchTests {
  private let entries = ["scale dev to 5", "pool dev stop", "Scale dev to 9", "pool dev stop", "advance 1h"]

  @Test func backAndForth() {
    var search = HistorySearch(in: entries)
    search.extend(by: "dev")
    #expect(search.match == .init(place: 3, text: "pool dev stop", range: 5..<8))
    search.older()
    #expect(search.match?.place == 2)
    // The same text again is passed over only from where it is shown.
    search.older()
    #expect(search.match?.place == 1)
    search.older()
    #expect(search.match?.place == 0)
    search.older()
    #expect(search.hasFailed && search.match?.place == 0)
    search.newer()
    #expect(!search.hasFailed && search.match?.place == 1)
  }

  @Test func capitalsCountWhenTyped() {
    var search = HistorySearch(in: entries)
    search.extend(by: "scale")
    #expect(search.match?.place == 2)
    search.older()
    #expect(search.match?.place == 0)
    var capital = HistorySearch(in: entries)
    capital.extend(by: "Scale")
    capital.older()
    #expect(capital.hasFailed && capital.match?.place == 2)
  }

  @Test func morePatternAndLess() {
    var search = HistorySearch(in: entries)
    search.extend(by: "to ")
    search.extend(by: "5")
    #expect(search.match?.place == 0)
    search.extend(by: "x")
    #expect(search.hasFailed && search.match?.place == 0)
    search.shorten()
    #expect(!search.hasFailed && search.match?.place == 0)
    search.shorten()
    #expect(search.match?.place == 2)
    for _ in 0..<4 { search.shorten() }
    #expect(search.match == nil && search.pattern == "")
  }

  @Test(arguments: [
    ("abcabc", "bc", 4..<6), ("é日", "日", 2..<5), ("ab", "abc", nil), ("ABC", "bc", 1..<3),
  ])
  func ranges(text: String, pattern: String, expected: Range<Int>?) {
    #expect(HistorySearch.range(of: Array(pattern.utf8), in: text, ignoringCase: true) == expected)
  }

  @Test func hints() {
    var hint = HistoryHint()
    #expect(hint.continuation(of: "", in: entries) == nil)
    #expect(hint.continuation(of: "s", in: entries) == "cale dev to 5")
    #expect(hint.continuation(of: "sc", in: entries) == "ale dev to 5")
    #expect(hint.continuation(of: "sx", in: entries) == nil)
    #expect(hint.continuation(of: "sxy", in: entries) == nil)
    #expect(hint.continuation(of: "p", in: entries) == "ool dev stop")
    #expect(hint.continuation(of: "pool dev stop", in: entries) == nil)
    #expect(HistoryHint.firstWord(of: " dev to 5") == " dev")
    #expect(HistoryHint.firstWord(of: "ale dev") == "ale")
    #expect(HistoryHint.literalWords(of: "to <count> [nowait]") == "to ")
    #expect(HistoryHint.literalWords(of: "stop") == "stop")
    #expect(HistoryHint.literalWords(of: "[nowait]") == "")
    #expect(HistoryHint.literalWords(of: "mode (a|b)") == "mode ")
  }
}
