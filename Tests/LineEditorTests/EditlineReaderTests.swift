import LineEditor
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Keys → inputs, on a real terminal.
@Suite(.serialized) struct EditlineReaderTests {
  private let folder = TemporaryFolder()
  private var history: String { folder.path + "/history" }

  private func started(terminal: String = "xterm-256color") throws -> TerminalSession {
    let session = try TerminalSession(history: history, home: folder.path, terminal: terminal)
    session.waitUntilReady()
    return session
  }

  private func started(editrc: String) throws -> TerminalSession {
    TemporaryFolder.write(editrc.utf8, to: folder.path + "/.editrc")
    return try started()
  }

  @Test(arguments: [
    ("hello", "hello"),
    ("données 日本語 🎉", "données 日本語 🎉"),
    // Ctrl-A, Ctrl-E, Ctrl-B, Ctrl-F, Ctrl-K, Ctrl-Y
    ("bc\u{01}a\u{05}d", "abcd"),
    ("abd\u{02}c\u{06}e", "abcde"),
    ("ab cd\u{02}\u{02}\u{0B}\u{01}\u{19}", "cdab "),
    // Backspace, Delete, Ctrl-D within the line, Ctrl-W, Ctrl-U
    ("abx\u{7F}c", "abc"),
    ("日本\u{7F}é\u{7F}🎉\u{7F}x", "日x"),
    ("xab\u{01}\u{1B}[3~", "ab"),
    ("xab\u{01}\u{04}", "ab"),
    ("one two\u{17}three", "one three"),
    // Arrows, Home, End; by words
    ("ac\u{1B}[Db\u{1B}[Cd", "abcd"),
    ("b\u{1B}[Ha\u{1B}[Fc", "abc"),
    ("b\u{1B}OHa\u{1B}OFc", "abc"),
    ("one two\u{1B}[1;5Dx\u{1B}[1;5D\u{1B}[1;5Dy", "yone xtwo"),
    ("one two\u{1B}bx", "one xtwo"),
    // Unknown sequences leave nothing behind
    ("a\u{1B}[99;5ub\u{1B}[?1;2cc\u{1B}[24~d", "abcd"),
    // Alt-Enter
    ("a\u{1B}\rb", "a\\nb"),
  ])
  func editing(keys: String, text: String) throws {
    try started().submit(keys, expecting: text)
  }

  @Test func aLoneEscapeInViModeSwallowsNothing() throws {
    let session = try started(editrc: "bind -v\n")
    session.type("abc\u{1B}")
    // The parser tells a lone ESC by time only; the demo's answer is awaited, whatever came of it.
    _ = poll(nil, 0, 200)
    session.type("0ix")
    session.submit("", expecting: "xabc")
    // Twice in command mode too.
    session.type("abc\u{1B}")
    _ = poll(nil, 0, 200)
    session.type("\u{1B}")
    _ = poll(nil, 0, 200)
    session.submit("0x", expecting: "bc")
    // History by k, and arrows in insert mode.
    session.type("\u{1B}")
    _ = poll(nil, 0, 200)
    session.submit("kk", expecting: "xabc")
    session.submit("ac\u{1B}[Db", expecting: "abc")
  }

  @Test func ourKeysSurviveEditrc() throws {
    let session = try started(
      editrc: "bind -e\nhistory size 5\nbind ^M ed-insert\nbind ^T ed-move-to-beg\n")
    session.submit("b\u{14}a", expecting: "ab")
    session.submit("\u{1B}[A", expecting: "ab")
  }

  @Test func severalLines() throws {
    let session = try started()
    session.type("block {\r  one\r")
    session.submit("}", expecting: "block {\\n  one\\n}")
    // Called up as a whole, and edited in its first line.
    session.submit("\u{1B}[A\u{1B}[D\u{1B}[A\u{1B}[A\u{1B}[Hx", expecting: "xblock {\\n  one\\n}")
  }

  @Test func furtherLinesHaveTheirPrompt() throws {
    let session = try started()
    session.type("{\r")
    session.wait(for: "demo> {")
    session.wait(for: "\r\r\n\u{1B}[K  ... ")
    session.type("\u{03}")
    session.wait(for: "  ... ^C")
    session.wait(for: "(interrupted)\r\n\r\u{1B}[Kdemo> ")
  }

  @Test func anEmptyScreenBeginsWithThePrompt() throws {
    let session = try started()
    session.type("abc\u{0C}")
    session.wait(for: "\u{1B}[H\u{1B}[2J\r\u{1B}[Kdemo> abc")
  }

  /// What does not fit is left out while it is edited, so that no picture pushes the one before it
  /// up for good.
  @Test func aTextTallerThanTheScreenIsShownInPart() throws {
    let session = try started()
    let lines = (100..<200).map { "n\($0)" }
    session.type("\u{1B}[200~" + lines.joined(separator: "\n") + "\u{1B}[201~")
    let shown = session.wait(for: "  ... n199\r")
    #expect(
      shown.hasSuffix(
        "n177\r\r\n\u{1B}[K" + (178..<199).map { "  ... n\($0)\r\r\n\u{1B}[K" }.joined()))
    #expect(!shown.contains("176"))
    // In the end it is there as a whole, for whoever scrolls back.
    session.type("\r")
    session.wait(for: "demo> n100\u{1B}[1B\r")
    session.wait(for: "  ... n199\r")
  }

  @Test func historyAcrossTwoRuns() throws {
    let first = try started()
    first.submit("stop dev", expecting: "stop dev")
    first.submit("{\r}", expecting: "{\\n}")
    first.submit(" hidden", expecting: " hidden")
    first.type("\u{04}")
    first.wait(for: "(end)")
    #expect(first.waitForExit() == 0)

    let second = try started()
    second.submit("\u{1B}[A", expecting: "{\\n}")
    second.submit("st\u{1B}[A", expecting: "stop dev")
    second.submit("typed\u{1B}[A\u{1B}[A\u{1B}[B", expecting: "typed")
    // Ctrl-R
    second.submit("\u{12}op d\r", expecting: "stop dev")
    // Killed without notice: what was submitted is kept.
    second.submit("last words", expecting: "last words")
    second.send(SIGKILL)
    #expect(second.waitForExit() == 1000 + SIGKILL)

    try started().submit("\u{1B}[A", expecting: "last words")
  }

  @Test func killedSessionsLeaveAWholeHistory() throws {
    let sessions = [try started(), try started()]
    for (number, session) in sessions.enumerated() { session.type("fill \(number)\r") }
    for session in sessions { session.wait(for: "(filling)") }
    for session in sessions {
      session.send(SIGKILL)
      #expect(session.waitForExit() == 1000 + SIGKILL)
    }
    let entries = HistoryStore(path: history, limit: 1_000_000).entries
    for word in ["0 ", "1 "] {
      let numbers = entries.filter { $0.hasPrefix(word) }.map { Int($0.dropFirst(2)) ?? -1 }
      #expect(numbers == Array(0..<numbers.count) && numbers.count > 20)
    }
  }

  /// libedit's own Up and Down put a NUL into such lines.
  @Test func upAndDownKeepALongLine() throws {
    let session = try started()
    session.submit("short", expecting: "short")
    let long = String(repeating: "x", count: 3000)
    session.submit(long + "\u{1B}[A\u{1B}[B", expecting: long)
    session.submit(
      String(long.prefix(9)) + "\u{10}\u{0E}\u{15}" + long + "y", expecting: long + "y")
  }

  @Test func interruptDropsTheText() throws {
    let session = try started()
    session.type("abc {\rdef\u{03}")
    session.wait(for: "(interrupted)")
    session.waitUntilReady()
    session.submit("next", expecting: "next")
    session.send(SIGINT)
    session.wait(for: "(interrupted)")
    session.waitUntilReady()
    session.submit("\u{1B}[A", expecting: "next")
  }

  @Test func interruptStopsWork() throws {
    let session = try started()
    session.type("spin\r")
    session.wait(for: "(spinning)")
    session.type("\u{03}")
    session.wait(for: "(stopped)")
    session.waitUntilReady()
    session.submit("next", expecting: "next")
  }

  @Test func endOfInputRestoresTheTerminal() throws {
    let session = try started()
    #expect(!session.isRestored)
    session.type("ab\u{01}\u{04}\u{04}\u{04}\u{04}")
    session.wait(for: "(end)")
    #expect(session.waitForExit() == 0)
    #expect(session.isRestored)
  }

  @Test func endOfInputOnAnEmptyLastLineSubmits() throws {
    let session = try started()
    session.type("{\r\u{04}")
    session.wait(for: "<{\\n>")
    session.waitUntilReady()
    // Elsewhere in a text it deletes.
    session.submit("{\rx\u{01}\u{04}}", expecting: "{\\n}")
  }

  /// Keys that come while something runs are neither echoed nor lost, and control keys stay keys.
  @Test func whatIsTypedDuringWorkWaits() throws {
    let session = try started()
    session.type("nap\r")
    session.wait(for: "(napping)\r\n")
    session.type("ab\u{01}x\u{7F}y\rcd{\r}\r")
    let shown = session.wait(for: "(awake)")
    #expect(shown == "")
    session.wait(for: "<yab>")
    session.wait(for: "<cd{\\n}>")
  }

  @Test func aPasteIsOneInputAndRunsOnlyByEnter() throws {
    let session = try started()
    session.type("\u{1B}[200~one\r\ntwo\u{03}\u{04}\r\u{1B}[201~")
    session.submit("!", expecting: "one\\ntwo!")
    // It is one entry too.
    session.submit("\u{1B}[A", expecting: "one\\ntwo!")
  }

  @Test func aBigPaste() throws {
    let session = try started()
    let lines = (0..<300).map { "line \($0) of a long text" }
    session.type("\u{1B}[200~" + lines.joined(separator: "\n") + "\u{1B}[201~")
    session.submit("", expecting: lines.joined(separator: "\\n"))
  }

  @Test func keysTypedAheadAreKept() throws {
    let session = try started()
    session.type("one\rtwo\rthree\r")
    session.wait(for: "<one>")
    session.wait(for: "<two>")
    session.wait(for: "<three>")
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func signalsToEnd(signal: Int32) throws {
    let session = try started()
    session.submit("kept", expecting: "kept")
    session.type("abc {\r")
    session.send(signal)
    session.wait(for: "\u{1B}[?2004l")
    session.wait(for: "(hangup)")
    #expect(session.waitForExit() == 128 + signal)
    #expect(session.isRestored)
  }

  @Test func signalsToEndDuringWork() throws {
    let session = try started()
    session.type("spin\r")
    session.wait(for: "(spinning)")
    session.send(SIGTERM)
    session.wait(for: "(hangup)")
    #expect(session.waitForExit() == 143)
  }

  @Test func aClosedTerminalEndsTheProgram() throws {
    let session = try started()
    session.type("abc")
    session.wait(for: "abc")
    session.closeTerminal()
    #expect(session.waitForExit() == 129)
  }

  @Test func theTextSurvivesAStopAndAResize() throws {
    let session = try started()
    session.type("abc")
    session.wait(for: "abc")
    session.resize(columns: 30)
    session.wait(for: "abc")
    session.send(SIGSTOP)
    session.send(SIGCONT)
    session.waitUntilReady()
    session.submit("d", expecting: "abcd")
    // Nobody is there to continue an orphan, so that Ctrl-Z only draws the line anew.
    session.type("ab\u{02}\u{1A}")
    session.waitUntilReady()
    session.submit("x", expecting: "axb")
  }

  @Test(arguments: ["dumb", "no-such-terminal", ""])
  func poorTerminals(terminal: String) throws {
    let session = try TerminalSession(history: history, home: folder.path, terminal: terminal)
    #expect(session.wait(for: "demo> ") == "")
    session.type("héllo\u{7F}\r")
    let shown = session.wait(for: "<héll>")
    #expect(!shown.contains("\u{1B}"))
    session.type("{\rab\u{1B}[Dx\u{05}\r}\r")
    session.wait(for: "<{\\naxb\\n}>")
    session.wait(for: "demo> ")
    session.type("\u{04}")
    #expect(session.waitForExit() == 0)
  }

  @Test func anUnwritableHistoryIsTold() throws {
    let session = try TerminalSession(history: "/dev/null/history", home: folder.path)
    session.wait(for: "warning: /dev/null/history: Not a directory")
    session.waitUntilReady()
    session.submit("a", expecting: "a")
    session.submit("\u{1B}[A", expecting: "a")
  }
}
