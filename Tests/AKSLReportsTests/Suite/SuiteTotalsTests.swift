import AKSLInterpreter
import AKSLScenarios
import Testing

@testable import AKSLReports

/// What counts as a test is said once, in the suite: all reports have the same sums.
@Suite("The sums of all reports")
struct SuiteTotalsTests {
  @Test("What goes wrong outside the scenarios counts, and in every report")
  func outside() throws {
    let suite = SampleSuite.run([
      ("a.aksl", "scenario \"z\" { }\npool system stop"), ("b.aksl", "scenario {"),
    ])
    #expect(suite.count(.passed) == 1 && suite.count(.error) == 2)
    try expectSameSums(suite, failing: 2 + suite.count(.blocked))
    var text = ""
    SuiteTextReport(outputStyle: .plain, errorStyle: .plain, width: nil, namesFiles: true).finish(suite) {
      text += $1
    }
    #expect(text.hasPrefix("1 passed, 0 failed, 2 errors"))
    #expect(SampleSuite.render(.markdown, suite).hasPrefix("### aksl: 1 passed, 0 failed, 2 errors"))
  }

  @Test("All that can become of a test, and of one that was not run")
  func everything() throws {
    try expectSameSums(SampleSuite.everything, failing: 8)
    var suite = SampleSuite.fine
    suite.files.append(FileRun.interrupted(TestFile(SampleSuite.everything.files[0].source), TestSelection()))
    #expect(suite.count(.notRun) == 7 && suite.tests.count == 8)
    try expectSameSums(suite, failing: 0)
    #expect(!SampleSuite.render(.markdown, suite).contains("Everything holds"))
  }

  /// Compares what the reports say that can be read by programs.
  private func expectSameSums(_ suite: SuiteReport, failing: Int) throws {
    let summary = try JSONNode(SampleSuite.render(.json, suite))["summary"]
    #expect(summary?["tests"] == .integer(Int64(suite.tests.count)))
    #expect(summary?["errors"] == .integer(Int64(suite.count(.error))))
    #expect(summary?["notRun"] == .integer(Int64(suite.count(.notRun))))
    let junit = try XMLTree.parse(SampleSuite.render(.junit, suite))
    #expect(junit.attributes["tests"] == String(suite.tests.count))
    let red = ["failures", "errors"].compactMap { junit.attributes[$0].flatMap(Int.init) }.reduce(0, +)
    #expect(red == failing)
    let points = try TAPDocument(SampleSuite.render(.tap13, suite)).points
    #expect(points.count == suite.tests.count && points.count(where: \.isFailure) == failing)
    let subtests = try TAPDocument(SampleSuite.render(.tap, suite)).points.flatMap(\.subtest)
    #expect(subtests.count == suite.tests.count && subtests.count(where: \.isFailure) == failing)
    let rows = SampleSuite.render(.markdown, suite).split(separator: "\n").count { $0.hasPrefix("| ") }
    #expect(rows == (failing > 0 ? failing + 1 : 0))
  }
}
