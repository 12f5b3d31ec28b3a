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
    #expect(!text.contains("<"))
    #expect(text.contains("| bad \\# \\\\ \\| &lt;script&gt; | night/stop.aksl:5 | "))
    #expect(text.contains("(and 1 more)"))
    // Every row has three cells.
    for line in text.split(separator: "\n") where line.hasPrefix("|") {
      let bars = zip(" " + line, line).count { $0 != "\\" && $1 == "|" }
      #expect(bars == 4, "\(line)")
    }
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
      text.hasPrefix("::error file=a%2Cb%3Ac.aksl,line=1,col=31,title=10%25%2C x%3A y::assertion failed"),
      "\(text)")
    #expect(text.contains("got \"a%25b\"") && text.split(separator: "\n").count == 1)
  }

  @Test("Azure's commands escape what would end them")
  func azure() {
    let text = SampleSuite.render(
      .azure, SampleSuite.run([("a;b].aksl", "scenario \"x\" { assert \"a%b\" == \"c\" }")]))
    #expect(
      text.hasPrefix(
        "##vso[task.logissue type=error;sourcepath=a%3Bb%5D.aksl;linenumber=1;columnnumber=23;code=T004]x: "),
      "\(text)")
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test(
    "An annotation for every failure, and none when all is well", arguments: [SuiteReportKind.github, .azure])
  func annotations(kind: SuiteReportKind) {
    #expect(SampleSuite.render(kind, SampleSuite.fine) == "")
    // Two of the check, and what else failed: 1 refused, 1 outdated, 1 row, 2 blocked, 2 outside.
    #expect(SampleSuite.render(kind).split(separator: "\n").count == 9)
  }
}
