import AKSLLanguage
import AKSLScenarios
import Foundation
import Testing

@testable import AKSLReports

@Suite("Reports in JSON")
struct SuiteJSONReportTests {
  private let schema: JSONSchema

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    schema = try JSONSchema(
      String(contentsOf: root.appending(path: "grammar/aksl-report-1.schema.json"), encoding: .utf8))
  }

  @Test("Every report is as the published schema says")
  func valid() throws {
    for suite in [SampleSuite.everything, SampleSuite.fine, SuiteReport()] {
      for isStable in [true, false] {
        #expect(schema.mistakes(in: try JSONNode(SampleSuite.render(.json, suite, stable: isStable))) == [])
      }
    }
  }

  @Test("The schema can say no")
  func invalid() throws {
    let text = SampleSuite.render(.json)
    for (part, other) in [
      ("\"aksl-report/1\"", "\"aksl-report/2\""), ("\"wallMs\": 61007", "\"wallMs\": -1"),
      ("\"status\": \"passed\"", "\"status\": \"fine\""), ("\"sha256\"", "\"md5\""),
      ("\"params\": {}", "\"params\": {\"a\": 1}"), ("\"seed\": \"", "\"seed\": \"x"),
    ] {
      #expect(text.contains(part), "\(part)")
      #expect(schema.mistakes(in: try JSONNode(text.replacing(part, with: other))) != [], "\(part)")
    }
  }

  @Test("What it says of tests and failures")
  func content() throws {
    let report = try JSONNode(SampleSuite.render(.json))
    #expect(report["seed"]?.text == String(UInt64.max))
    #expect(report["summary"]?["failed"] == .integer(3) && report["summary"]?["blocked"] == .integer(2))
    let tests = try #require(report["files"]?[0]?["tests"]?.elements)
    #expect(tests.count == 8)
    #expect(tests[0]["id"]?.text == "night/stop.aksl#good" && tests[0]["output"]?.text == "printed <b>&\n")
    #expect(tests[0]["tags"] == .array([.string("D5"), .string("cost")]))
    #expect(tests[7]["params"] == .object(["m": .string("deallocate")]))
    #expect(tests[7]["id"]?.text == "night/stop.aksl#each [m=deallocate]")
    let failure = try #require(tests[1]["failures"]?[0])
    #expect(failure["expected"]?.text == "Stopped" && failure["line"] == .integer(5))
    #expect(failure["lastChange"]?["line"] == .integer(3))
    let identifiers = (report["files"]?.elements ?? []).flatMap { $0["tests"]?.elements ?? [] }.compactMap {
      $0["id"]?.text
    }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test("The same run gives the same bytes")
  func stable() throws {
    for kind in SuiteReportKind.allCases {
      let again = SampleSuite.run(
        SampleSuite.everything.files.map {
          ($0.source.name, String(decoding: $0.source.bytes, as: UTF8.self))
        })
      #expect(SampleSuite.render(kind, again, stable: true) == SampleSuite.render(kind, stable: true))
    }
  }

  @Test("Coverage as text and for LCOV's readers")
  func coverage() {
    let coverage = Coverage(SampleSuite.everything)
    let text = CoverageFormat.text.render(coverage)
    #expect(
      text.hasPrefix("rules: \(coverage.rules.count - coverage.missing.count) of \(coverage.rules.count) ("))
    #expect(text.contains("not exercised:\n"))
    let lcov = CoverageFormat.lcov.render(coverage).split(separator: "\n")
    #expect(lcov.first == "TN:" && lcov.last == "end_of_record")
    #expect(lcov.count { $0.hasPrefix("DA:") } == coverage.rules.count)
    #expect(lcov.contains("LH:\(coverage.rules.count - coverage.missing.count)"))
    #expect(CoverageFormat.json.render(coverage).hasPrefix("{\n"))
  }
}
