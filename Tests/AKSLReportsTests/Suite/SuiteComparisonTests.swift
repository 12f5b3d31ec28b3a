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
        == "Since the baseline: 2 newly failing, 1 fixed, 1 added, 1 gone, 2 unchanged.")
  }

  @Test("Nothing new is said in a line, in Markdown too")
  func nothing() throws {
    let now = suite(before)
    let comparison = try baseline(before).comparison(with: now)
    #expect(comparison.sentence == "Nothing has changed since the baseline: 5 tests.")
    var info = SampleSuite.info
    info.comparison = comparison
    #expect(
      SuiteReportKind.markdown.render(now, info).hasPrefix(
        "### aksl: 3 passed, 2 failed\n\nNothing has changed since the baseline: 5 tests.\n\n| test"))
  }

  @Test(
    "What is no report",
    arguments: [
      "", "{}", "[]", "{\"schema\":\"aksl-report/2\",\"files\":[]}", "{\"schema\":\"aksl-report/1\"}",
    ])
  func noReport(text: String) { #expect(SuiteBaseline(Array(text.utf8)) == nil) }
}
