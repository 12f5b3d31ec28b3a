import Foundation
import Testing

/// `aksl test` as a pipeline calls it.
@Suite("The command test")
struct TestCommandTests {
  private let suite: SuiteFolder
  private let good = SuiteFolder.good
  private let bad = SuiteFolder.bad

  init() throws { suite = try SuiteFolder() }

  private var folder: TemporaryFolder { suite.folder }

  private func test(_ arguments: String..., input: String? = nil) throws -> Program.Result {
    try suite.test(arguments, input: input)
  }

  // MARK: - Exit codes

  @Test("The worst that happened decides")
  func exitCodes() throws {
    let files = [
      ("good", good, Int32(0)), ("bad", bad, 1), ("refused", "scenario \"r\" { pool system stop }", 1),
      ("todo", "scenario \"t\" todo \"x\" { assert false }", 0),
      ("outdated", "scenario \"t\" todo \"x\" { }", 1),
      ("wrong", "scenario \"w\" { scale dve to 5 }", 3), ("broken", "scenario \"b\" {", 3),
      ("setup", "pool system stop\nscenario \"s\" { }", 4), ("fault", "print 1 / 0\nscenario \"s\" { }", 4),
      ("assertion", "assert false\nscenario \"s\" { }", 1),
    ]
    for (name, text, code) in files {
      let path = try folder.write("codes/\(name).aksl", text)
      #expect(try test(path).exitCode == code, "\(name)")
    }
    #expect(try test(folder.path("codes")).exitCode == 3)
    #expect(try test(folder.path("codes/setup.aksl"), folder.path("codes/bad.aksl")).exitCode == 4)
  }

  @Test(
    "Wrong usage",
    arguments: [
      ["--tags", "a b"], ["--shard", "3/2"], ["--touches", "X99"], ["--report", "tap"],
      ["--report", "tapp=-"],
      ["--report", "tap=-,json=-"], ["--report", ""], ["--report", "tap=a.aksl"], ["--name", ""],
      ["--report", "tap=-", "--coverage", "text"], ["--coverage", "text", "--coverage", "json"],
      ["--tags", "!night"], ["--update=old"], ["-j", "many"], ["--min-coverage", "98.55"], ["--only-new"],
      ["--baseline", "a", "--baseline", "b"],
      ["--report", "tap=a,json=a"], ["--report", "tap=/dev/null/a"],
      ["--report", "tap=/"], ["--coverage", "html"], ["--coverage", "json=/dev/null/a"],
      ["--min-coverage", "101"],
      ["-j", "0"], ["--name", "none"], ["--failed"],
    ])
  func usage(options: [String]) throws {
    let file = try folder.write("a.aksl", "print \"it ran\"\n" + bad)
    let result = try Program.run(
      ["test", file] + options, environment: ["XDG_STATE_HOME": folder.path("state")])
    #expect(result.exitCode == 2, "\(options)")
    #expect(result.output.isEmpty && result.errorText.contains("rror"), "\(options)")
  }

  @Test("A report that gets lost while it is written is an error of the program's own")
  func lostReport() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let file = try folder.write("a.aksl", bad)
    let result = try test(file, "--report", "tap=/dev/full,json=\(folder.path("a.json"))")
    #expect(result.exitCode == 5)
    #expect(result.errorText.contains("cannot write /dev/full"))
    // The other report is there all the same.
    #expect(folder.text("a.json")?.hasPrefix("{") == true)
  }

  @Test("Too little of the model exercised is a failure")
  func minimumCoverage() throws {
    let file = try folder.write("a.aksl", good)
    #expect(try test(file, "--min-coverage", "0").exitCode == 0)
    let result = try test(file, "--min-coverage", "50")
    #expect(result.exitCode == 1 && result.errorText.contains("--min-coverage wants 50 %"))
  }

  // MARK: - What is told

  @Test(
    "The last line is the verdict on everything, and failures that have scrolled away are listed before it")
  func lastLine() throws {
    let many = (1...30).map { "scenario \"s\($0)\" { assert true }\n" }.joined()
    let a = try folder.write(
      "a.aksl", "scenario \"first\" { assert 1 == 2 }\n" + many + bad + "pool system stop\n")
    let lines = try test(a).text.split(separator: "\n").suffix(7)
    #expect(
      Array(lines) == [
        "what failed:", "  FAIL \(a):1:20: first", "  FAIL \(a):32:18: bad",
        "  ERR  \(a):33:1: outside the scenarios", "aksl 0.1.0, model 2026.11, seed 0, from 2024-01-01",
        "evidence: 30 verdicts, 30 exact, 0 documented, 0 inferred, 0 ours",
        "30 passed, 2 failed, 1 error (33 tests in 1 file)",
      ])
    let short = try folder.write("b.aksl", bad)
    #expect(try !test(short).text.contains("what failed:"))
    // Quiet: only what failed, and the sum.
    let quiet = try test(a, "-q")
    #expect(
      quiet.text == """
        FAIL first (0s, 1 assertion)
        FAIL bad (0s, 1 assertion)
        ERR  outside the scenarios
        what failed:
          FAIL \(a):1:20: first
          FAIL \(a):32:18: bad
          ERR  \(a):33:1: outside the scenarios
        30 passed, 2 failed, 1 error (33 tests in 1 file)

        """)
    #expect(quiet.exitCode == 4)
    try folder.write("good.aksl", good)
    let two = try test(folder.path("good.aksl"), short, "-q").text
    #expect(two.hasPrefix("\(short)\nFAIL bad") && two.hasSuffix("1 passed, 1 failed (2 tests in 2 files)\n"))
  }

  // MARK: - Reports

  @Test("A report never takes the place of a script, or of what the tests are made of")
  func reportPaths() throws {
    try folder.write("lib.txt", "let n = 1\n")
    let a = try folder.write("a.aksl", "include \"lib.txt\"\n" + good)
    try folder.write("a.out", "hello\n")
    let list = try folder.write("list.txt", a + "\n")
    let world = try folder.write("world.aksl", "scale dev to 3\n")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: a)
    for name in ["a.aksl", "other.aksl", "lib.txt", "a.out", "list.txt", "link", "world.aksl"] {
      for option in [["--report", "tap=\(folder.path(name))"], ["--coverage", "json=\(folder.path(name))"]] {
        let before = folder.text(name)
        let result = try Program.run(["test", "@" + list, "--world", world] + option)
        #expect(result.exitCode == 2 && result.errorText.contains("would take the place of"), "\(name)")
        #expect(folder.text(name) == before)
      }
    }
  }

  @Test("Coverage for programs has standard output for itself, for people it stands before the sum")
  func coverageOutput() throws {
    let a = try folder.write("a.aksl", good)
    let json = try test(a, "--coverage", "json").text
    #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is [String: Any])
    let text = try test(a, "--coverage", "text").text
    #expect(text.contains("\nrules: ") && text.hasSuffix("1 passed, 0 failed (1 test in 1 file)\n"))
  }

  @Test("However many threads: the same output and the same reports, byte for byte")
  func threads() throws {
    for index in 0..<12 {
      try folder.write(
        "t/\(index).aksl",
        "scenario \"stop \(index)\" { pool dev stop; print \"at ${now}\"; assert dev.count == \(index) }\n"
          + good)
    }
    try folder.write("t/wrong.aksl", "scenario \"x\" { scale dve to 1 }")
    let kinds = ["tap", "tap13", "junit", "junit-strict", "json", "markdown", "github", "azure"]
    func run(_ jobs: String) throws -> (Program.Result, [[UInt8]]) {
      let reports = kinds.map { "\($0)=\(folder.path("\($0)-\(jobs)"))" }.joined(separator: ",")
      let coverage = ["text", "json", "lcov"].flatMap {
        ["--coverage", "\($0)=\(folder.path("\($0)-c-\(jobs)"))"]
      }
      let result = try Program.run(
        ["test", folder.path("t"), "-j", jobs, "--stable", "--report", reports] + coverage,
        environment: ["XDG_STATE_HOME": folder.path("state")])
      return (
        result,
        try kinds.map { try folder.bytes("\($0)-\(jobs)") }
          + ["text", "json", "lcov"].map { try folder.bytes("\($0)-c-\(jobs)") }
      )
    }
    let (one, reportsOfOne) = try run("1")
    let (four, reportsOfFour) = try run("4")
    #expect(one.exitCode == 3 && four.exitCode == 3)
    #expect(one.output == four.output && one.errors == four.errors)
    #expect(reportsOfOne == reportsOfFour)
    #expect(reportsOfOne.allSatisfy { !$0.isEmpty })
  }

  @Test("What fails that did not, told against an earlier report")
  func baseline() throws {
    let file = try folder.write("a.aksl", good + "scenario \"bad\" { }\n")
    let report = folder.path("before.json")
    #expect(try test(file, "--report", "json=\(report)").exitCode == 0)
    #expect(
      try test(file, "--baseline", report).text.contains(
        "Nothing has changed since the baseline: 2 tests.\n"))
    try folder.write("a.aksl", good + bad)
    let result = try test(file, "--baseline", report, "--report", "markdown=\(folder.path("a.md"))")
    #expect(
      result.text.contains(
        "Since the baseline: 1 newly failing, 0 fixed, 1 unchanged.\n  newly failing: \(file)#bad\n"))
    #expect(result.exitCode == 1)
    #expect(try test(file, "--baseline", report, "--only-new").exitCode == 1)
    let after = folder.path("after.json")
    #expect(try test(file, "--report", "json=\(after)").exitCode == 1)
    #expect(try test(file, "--baseline", after).exitCode == 1)
    #expect(try test(file, "--baseline", after, "--only-new").exitCode == 0)
    // What stops a file is never known.
    try folder.write("a.aksl", good + "pool system stop\n")
    #expect(try test(file, "--report", "json=\(after)").exitCode == 4)
    #expect(try test(file, "--baseline", after, "--only-new").exitCode == 4)
    #expect(folder.text("a.md")?.contains("1 newly failing, 0 fixed, 1 unchanged") == true)
    for wrong in [file, folder.path("none.json")] {
      let result = try test(file, "--baseline", wrong)
      #expect(result.exitCode == 2 && result.output.isEmpty)
    }
  }

  @Test("A report on standard output has it for itself")
  func standardOutput() throws {
    let file = try folder.write("a.aksl", good + bad)
    let result = try test(file, "--report", "tap=-")
    #expect(result.text.hasPrefix("TAP version 14\n") && result.text.hasSuffix(" - \(file)\n"))
    #expect(result.exitCode == 1)
  }

  @Test("Nothing is written to a home that is not there, and nothing is said of it")
  func home() throws {
    let file = try folder.write("a.aksl", bad)
    let result = try Program.run(["test", file])
    #expect(result.exitCode == 1 && !result.errorText.contains("cannot write"))
  }
}
