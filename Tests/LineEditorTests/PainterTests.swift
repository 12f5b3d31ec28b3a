import Testing

@testable import LineEditor

/// Two pictures → the bytes that make one of the other.
@Suite struct PainterTests {
  init() { TerminalLocale.prepare() }

  private func rows(_ texts: String...) -> [Layout.Row] {
    texts.map { text in
      let isWrapped = text.hasSuffix("\\")
      let bytes = Array((isWrapped ? text.dropLast() : text[...]).utf8)
      return Layout.Row(bytes: bytes, width: bytes.count, isWrapped: isWrapped)
    }
  }

  private func bytes(
    _ old: [Layout.Row], at row: Int, _ new: [Layout.Row], at nextRow: Int, _ column: Int
  ) -> String {
    let bytes = Painter.bytes(
      from: old, cursorRow: row, to: new, cursorRow: nextRow, cursorColumn: column, columns: 2)
    let signs: [UInt8: String] = [0x0A: "+", 0x0D: "<", 0x1B: "^", UInt8(ascii: "["): ""]
    return bytes.map { signs[$0] ?? String(Unicode.Scalar($0)) }.joined()
  }

  @Test func theFirstPictureIsDrawnWhole() {
    #expect(bytes([], at: 0, rows("> a"), at: 0, 3) == "<^K> a<^3C")
    #expect(bytes([], at: 0, rows("> a", ". b"), at: 0, 2) == "<^K> a<+^K. b^1A<^2C")
  }

  @Test func rowsThatAreTheSameStay() {
    #expect(bytes(rows("1", "2", "3"), at: 2, rows("1", "2", "3x"), at: 2, 2) == "<^K3x<^2C")
    #expect(bytes(rows("1", "2", "3"), at: 0, rows("1", "2x", "3"), at: 1, 0) == "^1B<^K2x<")
    // A row that is new, and one that is gone.
    #expect(bytes(rows("1"), at: 0, rows("1", "2"), at: 1, 1) == "<+^K2<^1C")
    #expect(bytes(rows("1", "2"), at: 1, rows("1"), at: 0, 1) == "<^J^1A<^1C")
  }

  @Test func onlyTheCursorMoves() {
    #expect(bytes(rows("1", "2"), at: 1, rows("1", "2"), at: 0, 1) == "^1A<^1C")
    #expect(bytes(rows("1", "2"), at: 0, rows("1", "2"), at: 0, 0) == "<")
  }

  @Test func fullRowsWrapByThemselves() {
    #expect(bytes([], at: 0, rows("12\\", "3"), at: 1, 1) == "<^K<+^K^1A<123<^1C")
    // Unless nothing comes that would make them, be it at the end or before a further line.
    #expect(bytes([], at: 0, rows("12\\", ""), at: 1, 0) == "<^K<+^K^1A<12^1B<<")
    #expect(bytes([], at: 0, rows("12\\", "", ". x"), at: 1, 0) == "<^K<+^K^1A<12^1B<<+^K. x^1A<")
  }

  @Test func aNewWidthMovesTheCursor() {
    func row(_ rows: [Layout.Row], _ row: Int, _ column: Int, _ columns: Int) -> Int {
      Reflow(rows, row: row, column: column).cursor(columns: columns).row
    }
    #expect(row(rows("1234567890"), 0, 5, 20) == 0)
    #expect(row(rows("1234567890"), 0, 5, 5) == 1)
    #expect(row(rows("1234567890", "12"), 1, 1, 5) == 2)
    #expect(row(rows("1234567890", "12"), 1, 1, 4) == 3)
    // The cursor stays in a row that it has filled, and is in the next where something stands behind it.
    #expect(row(rows("1234567890"), 0, 10, 10) == 0)
    #expect(row(rows("1234567890"), 0, 10, 5) == 1)
    #expect(row(rows("1234567890"), 0, 5, 5) == 1)
    // A wide character that does not fit leaves a column free.
    let wide = [Layout.Row(bytes: Array("1234日7890".utf8), width: 10, wideColumns: [4])]
    #expect(row(wide, 0, 10, 5) == 2 && row(wide, 0, 4, 5) == 1 && row(wide, 0, 3, 5) == 0)
    #expect(row(wide, 0, 10, 6) == 1)
    // Wrapped rows come together again.
    #expect(row(rows("12345\\", "67890\\", "1"), 2, 1, 20) == 0)
    #expect(row(rows("12345\\", "67890\\", "1", "x"), 3, 1, 6) == 2)
  }

  @Test func whatWasMovedOutOfTheWindowComesBackAboveThePicture() {
    let wide = Reflow(rows("1234567890", "abc"), row: 1, column: 2)
    #expect(wide.rowCount(columns: 4) == 4)
    // Two rows of the first line are outside of a window of four columns, and one row in a window of eight.
    let gone = wide.prefix(rows: 2, columns: 4)
    #expect(gone == [Reflow.Line(width: 8)])
    #expect(Reflow(rows("90", "abc"), row: 1, column: 2, below: gone).cursor(columns: 8) == (2, 2))
    // A wide character goes with the row that it stands in.
    let line = Reflow.Line(width: 6, wideColumns: [1, 3])
    #expect(line.rowStarts(columns: 4) == [0, 3])
    #expect(line.prefix(3) == Reflow.Line(width: 3, wideColumns: [1]))
    // Not even the narrowest window makes it go on for ever.
    #expect(line.rowStarts(columns: 1) == [0, 1, 3, 5])
  }
}
