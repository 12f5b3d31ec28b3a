import Foundation
import Testing

/// The project's own scenarios under the built program, as continuous integration runs them.
@Suite("The project's own scenarios")
struct OwnSuiteTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("They hold, and one thread and two write the same bytes")
  func ownScenarios() throws {
    let folder = try TemporaryFolder()
    let kinds = ["tap", "tap13", "junit", "junit-strict", "json", "markdown", "github", "azure"]
    func run(_ jobs: String) throws -> (Program.Result, [[UInt8]]) {
      let reports = kinds.map { "\($0)=\(folder.path("\($0)-\(jobs)"))" }.joined(separator: ",")
      let paths = ["Tests/Scenarios", "examples"].map { Self.root.appending(path: $0).path }
      let coverage = "json=\(folder.path("coverage-\(jobs)"))"
      let result = try Program.run(
        ["test"] + paths + ["-j", jobs, "--stable", "--report", reports, "--coverage", coverage],
        environment: ["XDG_STATE_HOME": folder.path("state")])
      return (result, try (kinds + ["coverage"]).map { try folder.bytes("\($0)-\(jobs)") })
    }
    let (one, reportsOfOne) = try run("1")
    #expect(one.exitCode == 0, "\(one.errorText.prefix(2000))")
    #expect(one.text.contains("evidence: "))
    let (two, reportsOfTwo) = try run("2")
    #expect(two.exitCode == 0)
    #expect(one.output == two.output && one.errors == two.errors)
    for (index, kind) in (kinds + ["coverage"]).enumerated() {
      #expect(reportsOfOne[index] == reportsOfTwo[index], "\(kind)")
    }
    // All rules but those that no sentence reaches, with the reasons that `aksl test --coverage text` gives.
    let coverage = try JSONDecoder().decode(Coverage.self, from: Data(reportsOfOne[kinds.count]))
    #expect(coverage.rules.filter { $0.hits == 0 }.map(\.id).sorted() == ["1.3", "M7", "R7", "S5c", "U4i"])
    #expect(
      coverage.errors.filter { $0.hits == 0 }.map(\.code)
        == ["NotAllAgentPoolOrchestratorVersionSpecifiedAndUnchanged"])
  }

  /// What the tests exercised, as far as it is looked at here.
  private struct Coverage: Decodable {
    struct Rule: Decodable {
      let id: String
      let hits: Int
    }

    struct Refusal: Decodable {
      let code: String
      let hits: Int
    }

    let rules: [Rule]
    let errors: [Refusal]
  }

  @Test("What is exercised is asked for: a rule less would fail")
  func minimumCoverage() throws {
    let folder = try TemporaryFolder()
    func run(_ minimum: String) throws -> Program.Result {
      try Program.run(
        ["test", "-q", Self.root.appending(path: "Tests/Scenarios").path, "--min-coverage", minimum],
        environment: ["XDG_STATE_HOME": folder.path("state")])
    }
    #expect(try run("96.5").exitCode == 0)
    #expect(try run("96.6").exitCode == 1)
  }
}
