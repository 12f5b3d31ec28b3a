import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is seen and done while somebody types: looks, hints, completion, help, search, undo.
@Suite(.serialized) struct AssistanceTests {
  private let folder = TemporaryFolder()
  private static let right = "\u{1B}[0;2mright\u{1B}[m"

  private func started(
    environment: [String] = [], editrc: String = "", columns: UInt16 = 80
  ) throws -> TerminalSession {
    TemporaryFolder.write(editrc.utf8, to: folder.path + "/.editrc")
    let session = try TerminalSession(
      history: folder.path + "/history", home: folder.path, columns: columns, environment: environment)
    session.waitUntilReady()
    return session
  }

  // MARK: - Looks

  @Test func spansAndTheRightPrompt() throws {
    let session = try started()
    session.type("12 wrong")
    session.wait(
      for: "demo> \u{1B}[0;36m12\u{1B}[m \u{1B}[0;4;31mwrong\u{1B}[m\u{1B}[K\u{1B}[60C\(Self.right)")
    session.type("\r")
    session.wait(for: "<12 wrong>")
  }

  @Test func withoutColourNothingIsStyled() throws {
    let session = try started(environment: ["NO_COLOR=1"])
    session.submit("scale dev", expecting: "scale dev")
    session.type("12 wrong\u{01}\u{0B}sc")
    #expect(!session.wait(for: "demo> sc\u{1B}[K\u{1B}[66Cright").contains("m"))
    session.submit("\u{06}", expecting: "sc")
  }

  @Test func hintsComeFromTheHistoryFirst() throws {
    let session = try started()
    session.submit("scale dev to 5", expecting: "scale dev to 5")
    session.type("sc")
    session.wait(for: "demo> sc\u{1B}[0;90male dev to 5\u{1B}[m")
    // Nothing of it is left in the end.
    session.type("\r")
    session.wait(for: "demo> sc\u{1B}[K\u{1B}[66C\(Self.right)\r\u{1B}[8C\r\r\n\u{1B}[?2004l<sc>")
    session.waitUntilReady()
    session.submit("sca\u{1B}[C", expecting: "scale dev to 5")
    session.submit("scal\u{05}", expecting: "scale dev to 5")
    session.submit("scal\u{06}!", expecting: "scale dev to 5!")
    session.submit("scal\u{1B}f\u{1B}f", expecting: "scale dev")
    session.submit("scal\u{1B}[F", expecting: "scale dev")
  }

  @Test func hintsOfTheAssistantAreTakenAsFarAsTheyAreWords() throws {
    let session = try started()
    session.type("scale ")
    session.wait(for: "\u{1B}[0;90mto <count> [nowait]\u{1B}[m")
    session.submit("\u{1B}[C5", expecting: "scale to 5")
  }

  // MARK: - Completion

  @Test func tabCompletesWhatIsCommon() throws {
    let session = try started()
    session.submit("b\t!", expecting: "beta !")
    session.submit("al\t!", expecting: "alpha!")
    session.submit("x b y\u{1B}[D\u{1B}[D\t!", expecting: "x beta !y")
    session.submit("{\r\tx}", expecting: "{\\n  x}")
  }

  @Test func theMenu() throws {
    let session = try started()
    session.type("al\t\t")
    session.wait(
      for: "demo> alpha\u{1B}[K\u{1B}[63C\(Self.right)\r\r\n\u{1B}[Kalpha     \u{1B}[0;90mThe first letter")
    session.wait(for: "alphabet  \u{1B}[0;90mAll letters\u{1B}[m")
    session.type("\t\t")
    session.wait(for: "\u{1B}[0;7malphabet\u{1B}[m  \u{1B}[0;90mAll letters\u{1B}[m")
    // Enter accepts, and only that.
    session.submit("\r!", expecting: "alphabet !")
    session.submit("al\t\t\u{1B}[Z\r!", expecting: "alphabet !")
    session.submit("al\t\t\u{1B}[B\u{1B}[A\r!", expecting: "alphabet !")
    // Any other key goes on with what is seen.
    session.submit("al\t\t\t!", expecting: "alpha!")
    session.submit("al\t\t!", expecting: "alpha!")
    session.type("al\t\t\t\t\u{1B}")
    _ = poll(nil, 0, 200)
    session.submit("!", expecting: "alpha!")
    session.submit("al\t\t\t\u{07}!", expecting: "alpha!")
    session.type("al\t\t\t\u{03}")
    session.wait(for: "(interrupted)")
  }

  @Test func tenThousandCandidates() throws {
    let session = try started()
    session.type("many n\t")
    session.wait(for: "many node-1")
    session.type("\t")
    session.wait(for: "node-10000")
    session.wait(for: "… 9958 more")
    session.submit("9\t\t\u{1B}[Z\r", expecting: "many node-19999 ")
  }

  @Test(arguments: ["al\t\t\t", "\u{12}al"])
  func aSignalEndsMenusAndSearches(keys: String) throws {
    let session = try started()
    session.submit("alpha", expecting: "alpha")
    session.type(keys)
    session.wait(for: "pha")
    session.send(SIGTERM)
    session.wait(for: "(hangup)")
    #expect(session.waitForExit() == 143)
    #expect(session.isRestored)
  }

  // MARK: - Help

  @Test func aQuestionMarkExplains() throws {
    let session = try started()
    session.type("a ?")
    session.wait(for: "\r\r\n\u{1B}[Kalpha   The first letter\r\r\n\u{1B}[Kbeta    The second letter")
    session.submit("b \"who?\"", expecting: "a b \"who?\"")
  }

  // MARK: - Search

  @Test func searching() throws {
    let session = try started()
    for text in ["scale dev to 5", "pool dev stop", "scale web to 7", "{\r}"] {
      session.type(text + "\r")
      session.waitUntilReady()
    }
    session.type("\u{12}scale")
    session.wait(for: "\u{1B}[0;7mscale\u{1B}[m web to ")
    session.wait(for: "\u{1B}[0;90msearch history: \u{1B}[mscale")
    session.submit("\u{12}", expecting: "scale dev to 5")
    session.submit("\u{12}scale\u{12}\u{13}", expecting: "scale dev to 5")
  }

  @Test func searchingInOneBurst() throws {
    let session = try started()
    for text in ["scale dev to 5", "pool dev stop", "scale web to 7"] {
      session.submit(text, expecting: text)
    }
    // Enter runs, Right and Tab keep, Ctrl-G goes back, Backspace looks again.
    session.submit("\u{12}dev", expecting: "pool dev stop")
    session.submit("\u{12}web\u{1B}[C\u{05}!", expecting: "scale web to 7!")
    session.submit("\u{12}stop\t\u{05}!", expecting: "pool dev stop!")
    session.submit("typed\u{12}web\u{07}!", expecting: "typed!")
    session.submit("\u{12}toxx\u{7F}\u{7F} 5", expecting: "scale dev to 5")
    // The last pattern is looked for again.
    session.submit("\u{12}\u{12}\u{12}", expecting: "scale dev to 5")
    session.type("\u{12}nothing like it")
    session.wait(for: "not in history: ")
    session.type("\u{03}")
    session.wait(for: "(interrupted)")
  }

  @Test func searchingInViMode() throws {
    let session = try started(editrc: "bind -v\n")
    for text in ["scale dev to 5", "pool dev stop", "scale web to 7"] {
      session.submit(text, expecting: text)
    }
    session.submit("\u{12}dev t", expecting: "scale dev to 5")
    session.type("\u{1B}")
    _ = poll(nil, 0, 200)
    session.type("/stop\u{1B}")
    _ = poll(nil, 0, 200)
    session.submit("x", expecting: "pool dev top")
    session.type("abc def\u{1B}")
    _ = poll(nil, 0, 200)
    session.submit("u", expecting: "abc ")
  }

  // MARK: - Changes

  @Test(arguments: [
    // Ctrl-_, Ctrl-X Ctrl-U, Alt-_
    ("one two\u{1F}", "one "), ("one two\u{18}\u{15}\u{1F}", ""), ("one two\u{1F}\u{1F}\u{1B}_", "one "),
    ("one two\u{17}\u{1F}", "one two"),
    // Ctrl-W twice and Ctrl-Y; Ctrl-K and Alt-Y
    ("a b c\u{17}\u{17}\u{01}\u{19}", "b ca "), ("a\u{15}b\u{15}\u{19}\u{1B}y", "a"),
    // Alt-T, Ctrl-T, Alt-U, Alt-L, Alt-C, Alt-D, Alt-Backspace
    ("one two\u{1B}t", "two one"), ("ab\u{14}", "ba"), ("one\u{01}\u{1B}u", "ONE"),
    ("ONE\u{01}\u{1B}l", "one"),
    ("one\u{01}\u{1B}c", "One"), ("one two\u{01}\u{1B}d", " two"), ("one two.x\u{1B}\u{7F}", "one two."),
    // Alt with digits
    ("\u{1B}5x", "xxxxx"), ("\u{1B}12x", "xxxxxxxxxxxx"), ("a b c\u{1B}2\u{1B}bx", "a xb c"),
    // Accents go with their letters
    ("ae\u{301}\u{7F}b", "ab"), ("ae\u{301}\u{1B}[Dx", "axe\u{301}"), ("ab\u{1B}[D\u{04}c", "ac"),
  ])
  func changes(keys: String, text: String) throws {
    try started().submit(keys, expecting: text)
  }

  @Test func theLastArgument() throws {
    let session = try started()
    session.submit("scale dev to 5", expecting: "scale dev to 5")
    session.submit("print \"a b\"", expecting: "print \"a b\"")
    session.submit("x \u{1B}.", expecting: "x \"a b\"")
    session.submit("y \u{1B}.\u{1B}.\u{1B}.", expecting: "y 5")
  }

  // MARK: - Another editor

  @Test func theUsersOwnEditor() throws {
    let script = folder.path + "/editor"
    TemporaryFolder.write(
      "#!/bin/sh\nstty -a | grep -q ' icanon' && echo cooked\nls -l \"$1\" | cut -c 1-10\ntr a-z A-Z <\"$1\" >\"$1.new\"\nprintf 'two\\tx\\n\\n' >>\"$1.new\"\nmv \"$1.new\" \"$1\"\n"
        .utf8, to: script)
    chmod(script, 0o755)
    let session = try started(environment: ["EDITOR=\(script)", "TMPDIR=\(folder.path)"])
    session.type("one\u{18}\u{05}")
    session.wait(for: "cooked")
    session.wait(for: "-rw-------")
    session.waitUntilReady()
    session.submit("!", expecting: "ONE\\ntwo  x!")
    #expect(!session.isRestored)
    session.type("\u{04}")
    #expect(session.waitForExit() == 0)
    #expect(session.isRestored)
  }

  @Test func anEditorThatFailsChangesNothing() throws {
    let session = try started(environment: ["VISUAL=false", "TMPDIR=\(folder.path)"])
    session.type("one\u{18}\u{05}")
    session.waitUntilReady()
    session.submit("!", expecting: "one!")
  }

  // MARK: - Poor terminals

  @Test func aDumbTerminalListsAndSearches() throws {
    let session = try TerminalSession(
      history: folder.path + "/history", home: folder.path, terminal: "dumb")
    session.wait(for: "demo> ")
    session.type("{\r")
    session.wait(for: "  ... ")
    session.type("x}\r")
    session.wait(for: "<{\\nx}>")
    session.type("alpha\t")
    session.wait(for: "alphabet  All letters\r\r\n")
    session.type("!\r")
    session.wait(for: "<alpha!>")
    session.type("x?")
    session.wait(for: "beta    The second letter\r\r\n")
    session.type("\u{15}\u{12}pha")
    session.wait(for: "(search history: pha)")
    session.type("\r")
    session.wait(for: "<alpha!>")
    session.type("{\r\u{04}")
    session.wait(for: "<{>")
  }

  @Test func fortyColumns() throws {
    let session = try started(columns: 40)
    session.type("al\t\t")
    session.wait(for: "alphabet  \u{1B}[0;90mAll letters")
    session.type("\u{15}" + String(repeating: "日本", count: 20))
    session.submit("", expecting: String(repeating: "日本", count: 20))
  }
}
