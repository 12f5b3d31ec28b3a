import Foundation
import Testing

/// Keys at a real terminal → what is on the screen, and how the program ends.
@Suite("The prompt on a terminal", .serialized)
struct TerminalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func started() throws -> Terminal {
    let terminal = try Terminal(state: folder.path)
    terminal.wait(for: Terminal.ready)
    return terminal
  }

  @Test("The signature line, and what it leaves")
  func signature() throws {
    let terminal = try started()
    let said = terminal.submit("pool dev stop; scale dev to 5 mode deallocate; assert dev.state == Stopped")
    #expect(said.contains("stopped in 1m18s") && said.contains("will start with 5 nodes"))
    #expect(!said.contains("error"))
    #expect(terminal.submit("dev.startCount").contains("5"))
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0)
    #expect(terminal.isRestored)
  }

  @Test("The prompt shows the simulated time and the current cluster")
  func prompt() throws {
    let terminal = try started()
    terminal.type("advance 2h\r")
    terminal.wait(for: "d1 02:00:00 sandbox Running $")
    terminal.type("world empty\r")
    terminal.wait(for: "aksl> ")
    terminal.wait(for: "d1 00:00:00 $0.000")
  }

  @Test("A block goes on over several lines")
  func continuation() throws {
    let terminal = try started()
    terminal.type("if dev.count > 3 {\r")
    terminal.wait(for: "...> ")
    terminal.type("  scale dev to 3\r")
    terminal.wait(for: "scale dev to 3")
    terminal.wait(for: "...> ")
    #expect(terminal.submit("}").contains("scaled 10 -> 3"))
  }

  @Test("Ctrl-C drops the line, and half a block")
  func dropLine() throws {
    let terminal = try started()
    terminal.type("scale dev to 1\u{03}")
    terminal.wait(for: Terminal.ready)
    terminal.type("if true {\r")
    terminal.wait(for: "...> ")
    terminal.type("scale dev to 2\u{03}")
    terminal.wait(for: Terminal.ready)
    #expect(terminal.submit("print \"count ${dev.count}\"").contains("count 10"))
  }

  @Test("Ctrl-C ends an endless loop, and the world is unharmed")
  func interrupt() throws {
    let terminal = try started()
    terminal.submit("scale dev to 4")
    terminal.type("print \"be\" + \"gun\"; while true { }\r")
    terminal.wait(for: "begun")
    terminal.type("\u{03}")
    #expect(terminal.wait(for: Terminal.ready).contains("interrupted"))
    #expect(terminal.submit("print \"count ${dev.count}\"").contains("count 4"))
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0)
  }

  @Test(
    "An error leaves the prompt alive",
    arguments: [
      "let =", "stopp dev", "pool system stop", "print 1 / 0", "assert false", "fail",
      "expect error Gone { }",
      "def f(n) { return f(n) }; f(1)", "}", "print \u{1}",
    ])
  func errors(line: String) throws {
    let terminal = try started()
    terminal.submit(line)
    #expect(terminal.submit("print \"still \" + \"here\"").contains("still here"))
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0)
  }

  @Test("Words that leave", arguments: ["exit", "quit", "exit()", "quit;"])
  func farewell(word: String) throws {
    let terminal = try started()
    terminal.type(word + "\r")
    #expect(terminal.waitForExit() == 0)
  }

  @Test("The next session knows the lines of the last one")
  func history() throws {
    let first = try started()
    first.submit("print \"one\"")
    first.submit("print \"two\"")
    first.type("\u{04}")
    #expect(first.waitForExit() == 0)
    let kept = folder.text("aksl/history") ?? ""
    #expect(kept.contains("one") && kept.contains("two"))

    let second = try started()
    second.type("\u{1B}[A\u{1B}[A")
    second.wait(for: "print \"one\"")
    second.type("\r")
    #expect(second.wait(for: Terminal.ready).contains("one"))
  }

  @Test("A signal leaves the terminal sane", arguments: [SIGTERM, SIGHUP])
  func signals(signal: Int32) throws {
    let terminal = try started()
    terminal.type("half a line")
    terminal.wait(for: "line")
    terminal.send(signal)
    #expect(terminal.waitForExit() != 0)
    #expect(terminal.isRestored)
  }

  @Test("A signal while something runs ends it", .timeLimit(.minutes(1)))
  func signalWhileRunning() throws {
    let terminal = try started()
    terminal.type("print \"be\" + \"gun\"; while true { }\r")
    terminal.wait(for: "begun")
    terminal.send(SIGTERM)
    #expect(terminal.waitForExit() != nil)
    #expect(terminal.isRestored)
  }
}
