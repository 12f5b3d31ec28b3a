import Testing

@testable import LineEditor

/// What holds for the rows of any text: how they came about does not matter.
@Suite struct LayoutLawTests {
  init() { TerminalLocale.prepare() }

  private static let looks: [LineStyle] = [
    .plain, LineStyle(color: .cyan), LineStyle(color: .red, isUnderlined: true), LineStyle(isBold: true),
  ]
  private static let prompt = Prompt(first: "a> ", continuation: "     ...> ", right: "d1 00:00")
  private static let signs: [Unicode.Scalar] = [
    "a", "b", " ", "}", "\n", "\n", "é", "日", "\u{01}", "\u{301}",
  ]

  /// A text that somebody edits at random places, with looks that change at random places.
  private struct Edited {
    var line = EditedLine("if true {\n  print 1\n  print 2\n}")
    var decoration = Decoration()
    var dice: Dice

    mutating func edit() {
      let place = Int.random(in: 0...line.scalars.count, using: &dice)
      let end = min(line.scalars.count, place + Int.random(in: 0...3, using: &dice))
      let added = (0..<Int.random(in: 0...4, using: &dice)).map { _ in
        signs[Int.random(in: 0..<signs.count, using: &dice)]
      }
      line.scalars.replaceSubrange(place..<end, with: added)
      // Mostly somebody types where the cursor is.
      if Int.random(in: 0...3, using: &dice) > 0 { line.cursor = place + added.count }
      line.cursor = min(line.cursor, line.scalars.count)
      if Int.random(in: 0...2, using: &dice) == 0 { decorate() }
    }

    private mutating func decorate() {
      decoration = Decoration()
      var place = 0
      while place < line.text.utf8.count {
        let end = place + Int.random(in: 1...9, using: &dice)
        if Bool.random(using: &dice) {
          let style = looks[Int.random(in: 0..<looks.count, using: &dice)]
          decoration.spans.append(LineSpan(range: place..<end, style: style))
        }
        place = end + Int.random(in: 0...2, using: &dice)
      }
      if Bool.random(using: &dice) { decoration.hint = "goes on" }
      for _ in 0..<Int.random(in: 0...5, using: &dice) {
        let name = ["if", "for", "{"][Int.random(in: 0..<3, using: &dice)]
        decoration.openings.append(LineOpening(names: [name], depth: 1))
      }
    }
  }

  @Test("A layout that takes over lines of the one before is that of the text alone", arguments: 1...40)
  func takenOverLinesAreTheSame(seed: UInt64) {
    var text = Edited(dice: Dice(seed: seed))
    let columns = 12 + Int(seed % 30)
    var former: Layout?
    for _ in 0..<60 {
      text.edit()
      let scene = Scene(prompt: Self.prompt, line: text.line)
      let fresh = Layout(scene, text.decoration, columns: columns, isStyled: true)
      let next = Layout(scene, text.decoration, columns: columns, isStyled: true, after: former)
      #expect(next.rows == fresh.rows, "\(text.line.text)")
      #expect((next.cursorRow, next.cursorColumn) == (fresh.cursorRow, fresh.cursorColumn))
      former = next
    }
  }

  @Test("Characters that look alike may be put one by one or together", arguments: 1...40)
  func runsAreTheirCharacters(seed: UInt64) {
    var text = Edited(dice: Dice(seed: seed))
    for _ in 0..<30 {
      text.edit()
      var single = text.decoration
      single.spans = single.spans.flatMap { span in
        span.range.map { LineSpan(range: $0..<$0 + 1, style: span.style) }
      }
      let scene = Scene(prompt: Self.prompt, line: text.line)
      let together = Layout(scene, text.decoration, columns: 12, isStyled: true)
      let apart = Layout(scene, single, columns: 12, isStyled: true)
      #expect(together.rows == apart.rows, "\(text.line.text)")
      #expect((together.cursorRow, together.cursorColumn) == (apart.cursorRow, apart.cursorColumn))
    }
  }

  @Test("Another width or another prompt takes nothing over")
  func otherWindowsShareNothing() {
    let line = EditedLine("one two three\nfour")
    let former = Layout(Scene(prompt: Self.prompt, line: line), columns: 40, isStyled: true)
    for (prompt, columns) in [(Self.prompt, 12), (Prompt(first: "b> ", continuation: "> "), 40)] {
      let scene = Scene(prompt: prompt, line: line)
      #expect(
        Layout(scene, columns: columns, isStyled: true, after: former).rows
          == Layout(scene, columns: columns, isStyled: true).rows)
    }
  }
}

/// The same numbers for the same seed, on all machines.
private struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ state >> 33) &* 0xFF51_AFD7_ED55_8CCD
  }
}
