import Testing

@testable import LineEditor

/// What `?` tells, in lines that fit.
@Suite struct HelpLineTests {
  @Test func fits() {
    #expect(HelpLine.wrapped("scale <pool> to <count>", to: 40) == ["scale <pool> to <count>"])
  }

  @Test func breaksAtBlanksOutsideOfBrackets() {
    #expect(
      HelpLine.wrapped("pool <pool> add [count <count>] [vm-size <vm-size>] [nowait]", to: 36)
        == ["pool <pool> add [count <count>]", "    [vm-size <vm-size>] [nowait]"])
    #expect(
      HelpLine.wrapped("  add   adds a pool to the current cluster", to: 26)
        == ["  add   adds a pool to", "      the current cluster"])
  }

  @Test(arguments: [1, 2, 5, 9, 20])
  func longWordsAndNarrowWindowsEnd(width: Int) {
    let lines = HelpLine.wrapped(
      "[undrainable-node-behavior <undrainable-node-behavior>] 日本語 日本語 [", to: width)
    #expect(!lines.isEmpty)
    #expect(
      lines.joined().filter { $0 != " " } == "[undrainable-node-behavior<undrainable-node-behavior>]日本語日本語[")
  }
}
