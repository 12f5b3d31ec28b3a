import Testing

@testable import LineEditor

/// A text with its cursor at `|` → another.
@Suite struct WordsTests {
  private func line(_ text: String) -> EditedLine {
    let before = text.prefix { $0 != "|" }.unicodeScalars.count
    return EditedLine(scalars: text.unicodeScalars.filter { $0 != "|" }, cursor: before)
  }

  private func marked(_ line: EditedLine) -> String {
    EditedLine.text(line.scalars[..<line.cursor]) + "|" + EditedLine.text(line.scalars[line.cursor...])
  }

  private func changed(_ text: String, _ change: (inout EditedLine) -> Bool) -> String? {
    var line = line(text)
    return change(&line) ? marked(line) : nil
  }

  @Test(arguments: [
    ("|one two", "one| two", "|one two"), ("on|e two", "one| two", "|one two"),
    ("one| two", "one two|", "|one two"), ("one two|", "one two|", "one |two"),
    ("dev.|nodes-1", "dev.nodes|-1", "|dev.nodes-1"), ("a|\n b", "a\n b|", "|a\n b"),
    ("日本| 語é", "日本 語é|", "|日本 語é"), ("|", "|", "|"), ("a ..|..", "a ....|", "|a ...."),
  ])
  func motions(text: String, right: String, left: String) {
    let line = line(text)
    #expect(marked(EditedLine(scalars: line.scalars, cursor: line.wordEnd)) == right)
    #expect(marked(EditedLine(scalars: line.scalars, cursor: line.wordStart)) == left)
  }

  @Test(arguments: [
    ("one two|", "one |"), ("set a.b-c  |", "set |"), ("one|", "|"), ("|a", "|a"), ("a\nb|", "a\n|"),
  ])
  func untilABlank(text: String, rest: String) {
    var line = line(text)
    _ = line.remove(line.blankWordStart..<line.cursor)
    #expect(marked(line) == rest)
  }

  @Test(arguments: [
    ("ab|", "ba|"), ("a|bc", "ba|c"), ("|ab", nil), ("a|", nil), ("", nil), ("x\nab|\ny", "x\nba|\ny"),
    ("ae\u{301}|", "e\u{301}a|"),
  ])
  func transposedCharacters(text: String, expected: String?) {
    let result = changed(text) { $0.transposeCharacters() }
    #expect(result == expected)
  }

  @Test(arguments: [
    ("one two|", "two one|"), ("one| two", "two one|"), ("one |two x", "two one| x"),
    ("a-b| c", "a-c b|"), ("one|", nil), ("|", nil), (" |  ", nil),
  ])
  func transposedWords(text: String, expected: String?) {
    let result = changed(text) { $0.transposeWords() }
    #expect(result == expected)
  }

  @Test(
    arguments: [
      ("|one two", EditedLine.WordCase.upper, "ONE| two"), ("one| tWO", .capitalized, "one Two|"),
      ("|ÉÀ x", .lower, "éà| x"), ("one| ", .upper, nil),
    ] as [(String, EditedLine.WordCase, String?)])
  func cases(text: String, wordCase: EditedLine.WordCase, expected: String?) {
    let result = changed(text) { $0.changeCase(wordCase) }
    #expect(result == expected)
  }

  @Test func restAndHeadOfALine() {
    func kill(_ text: String, _ range: (EditedLine) -> Range<Int>) -> String {
      var line = line(text)
      _ = line.remove(range(line))
      return marked(line)
    }
    #expect(kill("a|b\nc", \.lineRest) == "a|\nc")
    #expect(kill("a|\nc", \.lineRest) == "a|c")
    #expect(kill("a|", \.lineRest) == "a|")
    #expect(kill("a\nbc|d", \.lineHead) == "a\n|d")
    #expect(kill("a\n|d", \.lineHead) == "a|d")
    #expect(kill("|d", \.lineHead) == "|d")
  }

  @Test(arguments: [
    ("scale dev to 5", "5"), ("print \"a b\"", "\"a b\""), ("one  ", "one"), ("", nil), ("  ", nil),
    ("a\nb", "b"), ("print \"open end", "\"open end"),
  ])
  func lastArguments(text: String, expected: String?) {
    #expect(EditedLine.lastArgument(of: text) == expected)
  }

  @Test func characters() {
    let accent = line("ae\u{301}|b")
    #expect(accent.placeBefore == 1)
    #expect(line("a|e\u{301}b").placeAfter == 3)
    #expect(line("|").placeBefore == 0)
    #expect(line("|").placeAfter == 0)
    #expect(line("a\n|b").placeBefore == 1)
    #expect(line("a|\nb").placeAfter == 2)
  }

  @Test func bytes() {
    let line = line("é日a|")
    #expect((0...3).map { line.byteOffset(of: $0) } == [0, 2, 5, 6])
    #expect([0, 2, 5, 6, 99].map { line.place(ofByte: $0) } == [0, 1, 2, 3, 3])
  }
}
