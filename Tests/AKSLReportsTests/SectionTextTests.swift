import AKSLInterpreter
import AKSLReports
import Testing

/// Answers of several parts: headings, paragraphs, and tables whose last column is wrapped.
@Suite struct SectionTextTests {
  private func text(_ sections: [Exhibit.Section], width: Int?, colored: Bool = false) -> String {
    Exhibit(title: "t", sections: sections, data: .null, format: .table)
      .text(style: Style(isColored: colored), width: width)
  }

  @Test func partsAreKeptApart() {
    let sections = [
      Exhibit.Section(lines: ["one", "", "two"]),
      Exhibit.Section("Head", rows: [["a", "b c"], ["long", "d"]]),
    ]
    #expect(
      text(sections, width: 60) == """
        one

        two

        Head
          a     b c
          long  d

        """)
    #expect(text(sections, width: 60, colored: true).contains("\u{1B}[1mHead\u{1B}[0m"))
  }

  @Test func linesAreWrapped() {
    let section = Exhibit.Section(lines: ["the quick brown fox jumps over the lazy dog"])
    #expect(
      text([section], width: 20) == "the quick brown fox\njumps over the lazy\ndog\n")
    // No wider than what is easily read.
    let long = String(repeating: "word ", count: 60)
    #expect(text([.init(lines: [long])], width: 500).split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(text([.init(lines: [long])], width: nil).split(separator: "\n").count == 3)
  }

  @Test func theLastColumnIsWrapped() {
    let section = Exhibit.Section(
      columns: [.init("N", .trailing), .init("SAYS")],
      rows: [["10", "a sentence that is longer than its column"], ["5", "short"]])
    #expect(
      text([section], width: 30) == """
         N  SAYS
        10  a sentence that is longer
            than its column
         5  short

        """)
  }

  @Test func theLastColumnGoesBelowWhereThereIsNoRoom() {
    let section = Exhibit.Section(
      columns: [.init("Setting"), .init("Value"), .init("Means")],
      rows: [["step-limit", "100000000", "how many steps a script may take"], ["evidence", "off", ""]])
    #expect(
      text([section], width: 30) == """
        SETTING     VALUE
            MEANS
        step-limit  100000000
            how many steps a script
            may take
        evidence    off

        """)
  }

  @Test func headingsHangAndBracketsStayTogether() {
    let section = Exhibit.Section(
      "scale <pool> to <count> [mode <mode>] [nowait]", lines: ["    changes a count"])
    #expect(
      text([section], width: 34) == """
        scale <pool> to <count>
            [mode <mode>] [nowait]
            changes a count

        """)
    // A bracket that is never closed holds nothing together.
    #expect(text([.init("[a b c d e")], width: 6) == "[a b c\n    d\n    e\n")
  }

  @Test func wideCharactersAndControlCharacters() {
    let section = Exhibit.Section(rows: [["日本", "x"], ["a", "y\u{1B}[2J"]])
    #expect(text([section], width: 40) == "日本  x\na     y␛[2J\n")
  }

  @Test func oddRows() {
    #expect(text([.init(rows: [["a"], ["b", "c"]])], width: 40) == "a\nb  c\n")
    #expect(text([.init(lines: [String(repeating: "x", count: 50)])], width: 10).count == 51)
    #expect(text([.init()], width: 10) == "")
  }

  @Test func otherForms() {
    var exhibit = Exhibit(
      title: "t", sections: [.init(lines: ["x"]), .init(columns: [.init("A")], rows: [["1"]])],
      data: .map([.init("a", .integer(1))]), format: .csv)
    #expect(exhibit.text(style: .plain, width: nil) == "A\r\n1\r\n")
    exhibit.format = .yaml
    #expect(exhibit.text(style: .plain, width: nil) == "a: 1\n")
  }
}
