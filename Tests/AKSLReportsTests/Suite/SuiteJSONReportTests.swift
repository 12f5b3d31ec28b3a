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

  @Test(
    "So says a library, too",
    .enabled(if: Python.has("jsonschema"), "python3 with jsonschema is not installed"))
  func library() throws {
    for suite in [SampleSuite.everything, SampleSuite.fine, SuiteReport()] {
      #expect(try validate(SampleSuite.render(.json, suite)) == "")
    }
    // It can say no.
    let wrong = SampleSuite.render(.json).replacing("\"complete\": true", with: "\"complete\": 1")
    #expect(try validate(wrong).contains("1 is not of type 'boolean'"))
  }

  /// What Python's jsonschema finds wrong, a line each.
  private func validate(_ report: String) throws -> String {
    try Python.run(
      """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1]))
      Draft202012Validator.check_schema(schema)
      for error in Draft202012Validator(schema).iter_errors(json.load(sys.stdin)):
          print(error.json_path, error.message)
      """, [Self.schemaPath], input: report)
  }

  private static let schemaPath = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "grammar/aksl-report-1.schema.json").path

  @Test("No text of a failure is lost from one form to another")
  func conversion() throws {
    let suite = SampleSuite.run([
      (
        "a.aksl",
        """
        scenario "texts" { assert "one\\ntwo" == "one\\nthree", "the second line" }
        scenario "lists" { assert [1, {a: 2}] == [1, {a: 3}] }
        scenario "parts" { assert dev.count == 11 or dev.mode == System }
        scenario "refused" { pool system stop }
        """
      )
    ])
    let tests = SuiteDetails(suite).tests
    let cases = try XMLTree.parse(SampleSuite.render(.junit, suite)).all("testsuite")[0].all("testcase")
    let points = try TAPDocument(SampleSuite.render(.tap, suite)).points[0].subtest
    let json = try #require(try JSONNode(SampleSuite.render(.json, suite))["files"]?[0]?["tests"]?.elements)
    let wanted: [[String]] = [
      ["assertion failed: the second line", "-three", "+two"],
      ["assertion failed", "[1].a: expected 3, got 2"],
      ["assertion failed"], ["agentpool 'system' is a system pool"],
    ]
    for (index, parts) in wanted.enumerated() {
      let junit = cases[index].all("failure") + cases[index].all("error")
      for part in parts {
        #expect(junit.first?.text.contains(part) == true, "\(part)")
        #expect(points[index].diagnostic.joined(separator: "\n").contains(part), "\(part)")
      }
      #expect(junit.first?.attributes["message"] == tests[index].summary)
      let failure = try #require(json[index]["failures"]?[0])
      #expect(failure["message"]?.text?.hasPrefix(parts[0]) == true)
    }
    #expect(json[0]["failures"]?[0]?["diff"]?.text?.contains("-three\n+two") == true)
    #expect(json[1]["failures"]?[0]?["differences"]?[0]?["path"]?.text == "[1].a")
    #expect(json[2]["failures"]?[0]?["parts"]?.elements.count == 2)
    #expect(points[2].diagnostic.contains("because: \"dev.count is 10, dev.mode is User\""))
    #expect(cases[2].all("failure").first?.text.contains("`dev.mode == System` is false") == true)
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
    // All reports give one place: where the statement begins.
    #expect(failure["column"] == .integer(5) && failure["endColumn"] == .integer(32))
    #expect(failure["expected"]?.text == "Stopped" && failure["line"] == .integer(5))
    let change = try #require(failure["lastChange"])
    #expect(change["line"] == .integer(3) && change["event"] == .integer(2))
    #expect(change["from"]?.text == "Succeeded" && change["to"]?.text == "Stopping")
    #expect(failure["rule"]?.text == "PS2")
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
