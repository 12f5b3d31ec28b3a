import Testing

@testable import LineEditor

@Suite struct EditedLineTests {
  private func line(_ text: String) -> EditedLine {
    let before = text.prefix { $0 != "|" }.unicodeScalars.count
    return EditedLine(scalars: text.unicodeScalars.filter { $0 != "|" }, cursor: before)
  }

  @Test(arguments: [
    ("ab\ncd|", 3, 5, 2, 5),
    ("ab|\ncd", 0, 2, 2, 5),
    ("a\nbcd|\ne", 2, 5, 1, 7),
    ("|", 0, 0, 0, 0),
    ("\n|\n", 1, 1, 0, 2),
    ("é|x\n🎉yz", 0, 2, 1, 4),
  ])
  func placesInSeveralLines(text: String, start: Int, end: Int, above: Int, below: Int) {
    let line = line(text)
    #expect(line.lineStart == start)
    #expect(line.lineEnd == end)
    #expect(line.placeAbove == above)
    #expect(line.placeBelow == below)
  }
}
