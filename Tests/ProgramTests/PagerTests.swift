import Foundation
import Testing

/// Answers that are longer than the window, at the prompt.
@Suite("Long answers", .serialized)
struct PagerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A prompt in a window of 24 rows.
  private func prompt(_ environment: String...) throws -> Terminal {
    let terminal = try Terminal(state: folder.path, environment: environment)
    terminal.wait(for: Terminal.ready)
    return terminal
  }

  @Test("A pager shows what is longer than the window, and nothing else")
  func pager() throws {
    let terminal = try prompt("AKSL_PAGER=echo paged; head -n 2", "PAGER=cat")
    let told = terminal.submit("help pool")
    #expect(told.contains("paged\r\npool <pool> add ") && !told.contains("Properties of a pool"))
    #expect(!terminal.submit("show pools").contains("paged"))
    #expect(terminal.submit("show rules").contains("paged"))
    // `print` of many lines is no answer, and comes as it goes.
    #expect(!terminal.submit("for i in 1..60 { print i }").contains("paged"))
    #expect(terminal.submit("history").contains("4  for i in 1..60"))
  }

  @Test("It has the terminal as the prompt found it, and gives it back")
  func terminalSettings() throws {
    let terminal = try prompt(
      "AKSL_PAGER=cat >/dev/null; echo reads; read line </dev/tty; echo \"read <$line>\"; stty -a </dev/tty")
    terminal.type("help pool\r")
    terminal.wait(for: "reads")
    terminal.type("more\r")
    let told = terminal.wait(for: Terminal.ready)
    #expect(told.contains("read <more>") && told.contains(" icanon ") && told.contains(" echo "))
    #expect(terminal.submit("print 6 * 7").contains("42"))
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0 && terminal.isRestored)
  }

  @Test("One that has seen enough, or that is stopped by Ctrl-C, leaves the prompt as it was")
  func early() throws {
    // A shell that is about to become its last command may forget a Ctrl-C.
    let terminal = try prompt("AKSL_PAGER=echo begun; while sleep 0.02; do :; done")
    terminal.type("help pool; print \"end\"\r")
    terminal.wait(for: "begun")
    terminal.type("\u{03}")
    let told = terminal.wait(for: Terminal.ready)
    #expect(told.contains("end") && !told.contains("interrupted"))
    let hasty = try prompt("AKSL_PAGER=exit 0")
    #expect(hasty.submit("help functions; print 6 * 7").contains("42"))
  }

  @Test(
    "Without a pager, all of it is written",
    arguments: ["AKSL_PAGER=cat", "AKSL_PAGER=", "AKSL_PAGER=no-such-pager"])
  func none(variable: String) throws {
    let terminal = try prompt(variable, "PAGER=echo paged")
    let told = terminal.submit("help pool")
    #expect(
      told.contains("pool <pool> add ") && told.contains("Properties of a pool") && !told.contains("paged"))
  }

  @Test("What was typed ahead is for the next line")
  func typedAhead() throws {
    let terminal = try prompt("AKSL_PAGER=echo paged; cat >/dev/null")
    terminal.type("help pool\rprint 6 * 7\r")
    let told = terminal.wait(for: "42")
    #expect(told.contains("Properties of a pool") && !told.contains("paged"))
  }

  @Test("Whoever presses Ctrl-C has had enough of pages")
  func enough() throws {
    let terminal = try prompt("AKSL_PAGER=cat >/dev/null; echo begun; while sleep 0.02; do :; done")
    terminal.type("for i in 1..3 { help pool }; print \"end\"\r")
    terminal.wait(for: "begun")
    terminal.type("\u{03}")
    let told = terminal.wait(for: Terminal.ready)
    #expect(told.contains("end") && !told.contains("begun"))
    #expect(told.split(separator: "Properties of a pool").count == 3)
  }

  @Test("Lines that take several rows of the window count as so many")
  func longLines() throws {
    let terminal = try prompt("AKSL_PAGER=echo paged", "PAGER=cat")
    #expect(!terminal.submit("history").contains("paged"))
    terminal.submit("# " + String(repeating: "long ", count: 600))
    #expect(terminal.submit("history").contains("paged"))
  }

  @Test("PAGER is the pager of those who name no other")
  func usual() throws {
    #expect(try prompt("PAGER=echo paged").submit("help pool").contains("paged"))
  }
}
