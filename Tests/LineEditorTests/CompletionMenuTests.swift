import Testing

@testable import LineEditor

@Suite struct CompletionMenuTests {
  init() { TerminalLocale.prepare() }

  private func menu(_ texts: [String], help: String = "", rows: Int = 24, columns: Int = 40) -> CompletionMenu
  {
    CompletionMenu(
      texts.map { LineCandidate(text: $0, help: help) }, size: WindowSize(rows: rows, columns: columns))
  }

  private func shown(_ menu: CompletionMenu) -> [String] {
    menu.rows(isStyled: false).map { row in
      String(row.text.reversed().drop { $0 == " " }.reversed())
    }
  }

  @Test func namesStandSideBySide() {
    let menu = menu((1...9).map { "pool-\($0)" }, columns: 40)
    #expect(
      shown(menu) == [
        "pool-1  pool-2  pool-3  pool-4", "pool-5  pool-6  pool-7  pool-8", "pool-9",
      ])
  }

  @Test func whatHasHelpStandsAlone() {
    let menu = CompletionMenu(
      [LineCandidate(text: "日本", help: "a country"), LineCandidate(text: "scale", help: "changes a count")],
      size: WindowSize(rows: 24, columns: 40))
    #expect(shown(menu) == ["日本   a country", "scale  changes a count"])
  }

  @Test func theChosenOneIsMarkedWithoutStylesToo() {
    var menu = menu(["ab", "cd"])
    menu.move(.next)
    #expect(shown(menu) == [">ab cd"])
    menu.move(.next)
    #expect(shown(menu) == ["ab  >cd"])
    let styled = menu.rows(isStyled: true)[0].parts
    #expect(styled.filter(\.style.isReversed).map(\.text) == ["cd"])
  }

  @Test func aThirdOfTheScreenAtMost() {
    var menu = menu((0..<100).map { "node-\($0)" }, help: "a node", rows: 15)
    #expect(shown(menu).count == 5)
    #expect(shown(menu).first == "node-0   a node")
    #expect(shown(menu).last == "… 96 more")
    menu.move(.previous)
    #expect(menu.candidate?.text == "node-99")
    #expect(shown(menu)[3] == ">node-99 a node")
    menu.move(.next)
    #expect(menu.candidate?.text == "node-0")
    menu.move(.pageDown)
    #expect(menu.candidate?.text == "node-4")
    #expect(
      shown(menu) == [
        "node-1   a node", "node-2   a node", "node-3   a node", ">node-4  a node", "… 96 more",
      ])
  }

  @Test func arrowsGoAround() {
    var menu = menu((1...7).map { "p\($0)" }, columns: 13)
    func chosen(_ moves: CompletionMenu.Move...) -> String {
      for move in moves { menu.move(move) }
      return menu.candidate?.text ?? ""
    }
    // Three in a row.
    #expect(chosen(.down) == "p1")
    #expect(chosen(.down) == "p4")
    #expect(chosen(.down) == "p7")
    #expect(chosen(.down) == "p1")
    #expect(chosen(.up) == "p7")
    #expect(chosen(.up, .next) == "p5")
    #expect(chosen(.down) == "p2")
    #expect(chosen(.up) == "p5")
    #expect(chosen(.previous, .previous, .previous, .previous, .previous) == "p7")
  }

  @Test(arguments: [
    (["alpha", "alphabet"], "alpha"), (["beta"], "beta"), (["a", "b"], ""), ([], ""),
    (["données", "donné", "donnée"], "donné"), (["e\u{301}", "e\u{300}"], "e"),
  ])
  func commonPrefix(texts: [String], expected: String) {
    let completion = LineCompletion(range: 0..<0, candidates: texts.map { LineCandidate(text: $0) })
    #expect(completion.commonPrefix == expected)
  }
}
