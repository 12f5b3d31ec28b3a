import Testing

@testable import LineEditor

@Suite struct KillRingTests {
  /// The macro cannot call what changes its argument.
  private func expect(
    _ expected: Bool, _ result: Bool, _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(result == expected, sourceLocation: location)
  }

  @Test func cutsAtOnePlaceAreOneEntry() {
    var ring = KillRing()
    var line = EditedLine("one two three")
    ring.kill(8..<13, from: &line)
    ring.kill(4..<8, from: &line)
    #expect(line.text == "one ")
    expect(true, ring.yank(into: &line))
    #expect(line.text == "one two three")
    line.cursor = 0
    ring.kill(0..<3, from: &line)
    ring.kill(0..<1, from: &line)
    expect(true, ring.yank(into: &line))
    #expect(line.text == "one two three" && line.cursor == 4)
  }

  @Test func olderEntriesTakeTurns() {
    var ring = KillRing()
    var line = EditedLine("")
    expect(false, ring.yank(into: &line))
    expect(false, ring.yankOlder(into: &line))
    for word in ["one", "two", "three"] {
      line = EditedLine(word)
      ring.kill(0..<line.scalars.count, from: &line)
      line = EditedLine("-")
    }
    expect(true, ring.yank(into: &line))
    var texts = [line.text]
    for _ in 0..<3 {
      expect(true, ring.yankOlder(into: &line))
      texts.append(line.text)
    }
    #expect(texts == ["-three", "-two", "-one", "-three"])
    line.replace(line.cursor..<line.cursor, with: "x")
    expect(false, ring.yankOlder(into: &line))
  }
}
