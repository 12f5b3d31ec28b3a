import AKSLInterpreter
import AKSLReports
import AKSModel
import Foundation
import Testing

@testable import aksl

/// What moves on a terminal while simulated time passes.
@Suite("Lines that are painted again", .serialized)
struct LivePanelTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func started() throws -> Terminal {
    let terminal = try Terminal(state: folder.path)
    terminal.wait(for: Terminal.ready)
    return terminal
  }

  @Test(
    "At a pace a bar shows how far an operation is, and Ctrl-C goes to its end, not to an end of the work")
  func pace() throws {
    let terminal = try started()
    terminal.submit("set speed 2x")
    terminal.type("scale dev to 4; print dev.nodes.deallocated\r")
    terminal.wait(for: "scale pool dev  ░░░░")
    let clock = ContinuousClock().now
    terminal.type("\u{03}")
    let said = terminal.wait(for: Terminal.ready)
    // 78 seconds at twice the speed would be 39.
    #expect(ContinuousClock().now - clock < .seconds(20))
    #expect(said.contains("scaled 10 -> 4 in 1m18s") && said.contains("6\r\n"))
    #expect(!said.contains("interrupted"))
    #expect(terminal.submit("set speed off; start system").contains("error"))
    #expect(terminal.submit("advance 1h").contains("1h later: d1 01:01:18; $1.373 spent"))
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0)
    #expect(terminal.isRestored)
  }

  @Test("The first Ctrl-C ends one operation's wait, the second one the work")
  func twoInterrupts() throws {
    let terminal = try started()
    terminal.submit("set speed 1x")
    terminal.type("for i in 1..100 { advance 10m }\r")
    terminal.wait(for: "^C skips")
    terminal.type("\u{03}")
    terminal.wait(for: "^C stops")
    terminal.type("\u{03}")
    let said = terminal.wait(for: Terminal.ready)
    #expect(said.contains("interrupted at d1 00:10:0") || said.contains("interrupted at d1 00:20:0"))
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0)
  }

  @Test("Ctrl-C skips one operation after the other, and the rest of the entry is done")
  func skipsInTurn() throws {
    let terminal = try started()
    terminal.submit("set speed 2x")
    terminal.type("pool dev stop; pool dev start; print 6 * 7\r")
    for operation in ["stop pool dev", "start pool dev"] {
      terminal.wait(for: operation)
      terminal.wait(for: "^C skips")
      terminal.type("\u{03}")
    }
    let said = terminal.wait(for: Terminal.ready)
    #expect(said.contains("42\r\n") && !said.contains("interrupted"))
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0)
  }

  @Test("The keys stay where the window is narrow", arguments: 14...120)
  func hint(width: Int) {
    let end = Instant(milliseconds: 80_000)
    for end in [nil, end] {
      let report = ClockReport(
        from: .start, until: .start, began: .start, end: end, what: end == nil ? "wait" : "stop pool dev",
        speed: 60)
      let line = LivePanel.line(report, at: Instant(milliseconds: 40_000), hint: "^C skips", width, .plain)
      #expect(line.contains("^C") && line.count < max(width, 16), "\(line)")
      #expect(line.hasSuffix("  ^C skips") || width < 60, "\(line)")
    }
  }

  @Test(
    "Of a value that is watched, the value is cut last",
    arguments: [
      (80, "d1 00:00:08  dev.nodes.running = 4"), (30, "dev.nodes.running = 4"), (19, "dev.nodes.runn… = 4"),
      (6, "d… = 4"), (5, "4"), (1, "4"),
    ])
  func watched(width: Int, line: String) {
    #expect(LivePanel.line("dev.nodes.running", "4", at: Instant(milliseconds: 8000), width) == line)
  }

  @Test("What is watched is painted anew when the window gets another size")
  func resizing() throws {
    let terminal = try started()
    terminal.submit("set speed 2x; watch dev.nodes.running")
    terminal.type("scale dev to 4; print 6 * 7\r")
    terminal.wait(for: "^C skips")
    terminal.resize(columns: 24)
    terminal.wait(for: "  ^C\r")
    terminal.resize(columns: 80)
    terminal.wait(for: "░  ")
    terminal.type("\u{03}")
    let said = terminal.wait(for: Terminal.ready)
    #expect(said.contains("42\r\n") && said.contains("dev.nodes.running = 4"))
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0)
  }

  @Test("What is watched has a line that is painted again, and stays when the line has been run")
  func watching() throws {
    let terminal = try started()
    #expect(terminal.submit("watch dev.nodes.running").contains("d1 00:00:00  dev.nodes.running = 10"))
    let said = terminal.submit("scale dev to 4; scale dev to 3")
    // Whatever is said stands above it.
    let end = said.range(of: "scaled 4 -> 3").map { said[$0.upperBound...] } ?? ""
    #expect(end.contains("dev.nodes.running = 3\r\n"))
    #expect(!terminal.submit("show pools").contains("dev.nodes.running ="))
    terminal.type("\u{04}")
    #expect(terminal.waitForExit() == 0)
  }

  @Test("Where nobody watches, there is no pace, and a line for each change")
  func pipe() throws {
    let result = try Program.run(["-e", "set speed 1x; watch dev.nodes.running; scale dev to 4; advance 9h"])
    #expect(result.exitCode == 0)
    #expect(
      result.text == """
        speed is 1x
        d1 00:00:00  dev.nodes.running = 10
        d1 00:00:08  dev.nodes.running = 4
        dev: scaled 10 -> 4 in 1m18s; 6 nodes deallocated. Now Running, 4 running, 6 deallocated.
        9h later: d1 09:01:18

        """)
    let json = try Program.run(["--output", "json", "-e", "watch dev.count; scale dev to 4"])
    #expect(json.text.contains(#""type":"watched","at":"2024-01-01T00:00:00Z""#))
    #expect(json.text.contains(#""expression":"dev.count","value":4}"#) && !json.text.contains(#""clock""#))
  }

  @Test(
    "A bar fits the screen",
    arguments: [
      (60, 0, "stop pool dev  ░░░░░░░░░░░░░░░░░░░░░░░░    0 %  d1 00:00:00"),
      (60, 40_000, "stop pool dev  ████████████░░░░░░░░░░░░   50 %  d1 00:00:40"),
      (60, 80_000, "stop pool dev  ████████████████████████  100 %  d1 00:01:20"),
      (36, 40_000, "stop pool dev  50 %  d1 00:00:40"),
      (24, 40_000, "stop pool dev  50 %"),
      (16, 40_000, "50 %"),
      (200, 20_000, "stop pool dev  ███████░░░░░░░░░░░░░░░░░░░░░░░   25 %  d1 00:00:20"),
    ])
  func bar(width: Int, at: Int64, line: String) {
    let end = Instant(milliseconds: 80_000)
    let report = ClockReport(
      from: .start, until: end, began: .start, end: end, what: "stop pool dev", speed: 60)
    let text = LivePanel.line(report, at: Instant(milliseconds: at), width, .plain)
    #expect(text == line)
    #expect(text.count < width)
  }

  @Test(
    "Charts are drawn with what the terminal has",
    arguments: [
      (true, ["LANG": "de_DE.UTF-8", "TERM": "xterm"], Style.Glyphs.braille),
      (true, ["LANG": "de_DE.UTF-8", "LC_ALL": "C"], .letters), (true, ["LC_CTYPE": "C.utf8"], .braille),
      (true, ["LANG": "en_US.UTF-8", "TERM": "linux"], .blocks),
      (true, ["LANG": "C.UTF-8", "TERM": "dumb"], .letters),
      (true, [:], .letters), (false, [:], .braille),
    ])
  func glyphs(isTerminal: Bool, environment: [String: String], glyphs: Style.Glyphs) {
    #expect(Environment.glyphs(onTerminal: isTerminal) { environment[$0] } == glyphs)
  }
}
