import Testing

@testable import LineEditor

/// Bytes → events.
@Suite struct KeyParserTests {
  private func parse(_ text: String, thenWait: Bool = false) -> [KeyEvent] {
    parse(Array(text.utf8), thenWait: thenWait)
  }

  private func parse(_ bytes: [UInt8], thenWait: Bool = false) -> [KeyEvent] {
    var parser = KeyParser()
    var events = bytes.flatMap { parser.feed($0) }
    if thenWait { events += parser.timeOut() }
    return events
  }

  @Test(arguments: [
    ("a", [KeyEvent.character("a")]),
    ("é日🎉", [.character("é"), .character("日"), .character("🎉")]),
    ("\u{03}", [.character("\u{03}")]),
    ("\u{1B}[A", [.key(.up)]),
    ("\u{1B}OA", [.key(.up)]),
    ("\u{1B}[B", [.key(.down)]),
    ("\u{1B}[C\u{1B}[D", [.key(.right), .key(.left)]),
    ("\u{1B}[H\u{1B}[F", [.key(.home), .key(.end)]),
    ("\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", [.key(.home), .key(.end), .key(.home), .key(.end)]),
    ("\u{1B}[3~", [.key(.delete)]),
    ("\u{1B}[3;5~", [.key(.deleteWord)]),
    ("\u{1B}[1;5C\u{1B}[1;3D", [.key(.wordRight), .key(.wordLeft)]),
    ("\u{1B}[1;2C", [.key(.right)]),
    ("\u{1B}\r", [.key(.newline)]),
    ("\u{1B}[13;2u", [.key(.newline)]),
    ("\u{1B}[27;3;13~", [.key(.newline)]),
    ("\u{1B}OM", [.character("\r")]),
    ("\u{1B}b", [.alt("b")]),
    ("\u{1B}\u{1B}[A", [.key(.escape), .key(.up)]),
    ("\u{1B}é", [.key(.escape), .character("é")]),
    ("\u{1B}[5;12R", [.cursor(row: 4, column: 11)]),
    ("\u{1B}[8;24;80t", [.window(WindowSize(rows: 24, columns: 80))]),
  ])
  func knownKeys(bytes: String, events: [KeyEvent]) {
    #expect(parse(bytes) == events)
  }

  @Test(arguments: [
    "\u{1B}[99;5u", "\u{1B}[?1;2c", "\u{1B}[I", "\u{1B}[20~", "\u{1B}[[A", "\u{1B}OP",
    "\u{1B}[;;;R",
    "\u{1B}]11;rgb:ff/ff/ff\u{07}", "\u{1B}]11;rgb:ff\u{1B}\\", "\u{1B}P1$r\u{1B}\\",
    "\u{1B}[<0;1;2M", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}^private\u{1B}\\", "\u{1B}Xstring\u{1B}\\",
    "\u{1B}_\u{1B}\\",
    "\u{1B}[9999999999999999999999A", "\u{85}",
  ])
  func whatIsUnknownVanishes(bytes: String) {
    #expect(parse(bytes + "x") == [.character("x")])
  }

  @Test(arguments: [
    ("\u{1B}", [KeyEvent.key(.escape)]),
    ("\u{1B}[", [.alt("[")]),
    ("\u{1B}O", [.alt("O")]),
    ("\u{1B}]", [.alt("]")]),
    ("\u{1B}_", [.alt("_")]), ("\u{1B}_ +é", [.alt("_"), .character(" "), .character("+"), .character("é")]),
    ("\u{1B}X d\r", [.alt("X"), .character(" "), .character("d"), .character("\r")]),
    ("\u{1B}^a\u{1B}b", [.alt("^"), .character("a"), .alt("b")]), ("\u{1B}]11;r", []),
    ("\u{1B}[1;", []),
  ])
  func unfinishedSequencesAreSettledInTime(bytes: String, events: [KeyEvent]) {
    #expect(parse(bytes, thenWait: true) == events)
  }

  @Test func sequencesMayArriveInPieces() {
    var parser = KeyParser()
    #expect(parser.patience == nil)
    #expect(parser.feed(0x1B).isEmpty)
    #expect(parser.patience == 40)
    #expect(parser.feed(UInt8(ascii: "[")).isEmpty)
    #expect(parser.feed(UInt8(ascii: "D")) == [.key(.left)])
    #expect(parser.patience == nil)
  }

  @Test func brokenCharactersAreMarked() {
    #expect(parse([0xFF]) == [.character("\u{FFFD}")])
    #expect(parse([0xC3, 0x41]) == [.character("\u{FFFD}"), .character("A")])
    #expect(parse([0xC3], thenWait: true) == [.character("\u{FFFD}")])
    #expect(parse([0xED, 0xA0, 0x80]).allSatisfy { $0 == .character("\u{FFFD}") })
  }

  @Test func pastedTextIsOneEvent() {
    #expect(
      parse("\u{1B}[200~a\r\nb\rc\nd\te\u{07}\u{1B}[31m\u{1B}[201~x")
        == [.paste("a\nb\nc\nd  e[31m"), .character("x")])
    #expect(parse("\u{1B}[200~\u{1B}[201~") == [.paste("")])
    #expect(parse("\u{1B}[200~a", thenWait: true) == [])
  }

  /// Whatever the bytes, nothing traps and the parser comes back to the ground.
  @Test func anyBytesAreTaken() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let alphabet: [UInt8] = [
        0x1B, 0x5B, 0x4F, 0x3B, 0x32, 0x30, 0x7E, 0x41, 0xC3, 0xA9, 0x07, 0x5D,
      ]
      let bytes = (0..<12).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      var parser = KeyParser()
      for byte in bytes { _ = parser.feed(byte) }
      _ = parser.timeOut()
      if !bytes.contains(0x7E) { #expect(parser.feed(0x61) == [.character("a")], "\(bytes)") }
    }
  }
}
