import AKSLLanguage
import AKSLReports
import Testing

@Suite("Diagnostics with their source")
struct DiagnosticRendererTests {
  /// Renders a diagnostic at the first occurrence of a piece of the source.
  private func render(
    _ source: String, at piece: String, label: String = "here", labels: [(String, String)] = [],
    severity: Severity = .error, expected: String? = nil, help: String? = nil,
    style: Style = .plain, width: Int? = nil
  ) throws -> String {
    let text = SourceText(name: "night.aksl", source)
    let diagnostic = Diagnostic(
      code: "S004", severity: severity, title: "not like this", range: try range(of: piece, in: text),
      label: label,
      labels: try labels.map { Diagnostic.Label(range: try range(of: $0.0, in: text), text: $0.1) },
      expected: expected, help: help)
    var renderer = DiagnosticRenderer(style: style, width: width)
    return renderer.render(FailureMessage(diagnostic, in: text))
  }

  private func range(of piece: String, in source: SourceText) throws -> SourceRange {
    let bytes = Array(piece.utf8)
    let start = try #require(source.bytes.indices.first { source.bytes[$0...].starts(with: bytes) })
    return SourceRange(start: UInt32(start), end: UInt32(start + bytes.count))
  }

  @Test("One line, underlined, with what is known")
  func oneLine() throws {
    #expect(
      try render(
        "world empty\nscale dev to ten\n", at: "ten", label: "not a number", expected: "a count",
        help: "write `10`") == """
          error[S004]: not like this
           --> night.aksl:2:14
            |
          2 | scale dev to ten
            |              ^^^ not a number
            |
            = expected: a count
            = help: write `10`

          """)
  }

  @Test("Nothing to add: nothing below the underline")
  func bare() throws {
    #expect(
      try render("scale dev", at: "dev", label: "", severity: .warning) == """
        warning[S004]: not like this
         --> night.aksl:1:7
          |
        1 | scale dev
          |       ^^^

        """)
  }

  @Test("Colours")
  func colours() throws {
    #expect(
      try render("dev", at: "dev", help: "no", style: .colored) == """
        \u{1B}[1;31merror[S004]\u{1B}[0m\u{1B}[1m: not like this\u{1B}[0m
        \u{1B}[1;34m --> \u{1B}[0mnight.aksl:1:1
        \u{1B}[1;34m  |\u{1B}[0m
        \u{1B}[1;34m1 |\u{1B}[0m dev
        \u{1B}[1;34m  |\u{1B}[0m \u{1B}[1;31m^^^\u{1B}[0m \u{1B}[1;31mhere\u{1B}[0m
        \u{1B}[1;34m  |\u{1B}[0m
        \u{1B}[1;34m  =\u{1B}[0m \u{1B}[1mhelp:\u{1B}[0m no

        """)
  }

  @Test("Other places on the same line stand below")
  func labelsOnOneLine() throws {
    #expect(
      try render(
        "scale dev to ten mode x", at: "ten", label: "not a number",
        labels: [("scale", "this verb"), ("dev", "this pool")]) == """
          error[S004]: not like this
           --> night.aksl:1:14
            |
          1 | scale dev to ten mode x
            | ----- ---    ^^^ not a number
            | |     |
            | |     this pool
            | this verb

          """)
  }

  @Test("A label to the right of the fault")
  func labelBehind() throws {
    #expect(
      try render("let a = b + c", at: "b", label: "a pool", labels: [("c", "a number")]) == """
        error[S004]: not like this
         --> night.aksl:1:9
          |
        1 | let a = b + c
          |         ^   - a number
          |         |
          |         a pool

        """)
  }

  @Test("Other lines, with a gap between them")
  func labelsOnOtherLines() throws {
    #expect(
      try render(
        "let a = 1\n\n\n\nlet b = 2\n\nlet a = 3\n", at: "a = 3", label: "again",
        labels: [("a = 1", "first")]) == """
          error[S004]: not like this
           --> night.aksl:7:5
            |
          1 | let a = 1
            |     ----- first
          ...
          7 | let a = 3
            |     ^^^^^ again

          """)
  }

  @Test("A range over several lines is underlined where it begins and where it ends")
  func severalLines() throws {
    #expect(
      try render("x\nif a {\n\n\n  b\n  }\n", at: "{\n\n\n  b\n  }", label: "this block") == """
        error[S004]: not like this
         --> night.aksl:2:6
          |
        2 | if a {
          |      ^
        ...
        6 |   }
          |   ^ this block

        """)
    #expect(
      try render("one\ntwo\nthree\n", at: "one\ntwo\nthree\n", label: "all") == """
        error[S004]: not like this
         --> night.aksl:1:1
          |
        1 | one
          | ^^^
        2 | two
        3 | three
          | ^^^^^ all

        """)
  }

  @Test("The end of the file, and a file with nothing in it")
  func endOfFile() throws {
    var renderer = DiagnosticRenderer(style: .plain)
    func render(_ source: String, _ start: UInt32, _ end: UInt32) -> String {
      let diagnostic = Diagnostic(
        code: "S001", title: "unfinished", range: SourceRange(start: start, end: end), label: "here")
      return renderer.render(FailureMessage(diagnostic, in: SourceText(name: "-", source)))
    }
    #expect(
      render("if a {", 6, 6) == """
        error[S001]: unfinished
         --> -:1:7
          |
        1 | if a {
          |       ^ here

        """)
    #expect(
      render("if a {\n", 7, 7) == """
        error[S001]: unfinished
         --> -:2:1
          |
        2 |
          | ^ here

        """)
    #expect(
      render("", 0, 0) == """
        error[S001]: unfinished
         --> -:1:1
          |
        1 |
          | ^ here

        """)
    #expect(render("a", 900, 4000).contains("--> -:1:2\n"))
    #expect(render("a\n", 1, 2).hasSuffix("1 | a\n  |  ^ here\n"))
  }

  @Test("Tabs, wide characters and marks keep the underline in its place")
  func widths() throws {
    #expect(
      try render("\tprint \"日本 e\u{301} 🧀\" x", at: "x") == """
        error[S004]: not like this
         --> night.aksl:1:18
          |
        1 |     print "日本 e\u{301} 🧀" x
          |                       ^ here

        """)
    #expect(try render("print 日本", at: "日本").hasSuffix("1 | print 日本\n  |       ^^^^ here\n"))
  }

  @Test("A source cannot move the cursor or hide its text")
  func controlCharacters() throws {
    let text = try render("print \u{1B}[2J \u{202E} x", at: "x", label: "a \u{1B} b")
    #expect(text.hasSuffix("1 | print ␛[2J \u{FFFD} x\n  |              ^ a ␛ b\n"))
  }

  @Test("Carriage returns are no part of a line")
  func carriageReturns() throws {
    #expect(try render("scale dev\r\nstop\r\n", at: "dev").hasSuffix("1 | scale dev\n  |       ^^^ here\n"))
  }

  @Test("Bytes that are no UTF-8 are shown as such")
  func invalidBytes() {
    let source = SourceText(name: "x", bytes: Array("a ".utf8) + [0xFF, 0xC3] + Array(" b".utf8))
    let diagnostic = Diagnostic(
      code: "L001", title: "not UTF-8", range: SourceRange(start: 2, end: 3))
    var renderer = DiagnosticRenderer(style: .plain)
    #expect(
      renderer.render(FailureMessage(diagnostic, in: source)).hasSuffix(
        "1 | a \u{FFFD}\u{FFFD} b\n  |   ^\n"))
  }

  @Test("Long lines are cut around the fault")
  func longLines() throws {
    let long = (1...60).map { "word\($0)" }.joined(separator: " ")
    #expect(
      try render(long, at: "word30", width: 60) == """
        error[S004]: not like this
         --> night.aksl:1:195
          |
        1 | …d27 word28 word29 word30 word31 word32 word33 word34 w…
          |                    ^^^^^^ here

        """)
    #expect(try render(long, at: "word1", width: 40).contains("1 | word1 word2 word3 word4 word5 word…\n"))
    #expect(try render(long, at: "word60", width: 40).contains(" word60\n"))
    for piece in ["word1", "word17", "word44", "word60"] {
      for row in try render(long, at: piece, label: "", width: 40).split(separator: "\n").dropFirst(3) {
        #expect(DisplayWidth.of(String(row)) <= 40)
      }
    }
    let whole = try render(long, at: long, width: 40)
    #expect(whole.contains("^^^^^^^^^^^^^^^^^\n  | |\n  | here\n"))
  }

  @Test("On a narrow screen, everything is broken between words", arguments: [30, 40, 60])
  func narrowScreen(width: Int) throws {
    let source = SourceText(name: "a.aksl", "scale dev to 5 mod deallocate")
    let diagnostic = Diagnostic(
      code: "S004", title: "a title that is longer than most of the screens that are narrow",
      range: SourceRange(start: 15, end: 18), label: "words beside the underline, some of them",
      help: "a sentence that says at some length what is to be done\nand a second line")
    let sentence = { (text: String) in text.split { " \n|=-^".contains($0) } }
    var renderer = DiagnosticRenderer(style: .plain, width: width)
    let message = FailureMessage(diagnostic, in: source)
    let text = renderer.render(message)
    for row in text.split(separator: "\n") { #expect(DisplayWidth.of(String(row)) <= width, "\(row)") }
    renderer.width = nil
    // No word is lost or broken, whatever their order.
    #expect(sentence(text).sorted() == sentence(renderer.render(message)).sorted())
  }

  @Test("In one line, for editors")
  func short() {
    let source = SourceText(name: "a.aksl", "one\ntwo")
    let diagnostic = Diagnostic(
      code: "S004", title: "not like this", range: SourceRange(start: 4, end: 7))
    var renderer = DiagnosticRenderer(style: .plain)
    #expect(
      renderer.renderShort(FailureMessage(diagnostic, in: source))
        == "a.aksl:2:1: error[S004]: not like this\n")
    #expect(
      renderer.renderShort(FailureMessage(diagnostic, in: nil)) == "error[S004]: not like this\n")
  }
}
