import AKSLLanguage
import AKSModel
import Synchronization
import Testing

@testable import AKSLInterpreter

/// `save session`: what was typed, as a script that comes to the same state.
@Suite("What was typed")
struct TypedScriptTests {
  /// Where files are written to, and read from.
  private final class Shelf: Sendable {
    let files = Mutex<[String: String]>([:])
    var options: Session.Options {
      var options = Session.Options()
      options.saveSource = { path, text, _, _ in
        self.files.withLock { $0[path] = text }
        return nil
      }
      options.loadSource = { path, _ in
        self.files.withLock { $0[path] }.map { .success(SourceText(name: path, $0)) }
          ?? .failure(LoadFailure(reason: "no such file"))
      }
      options.drawing = ChartDrawing(mark: "<svg") { _ in "<svg/>" }
      return options
    }
  }

  /// Types lines, saves, and gives the script without its head.
  private func saved(_ lines: [String], _ shelf: Shelf = Shelf()) -> (
    script: String, said: Transcript, session: Session
  ) {
    var session = Session(options: shelf.options)
    for line in lines { _ = transcript(line, in: &session) }
    let said = transcript("save session \"s.aksl\"", in: &session)
    let text = shelf.files.withLock { $0["s.aksl"] } ?? ""
    return (text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n"), said, session)
  }

  @Test(
    "Lines as they were typed, as a script says them",
    arguments: [
      (["scale dev to 5", "advance 2h"], "scale dev to 5\nadvance 2h"),
      (["dev.count", "dev", "1 + 2"], "print dev.count\nprint dev\nprint 1 + 2"),
      (["let n = 3", "let n = 5", "scale dev to n"], "let n = 3\nn = 5\nscale dev to n"),
      (
        ["plot dev.count over 1h as svg \"p.svg\"", "scale dev to 2"],
        "plot dev.count over 1h as svg \"p.svg\"\nscale dev to 2"
      ),
      (["scale dev to 5", "undo", "redo", "undo", "stop dev"], "stop dev"),
      (["scale dev to 5", "undo", "redo"], "scale dev to 5"),
      (["let n = 3", "undo", "let n = 4", "n = 5", "undo", "scale dev to n"], "let n = 4\nscale dev to n"),
      (["set strict on", "undo", "scale dev to 5"], "scale dev to 5"),
      (["scale dev to 5; scale dev to 3", "undo"], "scale dev to 5; scale dev to 3\nundo"),
      (["scale dev to 8; scale dev to 7", "undo", "undo", "redo"], "scale dev to 8; scale dev to 7\nundo"),
      (["scale dev to 8; scale dev to 7", "undo 2", "redo"], "scale dev to 8; scale dev to 7\nundo 1"),
      (["let a = 1; scale dev to 4; let b = 2", "undo; let c = 3", "undo", "undo", "stop dev"], "stop dev"),
      (["scale dev to 8", "scale dev to 7", "undo; scale dev to 2", "undo", "undo"], "scale dev to 8"),
      (["scale dev to 5; scale dev to 3", "stop dev", "undo 2"], "scale dev to 5; scale dev to 3\nundo 1"),
      (["scale dev to 5; scale dev to 3", "undo 2", "redo"], "scale dev to 5; scale dev to 3\nundo 1"),
      (["scale dev to 5; scale dev to 3", "undo 2", "redo 2"], "scale dev to 5; scale dev to 3"),
      (
        ["scale dev to 1001", "scale dev to 4"],
        "scale dev to 1001 expect error InvalidParameter\nscale dev to 4"
      ),
      (
        ["scale dev to 4; scale dev to 1001; advance 1h"],
        "scale dev to 4\nscale dev to 1001 expect error InvalidParameter"
      ),
      (["scale dv to 3", "wobble", "scale dev to 2"], "scale dev to 2"),
      (["assert dev.count == 3", "scale dev to 2"], "scale dev to 2"),
      (["pool dev stop nowait", "wait"], "pool dev stop nowait\nwait"),
      (["snapshot calm", "stop dev", "restore calm"], "snapshot calm\nstop dev\nrestore calm"),
      (["def f(n) { return n + 1 }", "scale dev to f(2)"], "def f(n) { return n + 1 }\nscale dev to f(2)"),
      (["save session \"a.aksl\"", "show session", "help tour"], "show session"),
      (
        [
          "az aks nodepool scale --resource-group default-rg --cluster-name sandbox --name dev --node-count 1001"
        ],
        "expect error ResourceNotFound {\n  az aks nodepool scale --resource-group default-rg --cluster-name sandbox --name dev --node-count 1001\n}"
      ),
      (
        ["every weekday at 19:00 as night { stop dev }", "advance 2d"],
        "every weekday at 19:00 as night { stop dev }\nadvance 2d"
      ),
      (
        ["set strict on", "timing random seed 3", "scale dev to 12"],
        "set strict on\ntiming random seed 3\nscale dev to 12"
      ),
    ])
  func lines(typed: [String], script: String) {
    let (text, said, _) = saved(typed)
    #expect(said.problems.isEmpty, "\(said.lines)")
    #expect(text == script)
  }

  @Test("The script comes to the same clock, nodes and bill")
  func state() throws {
    let shelf = Shelf()
    let (_, said, session) = saved(
      [
        "scale dev to 14; advance 3h", "stop dev", "undo", "pool web add count 2", "advance 1d",
        "scale web to 900 nowait", "advance 30s",
      ],
      shelf)
    #expect(said.problems.isEmpty)
    var other = Session(options: shelf.options)
    let text = try #require(shelf.files.withLock { $0["s.aksl"] })
    #expect(transcript(text, name: "s.aksl", in: &other, mode: .script).problems.isEmpty)
    #expect(other.now == session.now)
    #expect(other.world.simulation.events.endIndex == session.world.simulation.events.endIndex)
    for line in ["cost.total", "cost.perHour", "dev.nodes.running", "web.state"] {
      var (a, b) = (session, other)
      #expect(transcript(line, in: &a).lines == transcript(line, in: &b).lines, "\(line)")
    }
  }

  @Test("A world of files comes first")
  func ownWorld() throws {
    var outer = Session(options: Shelf().options)
    _ = transcript(
      "world from {name: \"prod\", agentPoolProfiles: [{name: \"web\", mode: \"System\", count: 3}]}",
      in: &outer)
    var session = Session(inWorldOf: outer)
    _ = transcript("scale web to 4", in: &session)
    let shown = TypedScript(of: session, until: nil).text
    #expect(shown.contains("world from") && shown.hasSuffix("scale web to 4\n"))
    let said = transcript("save session \"s.aksl\"", in: &session)
    #expect(said.problems.isEmpty, "\(said.lines)")
  }

  @Test("What cannot be lived through again is told, with the way that is left")
  func impossible() {
    let shelf = Shelf()
    var session = Session(options: shelf.options)
    // What is asked of Kubernetes in a loop is said by no line of az.
    _ = transcript(
      "for n in 1..3 { workload \"w${n}\" add replicas n cpu 1 memory 1Gi; if n == 2 { fail \"no\" } }",
      in: &session)
    let said = transcript("save session \"s.aksl\"", in: &session)
    #expect(said.problems.map(\.code) == ["E021"])
    #expect(said.problems.first?.title.contains("`for n in 1..3 {") == true, "\(said.problems)")
    #expect(shelf.files.withLock { $0.isEmpty })
    #expect(transcript("save world \"w.aksl\"", in: &session).problems.isEmpty)
  }

  @Test(
    "A function that was defined again has a name of its own for each version",
    arguments: [
      (
        [
          "def f() { return 1 }", "def g() { return f() }", "def f() { return 2 }",
          "scale dev to (f() + g())",
        ],
        "def f_1() { return 1 }\ndef g() { return f_1() }\ndef f() { return 2 }\nscale dev to (f() + g())"
      ),
      (
        [
          "def f(n) { if n > 0 { f(n - 1) } }", "\"${f(1)}\"", "f(2); def f(n) { print n }",
          "def f(n) { f(n) }",
        ],
        """
        def f_1(n) { if n > 0 { f_1(n - 1) } }
        print "${f_1(1)}"
        f_2(2); def f_2(n) { print n }
        def f(n) { f(n) }
        """
      ),
      (
        [
          "let f_1 = 3", "def f() { return f_1 }", "dev.f()", "def f() { return 1 }", "undo",
          "scale dev to f()",
        ],
        "let f_1 = 3\ndef f() { return f_1 }\nscale dev to f()"
      ),
      (
        [
          "let f_1 = 3", "def f() { return f_1 }", "def f() { return 2 }", "def f() { return 5 }",
          "scale dev to f()",
        ],
        """
        let f_1 = 3
        def f_1_() { return f_1 }
        def f_2() { return 2 }
        def f() { return 5 }
        scale dev to f()
        """
      ),
    ])
  func redefined(lines: [String], script: String) {
    let (text, said, _) = saved(lines)
    #expect(said.problems.isEmpty, "\(said.problems)")
    #expect(text == script)
  }

  @Test("A script saves what it has run so far")
  func inScript() {
    let shelf = Shelf()
    let said = transcript("scale dev to 5\nsave session \"s.aksl\"\nscale dev to 6", options: shelf.options)
    #expect(said.problems.isEmpty)
    let text = shelf.files.withLock { $0["s.aksl"] } ?? ""
    #expect(text.hasSuffix("scale dev to 5\n") && !text.contains("6"))
  }

  @Test("undo takes back what an included file did, statement by statement")
  func undoOfIncluded() {
    let shelf = Shelf()
    shelf.files.withLock { $0["two.aksl"] = "scale dev to 5\nscale dev to 3\n" }
    var session = Session(options: shelf.options)
    _ = transcript("include \"two.aksl\"", in: &session)
    #expect(transcript("dev.count", in: &session).lines == ["= 3"])
    _ = transcript("undo", in: &session)
    #expect(transcript("dev.count", in: &session).lines == ["= 5"])
    _ = transcript("undo", in: &session)
    #expect(transcript("dev.count", in: &session).lines == ["= 10"])
  }

  // MARK: - What was broken off

  /// Types lines, of which one is interrupted when the clock has come to a moment, and saves.
  private func interrupted(_ lines: [String], at minutes: Int64, _ shelf: Shelf = Shelf()) -> (
    script: String, said: Transcript, session: Session
  ) {
    var session = Session(options: shelf.options)
    for line in lines {
      let isLong = line.hasPrefix("!")
      let clock = Mutex<Instant>(session.now)
      _ = session.run(
        SourceText(name: "<prompt>", isLong ? String(line.dropFirst()) : line), mode: .prompt,
        shouldStop: { isLong && clock.withLock { $0 }.milliseconds >= minutes * 60_000 },
        emit: { event in clock.withLock { $0 = event.at } })
    }
    let said = transcript("save session \"s.aksl\"", in: &session)
    let text = shelf.files.withLock { $0["s.aksl"] } ?? ""
    return (text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n"), said, session)
  }

  @Test(
    "What was interrupted is saved as what it came to",
    arguments: [
      // Only time has passed.
      (
        ["!for i in 1..1000000 { advance 10m; print i }", "scale dev to 4"], Int64(30),
        "advance 30m\nscale dev to 4"
      ),
      (
        [
          "scale dev to 4", "!repeat 100 { scale dev to (dev.count + 1); print dev.count; advance 1h }",
          "dev.count",
        ],
        130, nil
      ),
      (["!pool web add count 3; advance 2h; print now; advance 3h", "web.state"], 120, nil),
      // Taken back, it leaves nothing.
      (["!for i in 1..1000000 { advance 10m; print i }", "undo", "scale dev to 4"], 30, nil),
      (
        ["scale dev to 4", "!for i in 1..99 { scale dev to 5; advance 1h; print i }", "undo 2", "dev.count"],
        70, nil
      ),
      (
        ["snapshot calm", "!for i in 1..99 { workload \"w${i}\" add; advance 1h; print i }", "undo"], 70, nil
      ),
      (["every 15m { scale dev to (dev.count + 1) }", "!for i in 1..99 { advance 20m; print i }"], 70, nil),
      (
        [
          "pool s add priority spot; pool t add priority spot",
          "!pool s spot-eviction-rate 50%; pool t spot-eviction-rate 9%; pool t delete; set strict on; advance 9h",
          "s.count",
        ], 70, nil
      ),
      (
        [
          "!repeat 9 { scale dev to 4; advance 20m; set strict on; timing node-start 99s; undo }", "undo",
          "dev.count",
        ],
        30, nil
      ),
      (["!for i in 1..99 { node dev/3 cordon; advance 20m; print i }", "dev/3.state"], 70, nil),
    ] as [([String], Int64, String?)])
  func interruption(lines: [String], minutes: Int64, script: String?) {
    let shelf = Shelf()
    let (text, said, session) = interrupted(lines, at: minutes, shelf)
    #expect(said.problems.isEmpty, "\(said.problems): \(text)")
    if let script { #expect(text == script) }
    var other = Session(options: shelf.options)
    let whole = shelf.files.withLock { $0["s.aksl"] } ?? ""
    #expect(transcript(whole, name: "s.aksl", in: &other, mode: .script).problems.isEmpty, "\(whole)")
    #expect(other.now == session.now, "\(whole)")
    #expect(other.world.simulation.events.endIndex == session.world.simulation.events.endIndex)
  }

  @Test("A command that was interrupted while it was waited for goes on without being waited for")
  func interruptedCommand() {
    var asked = 0
    let shelf = Shelf()
    var session = Session(options: shelf.options)
    _ = session.run(
      SourceText(name: "<prompt>", "scale dev to 20"), mode: .prompt,
      shouldStop: {
        asked += 1
        return asked > 1
      }, emit: { _ in })
    #expect(transcript("dev.state", in: &session).lines == ["= Scaling"])
    let said = transcript("save session \"s.aksl\"", in: &session)
    #expect(said.problems.isEmpty, "\(said.problems)")
    let text = shelf.files.withLock { $0["s.aksl"] } ?? ""
    #expect(
      text.contains("# interrupted at") && text.contains("\nscale dev to 20 nowait\nadvance "), "\(text)")
  }

  @Test("What cannot be said of an interrupted statement is named, with the way out")
  func unsaidInterruption() {
    let (_, said, _) = interrupted(
      ["!for i in 1..99 { workload \"w${i}\" add; advance 1h; print i }", "scale dev to 4"], at: 70)
    #expect(said.problems.map(\.code) == ["E021"])
    let title = said.problems.first?.title ?? ""
    #expect(title.contains("`for i in 1..99 {") && title.contains("interrupted"), "\(title)")
  }

  @Test("What could not be saved is no part of what is saved later")
  func failedSave() {
    let (text, said, _) = saved([
      "save session \"/\\u{0}\"", "scale dev to 4", "save session", "exit", "history 0",
    ])
    #expect(said.problems.isEmpty)
    #expect(text == "scale dev to 4")
    let shelf = Shelf()
    var session = Session(options: shelf.options)
    for line in [
      "for n in 1..3 { workload \"w${n}\" add; if n == 2 { fail \"no\" } }", "save session a.aksl", "undo",
      "scale dev to 4",
    ] { _ = transcript(line, in: &session) }
    #expect(transcript("save session \"s.aksl\"", in: &session).problems.isEmpty)
    let script = shelf.files.withLock { $0["s.aksl"] } ?? ""
    #expect(
      !script.contains("save session") && !script.contains("workload")
        && script.hasSuffix("\nscale dev to 4\n"),
      "\(script)")
  }

  @Test("A wait that failed has let time pass, and a script lets it pass")
  func failedWait() {
    let (text, said, _) = saved(["eventually within 10m: dev.count == 3", "scale dev to 4"])
    #expect(said.problems.isEmpty)
    #expect(text == "advance 10m\nscale dev to 4")
  }

  // MARK: - Files

  @Test("What was loaded stands in the script itself")
  func loaded() {
    let shelf = Shelf()
    var options = shelf.options
    options.isAtPrompt = true
    shelf.files.withLock {
      $0["s.aksl"] = "let n = 4\ninclude \"inner.aksl\"\nscale dev to n\n"
      $0["inner.aksl"] = "# why\nprint \"inner\"\n"
    }
    var session = Session(options: options)
    for line in ["load s.aksl; dev.count", "load \"s.aksl\""] {
      #expect(transcript(line, in: &session).problems.isEmpty)
    }
    // The file itself is written over.
    let said = transcript("save session s.aksl", in: &session)
    #expect(said.problems.isEmpty, "\(said.problems)")
    let text = shelf.files.withLock { $0["s.aksl"] } ?? ""
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      lines == [
        "let n = 4", "print \"inner\"", "scale dev to n", "print dev.count", "n = 4", "print \"inner\"",
        "scale dev to n",
      ], "\(text)")
    #expect(text.contains("# load s.aksl"))
  }

  @Test("A file that was changed and loaded again stands there twice, its functions with two names")
  func loadedAgain() {
    let shelf = Shelf()
    var options = shelf.options
    options.isAtPrompt = true
    var session = Session(options: options)
    for size in ["4", "6"] {
      shelf.files.withLock { $0["s.aksl"] = "def size() { return \(size) }\nscale dev to size()\n" }
      #expect(transcript("load s.aksl", in: &session).problems.isEmpty)
    }
    let said = transcript("save session t.aksl", in: &session)
    #expect(said.problems.isEmpty, "\(said.problems)")
    let text = shelf.files.withLock { $0["t.aksl"] } ?? ""
    #expect(
      text.hasSuffix(
        """
        # `size_1` is `size` before it was defined again.
        # load s.aksl
        def size_1() { return 4 }
        scale dev to size_1()

        # load s.aksl
        def size() { return 6 }
        scale dev to size()

        """), "\(text)")
  }

  @Test("A loaded file that was interrupted is saved up to there")
  func interruptedLoad() {
    let shelf = Shelf()
    shelf.files.withLock {
      $0["two.aksl"] = "scale dev to 5\nprint 1\nadvance 1h\nprint 2\nadvance 9h\nprint 3\n"
    }
    let (text, said, _) = interrupted(["!include \"two.aksl\"", "dev.count"], at: 30, shelf)
    #expect(said.problems.isEmpty, "\(said.problems)")
    #expect(text == "scale dev to 5\nprint 1\nadvance 1h\nprint 2\nprint dev.count", "\(text)")
  }
}
