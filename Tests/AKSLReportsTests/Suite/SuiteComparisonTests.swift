import AKSLInterpreter
import AKSLScenarios
import Testing

@testable import AKSLReports

@Suite("Compared with an earlier run")
struct SuiteComparisonTests {
  private func suite(_ text: String) -> SuiteReport { SampleSuite.run([("a.aksl", text)]) }

  private func baseline(_ text: String) throws -> SuiteBaseline {
    try #require(SuiteBaseline(Array(SampleSuite.render(.json, suite(text)).utf8)))
  }

  private let before = """
    scenario "stays" { assert true }
    scenario "breaks" { assert true }
    scenario "mended" { assert false }
    scenario "stays broken" { assert false }
    scenario "goes" { assert true }
    """

  @Test("What fails now and did not, what is mended, what came and went")
  func changes() throws {
    let comparison = try baseline(before).comparison(
      with: suite(
        """
        scenario "stays" { assert true }
        scenario "breaks" { assert false }
        scenario "mended" { assert true }
        scenario "stays broken" { assert false }
        scenario "comes" { assert true }
        scenario "comes broken" { assert false }
        """))
    #expect(comparison.newlyFailing == ["a.aksl#breaks", "a.aksl#comes broken"])
    #expect(comparison.stillFailing == ["a.aksl#stays broken"] && comparison.fixed == ["a.aksl#mended"])
    #expect(comparison.gone == ["a.aksl#goes"])
    #expect(
      comparison.sentence
        == "Since the baseline: 2 newly failing, 1 fixed, 1 added, 1 gone, 1 unchanged, 1 still failing.")
    #expect(comparison.stillFailing == ["a.aksl#stays broken"] && comparison.fixed == ["a.aksl#mended"])
    #expect(comparison.gone == ["a.aksl#goes"])
  }

  @Test("Nothing new is said in a line, in Markdown too")
  func nothing() throws {
    let now = suite(before)
    let comparison = try baseline(before).comparison(with: now)
    #expect(comparison.sentence == "Nothing has changed since the baseline: 5 tests, 2 still failing.")
    var info = SampleSuite.info
    info.comparison = comparison
    #expect(
      SuiteReportKind.markdown.render(now, info).hasPrefix(
        "### aksl: 3 passed, 2 failed\n\nNothing has changed since the baseline: 5 tests, 2 still failing.\n\n| test"
      ))
    #expect(!SuiteReportKind.markdown.render(now, info).contains("**new**"))
  }

  @Test("Reports name what newly fails, what is fixed and what still fails")
  func names() throws {
    let now = suite(
      before.replacing("\"breaks\" { assert true }", with: "\"breaks\" { assert false }")
        .replacing("\"mended\" { assert false }", with: "\"mended\" { assert true }"))
    var info = SampleSuite.info
    info.comparison = try baseline(before).comparison(with: now)
    let markdown = SuiteReportKind.markdown.render(now, info)
    #expect(markdown.contains("\nFixed: a.aksl\\#mended.\n"))
    #expect(
      markdown.contains("\n| **new** breaks | a.aksl:2 |")
        && markdown.contains("\n| stays broken | a.aksl:4 |"))
    let report = try JSONNode(SuiteReportKind.json.render(now, info))["baseline"]
    #expect(report?["newlyFailing"]?.elements == [.string("a.aksl#breaks")])
    #expect(report?["stillFailing"]?.elements == [.string("a.aksl#stays broken")])
    #expect(report?["fixed"]?.elements == [.string("a.aksl#mended")])
    let mark = SuiteReportKind.github.render(now, info)
    #expect(
      mark.contains("title=breaks::newly failing: assertion failed")
        && mark.contains("title=stays broken::assertion failed"))
    #expect(try JSONNode(SampleSuite.render(.json, now))["baseline"] == .null)
  }

  @Test("Of what was left out nothing is said but how much it was")
  func leftOut() throws {
    var now = suite(before)
    // As with `--name stays`: the file comes to all of them.
    now.files[0].tests.removeAll { !$0.identity.title.hasPrefix("stays") }
    let comparison = try baseline(before).comparison(with: now)
    #expect(comparison.gone == [] && comparison.notRun == 3)
    #expect(
      comparison.sentence == "Nothing has changed since the baseline: 2 tests, 1 still failing, 3 left out.")
    #expect(try baseline(before).comparison(with: SuiteReport()).notRun == 5)
  }

  @Test(
    "What is no report",
    arguments: [
      "", "{}", "[]", "{\"schema\":\"aksl-report/2\",\"files\":[]}", "{\"schema\":\"aksl-report/1\"}",
    ])
  func noReport(text: String) { #expect(SuiteBaseline(Array(text.utf8)) == nil) }
}
