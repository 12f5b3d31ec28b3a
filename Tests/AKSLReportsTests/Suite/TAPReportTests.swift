import AKSLInterpreter
import AKSLScenarios
import Foundation
import Testing

@testable import AKSLReports

@Suite("Reports in TAP")
struct TAPReportTests {
  @Test("Version 14: a subtest for each file, and nothing that its rules forbid")
  func version14() throws {
    let document = try TAPDocument(SampleSuite.render(.tap))
    #expect(document.version == 14)
    #expect(document.comments.first == "# aksl 1.2.3, model 2026-09, seed \(UInt64.max), from 2024-01-01")
    #expect(
      document.points.map(\.description) == ["night/stop.aksl", "setup.aksl", "wrong.aksl", "fine.aksl"])
    #expect(document.points.map(\.isOK) == [false, false, false, true])
    let night = document.points[0].subtest
    #expect(
      night.map(\.description) == [
        "good", "bad # \\ | <script>", "refused", "later", "known", "outdated", "each [m=delete]",
        "each [m=deallocate]",
      ])
    #expect(night.map(\.isOK) == [true, false, false, true, false, false, true, false])
    #expect(night.filter(\.isFailure).count == 4)
    #expect(night[3].directive?.name == "SKIP" && night[3].directive?.reason == "no \\# workloads")
    #expect(night[4].directive?.name == "TODO" && night[4].directive?.reason == "one day")
    #expect(document.points[1].subtest.map(\.description) == ["outside the scenarios", "blocked"])
  }

  @Test("The diagnostic of a failure: the first in full, the others below it")
  func diagnostics() throws {
    let night = try TAPDocument(SampleSuite.render(.tap)).points[0].subtest
    let keys = night[1].diagnostic.filter { $0.first?.isLetter == true }.map { $0.prefix { $0 != ":" } }
    #expect(keys.starts(with: ["message", "severity", "code", "at", "expected", "actual"]))
    #expect(keys.last == "more")
    #expect(night[1].diagnostic.contains("severity: fail"))
    #expect(night[1].diagnostic.contains("  file: \"night/stop.aksl\""))
    #expect(night[1].diagnostic.contains("  line: 5"))
    #expect(night[1].diagnostic.contains("expected: \"Stopped\""))
    #expect(night[2].diagnostic.contains("severity: error"))
    #expect(night[2].diagnostic.contains("code: \"OperationNotAllowed\""))
    #expect(night[4].diagnostic.contains("severity: todo"))
    #expect(
      night[5].diagnostic.starts(with: [
        "message: \"it passes, but is marked todo: never\"", "severity: fail",
      ]))
    #expect(night[5].diagnostic.contains("  line: 12"))
    #expect(SampleSuite.render(.tap).contains("\n    ok 1 - good\n    # 0s simulated, 1 assertion\n"))
  }

  @Test("Version 13 is one list, which Perl's harness understands")
  func version13() throws {
    let text = SampleSuite.render(.tap13)
    let document = try TAPDocument(text)
    #expect(document.points.count == SampleSuite.everything.tests.count)
    #expect(document.points[0].description == "night/stop.aksl: good")
  }

  /// Debian has it in `perl`.
  private static let hasProve = FileManager.default.isExecutableFile(atPath: "/usr/bin/prove")

  @Test("Perl's harness reads version 13", .enabled(if: hasProve, "there is no /usr/bin/prove"))
  func harness() throws {
    #expect(try prove(SampleSuite.render(.tap13, SampleSuite.fine)).code == 0)
    // Differences of texts, and of more places than a line holds, in a failure and in one that is known.
    let texts = SampleSuite.run([
      (
        "a.aksl",
        """
        scenario "known" todo "later" { assert "a\\nb\\tc\\"\\u{1}" == "a\\nx" }
        scenario "list" todo "later" { assert [n for n in 1..30] == [0 - n for n in 1..30] }
        scenario "fine" { assert 1 == 1 }
        """
      )
    ])
    let known = try prove(SampleSuite.render(.tap13, texts))
    #expect(
      known.code == 0 && known.output.contains("All tests successful") && known.output.contains("Tests=3,"))
    let all = try prove(SampleSuite.render(.tap13))
    #expect(all.code == 1 && !all.output.contains("Parse errors"), "\(all.output)")
    #expect(all.output.contains("Tests=\(SampleSuite.everything.tests.count),"), "\(all.output)")
  }

  @Test("A suite without tests plans none")
  func empty() throws {
    #expect(try TAPDocument(SampleSuite.render(.tap, SuiteReport())).points.isEmpty)
  }

  @Test("An interrupted suite bails out")
  func interrupted() throws {
    var suite = SampleSuite.fine
    suite.files[0].outcome.wasInterrupted = true
    #expect(try TAPDocument(SampleSuite.render(.tap13, suite)).hasBailedOut)
    #expect(SampleSuite.render(.tap, suite).hasSuffix("\nBail out! interrupted\n"))
    #expect(try !TAPDocument(SampleSuite.render(.tap)).hasBailedOut)
  }

  /// What `prove` says of a report, and its exit code.
  private func prove(_ text: String) throws -> (code: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "aksl-\(UUID()).tap")
    defer { try? FileManager.default.removeItem(at: file) }
    try text.write(to: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/prove")
    process.arguments = ["-e", "cat", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
