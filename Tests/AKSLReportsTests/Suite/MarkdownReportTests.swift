import AKSLInterpreter
import AKSLScenarios
import Testing

@testable import AKSLReports

@Suite("Reports in Markdown and as annotations")
struct MarkdownReportTests {
  @Test("A headline and a table, without HTML")
  func markdown() {
    let text = SampleSuite.render(.markdown)
    #expect(
      text.hasPrefix("### aksl: 3 passed, 3 failed, 3 errors, 1 skipped, 1 todo, 2 blocked\n\n| test |"))
    #expect(text.contains("| bad \\# \\\\ \\| &lt;script&gt; | night/stop.aksl:5 | "))
    #expect(text.contains("(and 1 more)"))
  }

  @Test("Whatever a name or a value holds, it is read as it was: every cell, and nothing else")
  func cells() throws {
    let names = Self.names
    let text = names.map { "scenario \(TextFormat.quoted($0)) { assert \(TextFormat.quoted($0)) == \"\" }\n" }
    let suite = SampleSuite.run([("a_b*.aksl", text.joined())])
    let rows = SampleSuite.render(.markdown, suite).split(separator: "\n").filter { $0.hasPrefix("| ") }
      .dropFirst()
    #expect(rows.count == names.count)
    for (row, test) in zip(rows, SuiteDetails(suite).tests) {
      let cells = try MarkdownRow(row).cells
      #expect(cells == [test.name, "a_b*.aksl:\(test.line)", test.summary])
    }
    // The reader can say no.
    for bad in [
      "| a*b | c | d |", "| <b> | c | d |", "| :x: | c | d |", "| @a | c | d |", "| www.a | $b$ | c |",
    ] {
      #expect(throws: MarkdownRow.Mistake.self) { try MarkdownRow(bad[...]) }
    }
  }

  /// Names that Markdown, HTML or GitHub would take for something else.
  private static let names = [
    "a | b", "<script>alert(1)</script>", "**bold** _it_ ~~no~~", "[x](http://y.z) ![i](j)",
    "`code` $a$ $$b$$",
    ":tada: :+1: @someone #12", "http://a.b www.a.b", "\\| \\", "&amp; & &lt;", "1. - # > x", "ä 漢 🚀",
  ]

  @Test(
    "So reads GitHub's own library",
    .enabled(if: Python.has("cmarkgfm"), "python3 with cmarkgfm is not installed"))
  func library() throws {
    let text = Self.names.map {
      "scenario \(TextFormat.quoted($0)) { assert \(TextFormat.quoted($0)) == \"\" }\n"
    }
    let suite = SampleSuite.run([("a_b*.aksl", text.joined())])
    let html = try Python.run(
      """
      import cmarkgfm, sys
      from cmarkgfm.cmark import Options
      text = sys.stdin.read()
      print(cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE))
      """, input: SampleSuite.render(.markdown, suite))
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("\u{200B}", ""), ("&amp;", "&")]
    let cells = html.matches(of: #/<td>(.*)</td>/#).map { match in
      entities.reduce(String(match.1)) { $0.replacing($1.0, with: $1.1) }
    }
    // Nothing in a cell became an element of its own.
    #expect(cells == SuiteDetails(suite).tests.flatMap { [$0.name, "a_b*.aksl:\($0.line)", $0.summary] })
  }

  @Test("Nothing to say is said in a line")
  func fine() {
    #expect(
      SampleSuite.render(.markdown, SampleSuite.fine).hasPrefix(
        "### aksl: 1 passed, 0 failed\n\nEverything holds.\n\naksl 1.2.3, model 2026-09, seed "))
  }

  @Test("A long report is cut, and says so")
  func long() {
    let many = (1...80).map { "scenario \"t\($0)\" { assert 1 == 2 }" }.joined(separator: "\n")
    let text = SampleSuite.render(.markdown, SampleSuite.run([("a.aksl", many)]))
    #expect(text.contains("\n30 more rows are cut.\n"))
    let wide = (1...50).map { "scenario \"t\($0)\(String(repeating: "x", count: 3000))\" { assert 1 == 2 }" }
    let cut = SampleSuite.render(.markdown, SampleSuite.run([("a.aksl", wide.joined(separator: "\n"))]))
    #expect(cut.utf8.count < 61_000 && cut.contains("more rows are cut"))
  }

  @Test("GitHub's commands escape what would end them")
  func github() {
    let text = SampleSuite.render(
      .github, SampleSuite.run([("a,b:c.aksl", "scenario \"10%, x: y\" { assert \"a%b\" == \"c\" }")]))
    #expect(
      text.hasPrefix("::error file=a%2Cb%3Ac.aksl,line=1,col=24,title=10%25%2C x%3A y::assertion failed"),
      "\(text)")
    #expect(text.contains("got \"a%25b\"") && text.split(separator: "\n").count == 2)
  }

  @Test("Azure's commands escape what would end them")
  func azure() {
    let text = SampleSuite.render(
      .azure, SampleSuite.run([("a;b].aksl", "scenario \"x\" { assert \"a%b\" == \"c\" }")]))
    #expect(
      text.hasPrefix(
        "##vso[task.logissue type=error;sourcepath=a%3Bb%5D.aksl;linenumber=1;columnnumber=16;code=T004]x: "),
      "\(text)")
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test("What a log would obey is shown and not written", arguments: [SuiteReportKind.github, .azure])
  func controls(kind: SuiteReportKind) {
    let text = SampleSuite.render(
      kind, SampleSuite.run([("a.aksl", "scenario \"a\\u{1B}]0;x\\u{7}\\u{202E}\" { fail \"\\u{1B}[31m\" }")])
    )
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x202E })
    #expect(text.contains("a␛") && text.contains("␇"))
  }

  @Test(
    "An annotation for every cause, and what the verdicts depend on",
    arguments: [SuiteReportKind.github, .azure])
  func annotations(kind: SuiteReportKind) {
    let facts = "aksl 1.2.3, model 2026-09, seed \(UInt64.max), from 2024-01-01"
    let fine = SampleSuite.render(kind, SampleSuite.fine)
    #expect(
      fine.split(separator: "\n").count == 1 && fine.contains(facts) && fine.hasSuffix("; 0s simulated\n"))
    #expect(fine.hasPrefix(kind == .github ? "::notice title=aksl::aksl 1.2.3" : "aksl 1.2.3"))
    // Two of the check, and what else failed: 1 refused, 1 outdated, 1 row, 2 outside; then the facts.
    let lines = SampleSuite.render(kind).split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines.contains { $0.contains("%0A1 scenario did not run because of it") })
    #expect(lines.contains { $0.contains("it passes, but is marked todo: never") })
  }

  @Test("One place that fails again and again is one mark, and tells when; differences and callers are told")
  func marks() {
    let text = SampleSuite.render(
      .github,
      SampleSuite.run([
        (
          "a.aksl",
          """
          def look() { assert "a\\nb" == "a\\nc" }
          scenario "again" { every 3h as bad { pool system stop }; advance 10h }
          scenario "text" { look() }
          """
        )
      ])
    ).split(separator: "\n")
    #expect(text.count == 3, "\(text)")
    #expect(text[0].contains(" (at d1 03:00:00, in the schedule bad)") && text[0].hasSuffix("%0A3 times"))
    #expect(
      text[1].contains("called from a.aksl:3%0A--- expected%0A+++ actual%0A@@ -1,2 +1,2 @@%0A a%0A-c%0A+b"))
  }
}

/// A row of a table as GitHub reads it: its cells, when nothing in them means more than itself.
struct MarkdownRow {
  struct Mistake: Error { let message: String }

  private(set) var cells: [String] = []

  init(_ line: Substring) throws {
    var cell = ""
    var rest = line.dropFirst(2)[...]
    guard line.hasPrefix("| "), line.hasSuffix(" |") else { throw Mistake(message: "no row: \(line)") }
    if rest.hasPrefix("**new** ") { rest = rest.dropFirst(8) }
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        guard let next = rest.popFirst(), next.isPunctuation || next.isSymbol else {
          throw Mistake(message: "a lonely backslash: \(line)")
        }
        cell.append(next)
      case "|":
        cells.append(String(cell.dropLast()))
        cell = ""
        if !rest.isEmpty, rest.removeFirst() != " " { throw Mistake(message: "no blank behind a bar") }
      case "&":
        let entities = ["amp;": "&", "lt;": "<", "gt;": ">"]
        guard let entity = entities.first(where: { rest.hasPrefix($0.key) }) else {
          throw Mistake(message: "an entity: \(line)")
        }
        rest = rest.dropFirst(entity.key.count)
        cell += entity.value
      case "*", "_", "`", "~", "[", "]", "<", ">", "#", "!", "$":
        throw Mistake(message: "\(character) means something: \(line)")
      case "@", ":":
        // A name, a picture or an address needs a letter right behind it.
        if let next = rest.first, next.isLetter || next == "+" || next == "/" {
          throw Mistake(message: "\(character)\(next): \(line)")
        }
        cell.append(character)
      case "\u{200B}": break
      default:
        cell.append(character)
        if cell.hasSuffix("www"), rest.first == "." { throw Mistake(message: "an address: \(line)") }
      }
    }
  }
}
