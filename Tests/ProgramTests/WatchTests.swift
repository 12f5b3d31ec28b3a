import Foundation
import PseudoTerminal
import Testing

/// `aksl test --watch` with somebody who edits files beside it.
@Suite("Watching", .serialized)
struct WatchTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func started(_ arguments: String...) throws -> Terminal {
    try Terminal(state: folder.path("state"), arguments: ["test", "--watch"] + arguments)
  }

  @Test("A change runs what depends on it, and Ctrl-C leaves")
  func changes() throws {
    let lib = try folder.write("lib.aksl", "let n = 1\n")
    let a = try folder.write("t/a.aksl", "include \"../lib.aksl\"\nscenario \"first\" { assert n == 1 }\n")
    try folder.write("t/b.aksl", "scenario \"second\" { assert true }\n")
    let terminal = try started(folder.path("t"))
    terminal.wait(for: "2 passed, 0 failed")
    // Only what includes the file runs again.
    try folder.write("lib.aksl", "let n = 2\n")
    let said = terminal.wait(for: "0 passed, 1 failed")
    #expect(said.contains("FAIL first") && !said.contains("second"))
    try folder.write("lib.aksl", "let n = 1\n")
    terminal.wait(for: "1 passed, 0 failed")
    // A file that comes is found, and one that is broken is told.
    try folder.write("t/c.aksl", "scenario \"third\" { assert 1 == 2 }\n")
    #expect(terminal.wait(for: "0 passed, 1 failed").contains("FAIL third"))
    try folder.write("t/b.aksl", "scenario \"second\" {\n")
    terminal.wait(for: "error[")
    try FileManager.default.removeItem(atPath: a)
    try folder.write("t/b.aksl", "scenario \"second\" { }\n")
    terminal.wait(for: "1 passed, 0 failed")
    terminal.type("\u{03}")
    #expect(terminal.waitForExit() == 130)
    _ = lib
  }

  @Test("It sleeps while nothing changes, and answers soon")
  func soon() throws {
    try folder.write("a.aksl", "scenario \"s\" { assert 1 == 1 }\n")
    let terminal = try started(folder.path("a.aksl"))
    terminal.wait(for: "1 passed, 0 failed")
    // The best of several: the machine may be busy with other tests.
    var best = Duration.seconds(100)
    for round in 1...10 {
      let failing = round % 2
      let start = ContinuousClock.now
      try folder.write("a.aksl", "scenario \"s\" { assert 1 == \(1 + failing) }\n")
      terminal.wait(for: failing == 1 ? "0 passed, 1 failed" : "1 passed, 0 failed")
      best = min(best, ContinuousClock.now - start)
    }
    #expect(best < .milliseconds(100))
    terminal.type("\u{03}")
    #expect(terminal.waitForExit() == 130)
  }

  @Test(
    "What cannot be watched", arguments: [["-"], ["--list"], ["--report", "tap=x"], ["--coverage", "text"]])
  func usage(options: [String]) throws {
    let file = try folder.write("a.aksl", "scenario \"s\" { }\n")
    #expect(try Program.run(["test", "--watch", file] + options).exitCode == 2)
  }

  @Test("How far it is stands on a terminal only, and goes")
  func progress() throws {
    for name in ["a", "b", "c"] { try folder.write("t/\(name).aksl", "scenario \"s\" { assert 1 == 2 }\n") }
    let terminal = try Terminal(state: folder.path("state"), arguments: ["test", folder.path("t")])
    #expect(terminal.wait(for: "0 passed, 3 failed").contains("0/3 files\r\u{1B}[K"))
    #expect(terminal.waitForExit() == 1)
    let piped = try Program.run(
      ["test", folder.path("t")], environment: ["XDG_STATE_HOME": folder.path("state")])
    #expect(!piped.errorText.contains("files") && !piped.errorText.contains("\u{1B}"))
  }
}
