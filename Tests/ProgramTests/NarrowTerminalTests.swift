import Testing

/// What the program says on narrow screens.
@Suite("Narrow terminals", .serialized)
struct NarrowTerminalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "Nothing is wider than the screen",
    arguments: [
      "stop dev", "show pools", "show cost", "show settings", "show rules of S", "explain start system",
      "plan scale dev to 50", "help", "help show", "explain S023", "pool system stop", "scale dev to 5 mod x",
    ])
  func fits(line: String) throws {
    for columns in [UInt16(40), 60, 80] {
      let terminal = try Terminal(state: folder.path, columns: columns)
      #expect(terminal.wait(for: Terminal.ready).contains("Nothing"))
      let said = terminal.submit(line)
      let rows = said.split { $0.isNewline }.filter { !$0.contains("\u{1B}") && !$0.contains("sandbox>") }
      #expect(rows.count > 1)
      for row in rows { #expect(row.count <= Int(columns), "\(row)") }
      terminal.type("\u{04}")
      #expect(terminal.waitForExit() == 0)
    }
  }

  @Test("Ctrl-D on an empty line of a block ends it, and tells what it lacks")
  func endOfBlock() throws {
    let terminal = try Terminal(state: folder.path)
    terminal.wait(for: Terminal.ready)
    terminal.type("if dev.count > 3 {\r")
    terminal.wait(for: "...> ")
    terminal.type("\u{04}")
    #expect(terminal.wait(for: Terminal.ready).contains("this block is never closed"))
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0)
  }
}
