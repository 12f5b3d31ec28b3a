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

  @Test("A change runs what depends on it, every round ends with the whole suite, and Ctrl-C leaves")
  func changes() throws {
    try folder.write("lib.aksl", "let n = 1\n")
    let a = try folder.write("t/a.aksl", "include \"../lib.aksl\"\nscenario \"first\" { assert n == 1 }\n")
    let b = try folder.write("t/b.aksl", "scenario \"second\" { assert true }\n")
    let terminal = try started(folder.path("t"))
    #expect(
      terminal.wait(for: "2 passed, 0 failed (2 tests in 2 files").contains(
        "watching 2 files, Ctrl-C ends it"))
    // Only what includes the file runs again.
    try folder.write("lib.aksl", "let n = 2\n")
    let said = terminal.wait(for: "1 passed, 1 failed (2 tests in 2 files")
    #expect(said.contains("changed: \(folder.path("t"))/../lib.aksl"))
    #expect(said.contains(a + "\r\n") && said.contains("FAIL first") && !said.contains("second"))
    // What still fails elsewhere is in the sum, and named.
    try folder.write("t/b.aksl", "scenario \"second\" { assert 1 == 1 }\n")
    let other = terminal.wait(for: "1 passed, 1 failed (2 tests in 2 files")
    #expect(other.contains("ok   second") && other.contains("what failed:\r\n  FAIL \(a):2:"))
    try folder.write("lib.aksl", "let n = 1\n")
    terminal.wait(for: "2 passed, 0 failed")
    // A file that comes is found, and one that is broken is told.
    try folder.write("t/c.aksl", "scenario \"third\" { assert 1 == 2 }\n")
    #expect(terminal.wait(for: "2 passed, 1 failed (3 tests in 3 files").contains("FAIL third"))
    try folder.write("t/b.aksl", "scenario \"second\" {\n")
    terminal.wait(for: "error[")
    terminal.wait(for: "1 passed, 1 failed, 1 error")
    // A file that goes takes its results with it.
    try FileManager.default.removeItem(atPath: folder.path("t/c.aksl"))
    #expect(terminal.wait(for: "1 passed, 0 failed, 1 error").contains("gone: \(folder.path("t/c.aksl"))"))
    try FileManager.default.removeItem(atPath: b)
    terminal.wait(for: "1 passed, 0 failed (1 test in 1 file")
    terminal.type("\u{03}")
    #expect(terminal.waitForExit() == 130)
  }

  @Test("Folders that come later are looked through, and an include that was not there is waited for")
  func later() throws {
    try folder.write("t/a.aksl", "include \"lib.aksl\"\nscenario \"first\" { assert n == 1 }\n")
    let terminal = try started(folder.path("t"))
    terminal.wait(for: "0 passed, 0 failed, 1 error")
    try folder.write("t/lib.aksl", "let n = 1\n")
    terminal.wait(for: "1 passed, 0 failed (1 test in 1 file")
    try FileManager.default.createDirectory(
      atPath: folder.path("t/deep/er"), withIntermediateDirectories: true)
    usleep(100_000)
    try folder.write("t/deep/er/b.aksl", "scenario \"second\" { }\n")
    terminal.wait(for: "2 passed, 0 failed (2 tests in 2 files")
    terminal.type("\u{03}")
    #expect(terminal.waitForExit() == 130)
  }

  @Test("What a run itself writes is no change")
  func ownOutput() throws {
    let a = try folder.write("a.aksl", "print 1\nscenario \"s\" { }\n")
    try folder.write("a.out", "old\n")
    let terminal = try started(a, "--update")
    terminal.wait(for: "2 passed, 0 failed")
    try folder.write("a.aksl", "print 2\nscenario \"s\" { }\n")
    terminal.wait(for: "2 passed, 0 failed")
    usleep(300_000)
    try folder.write("a.aksl", "print 2\nscenario \"t\" { }\n")
    #expect(!terminal.wait(for: "ok   t").contains("changed: \(folder.path("a.out"))"))
    terminal.type("\u{03}")
    #expect(terminal.waitForExit() == 130)
  }

  @Test("Keys are not shown, and the terminal is left as it was")
  func keys() throws {
    try folder.write("a.aksl", "scenario \"s\" { }\n")
    let terminal = try started(folder.path("a.aksl"))
    terminal.wait(for: "1 passed")
    terminal.type("typed\r")
    try folder.write("a.aksl", "scenario \"s\" { assert true }\n")
    #expect(!terminal.wait(for: "1 assertion").contains("typed"))
    terminal.type("\u{03}")
    #expect(terminal.waitForExit() == 130)
    #expect(terminal.isRestored)
    let ended = try started(folder.path("a.aksl"))
    ended.wait(for: "1 passed")
    ended.send(SIGTERM)
    #expect(ended.waitForExit() == 143)
    #expect(ended.isRestored)
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

  @Test("Many files are looked at less often")
  func many() throws {
    for number in 1...400 { try folder.write("t/\(number).aksl", "scenario \"s\" { }\n") }
    let terminal = try started(folder.path("t"), "-q")
    terminal.wait(for: "400 passed")
    usleep(200_000)
    guard let before = terminal.sleeps else { return }
    usleep(1_000_000)
    // Fifty times a second would cost a tenth of a processor for a thousand files.
    #expect(try #require(terminal.sleeps) - before < 25)
    terminal.type("\u{03}")
    #expect(terminal.waitForExit() == 130)
  }

  @Test(
    "What cannot be watched", arguments: [["-"], ["--list"], ["--report", "tap=x"], ["--coverage", "text"]])
  func usage(options: [String]) throws {
    let file = try folder.write("a.aksl", "scenario \"s\" { }\n")
    #expect(try Program.run(["test", "--watch", file] + options).exitCode == 2)
  }

  @Test("A change runs the documents that depend on it, and tells of all")
  func documents() throws {
    let fence = { (text: String) in "```aksl\n\(text)\n```\n\n" }
    try folder.write("lib.aksl", "let n = 1\n")
    try folder.write("parts/one.txt", fence("assert dev.count == 10"))
    let setUp = try folder.write("lab.aksl", "let m = 1\n")
    let a = try folder.write("d/a.md", fence("include \"../lib.aksl\"\nassert n == 1"))
    try folder.write("d/b.md", "[!INCLUDE [title](../parts/one.txt)]\n\n" + fence("assert m == 1"))
    let terminal = try Terminal(
      state: folder.path("state"),
      arguments: ["doc", "--watch", folder.path("d"), "--setup", setUp], columns: 300)
    terminal.wait(for: "3 passed, 0 failed (3 tests in 2 files")
    // What a fence includes.
    try folder.write("lib.aksl", "let n = 2\n")
    let said = terminal.wait(for: "2 passed, 1 failed (3 tests in 2 files")
    #expect(said.contains("changed: \(folder.path("d"))/../lib.aksl") && said.contains("FAIL b1"))
    #expect(said.components(separatedBy: "ok   b").count == 1, "only what includes it")
    // What a document includes.
    try folder.write("parts/one.txt", fence("assert dev.count == 9"))
    #expect(terminal.wait(for: "1 passed, 2 failed (3 tests in 2 files").contains("what failed:"))
    try folder.write("lib.aksl", "let n = 1\n")
    try folder.write("parts/one.txt", fence("assert dev.count == 10"))
    terminal.wait(for: "3 passed, 0 failed")
    // What all begin with, a document that comes, and one that goes.
    try folder.write("lab.aksl", "let m = 2\n")
    terminal.wait(for: "2 passed, 1 failed")
    try folder.write("d/c.markdown", fence("assert 1 == 1"))
    terminal.wait(for: "3 passed, 1 failed (4 tests in 3 files")
    try FileManager.default.removeItem(atPath: a)
    terminal.wait(for: "2 passed, 1 failed (3 tests in 2 files")
    terminal.type("\u{03}")
    #expect(terminal.waitForExit() == 130)
    for options in [
      ["-"], ["--list"], ["--update"], ["--fix"], ["--report", "tap=x"], ["--min-coverage", "1"],
    ] {
      #expect(try Program.run(["doc", "--watch", folder.path("d")] + options).exitCode == 2, "\(options)")
    }
  }

  @Test("How far it is stands on a terminal only, names what runs, and goes")
  func progress() throws {
    let text = "scenario \"a loop\" { let i = 0; while i < 10000000 { i += 1 }; assert i == 0 }\n"
    let file = try folder.write("t/a.aksl", "scenario \"quick\" { }\n" + text)
    let terminal = try Terminal(
      state: folder.path("state"), arguments: ["test", folder.path("t")], columns: 200)
    #expect(terminal.wait(for: "1 passed, 1 failed").contains("0/1 files, 2 tests: \(file) a loop\r\u{1B}[K"))
    #expect(terminal.waitForExit() == 1)
    let piped = try Program.run(
      ["test", folder.path("t")], environment: ["XDG_STATE_HOME": folder.path("state")])
    #expect(!piped.errorText.contains("files") && !piped.errorText.contains("\u{1B}"))
  }

  @Test("After Ctrl-C every report tells what did not run")
  func interrupted() throws {
    let loop = "scenario \"a loop\" { while true { } }\n"
    try folder.write("t/a.aksl", "scenario \"quick\" { }\n" + loop + "scenario \"behind\" { }\n")
    try folder.write("t/b.aksl", "scenario \"other\" { }\n")
    let report = folder.path("r")
    let terminal = try Terminal(
      state: folder.path("state"),
      arguments: ["test", folder.path("t"), "--report", "junit=\(report).xml,json=\(report).json"],
      columns: 200)
    terminal.wait(for: "a loop")
    terminal.type("\u{03}")
    terminal.wait(for: "1 passed, 0 failed, 3 not run (4 tests in 2 files")
    terminal.wait(for: "; interrupted)")
    #expect(terminal.waitForExit() == 130)
    #expect(folder.text("r.xml")?.contains("tests=\"4\" failures=\"0\" errors=\"0\"") == true)
    #expect(folder.text("r.xml")?.contains("not run: interrupted") == true)
    #expect(folder.text("r.json")?.contains("\"notRun\": 3") == true)
    // What did not run is not what failed last time.
    let failed = try Program.run(
      ["test", folder.path("t"), "--failed"], environment: ["XDG_STATE_HOME": folder.path("state")])
    #expect(failed.exitCode == 2)
  }
}
