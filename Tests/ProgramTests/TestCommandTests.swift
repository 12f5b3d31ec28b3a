import Foundation
import Testing

/// `aksl test` as a pipeline calls it.
@Suite("The command test")
struct TestCommandTests {
  private let folder: TemporaryFolder
  private let good = "scenario \"good\" { print \"hello\"; assert 1 == 1 }\n"
  private let bad = "scenario \"bad\" { assert 1 == 2 }\n"

  init() throws { folder = try TemporaryFolder() }

  private func test(_ arguments: String..., input: String? = nil) throws -> Program.Result {
    let result = try Program.run(
      ["test"] + arguments, input: input, environment: ["XDG_STATE_HOME": folder.path("state")])
    expectNoCrash(result)
    return result
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
      ["--report", "tap=-,json=-"], ["--report", "tap=a,json=a"], ["--report", "tap=/dev/null/a"],
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

  // MARK: - What is selected

  @Test("Files once, in the order of the bytes of their paths")
  func order() throws {
    for name in ["b", "a", "B", "sub/a", "a-b"] { try folder.write("t/\(name).aksl", good) }
    let t = folder.path("t")
    let all = try test(t, t + "/a.aksl", t + "/./b.aksl", t + "/*.aksl", t + "/**/a.aksl", "--list")
    #expect(
      all.text.split(separator: "\n").map { $0.dropFirst(t.count + 1) } == [
        "B.aksl:1: good", "a-b.aksl:1: good", "a.aksl:1: good", "b.aksl:1: good", "sub/a.aksl:1: good",
      ])
    let shuffled = try test(t, "--list", "--shuffle", "3").text
    #expect(shuffled == (try test(t, "--list", "--shuffle", "3").text))
    #expect(shuffled != all.text)
    #expect(shuffled.split(separator: "\n").sorted() == all.text.split(separator: "\n").sorted())
    let shards = try (1...3).map { try test(t, "--list", "--shard", "\($0)/3").text }
    #expect(shards.joined().split(separator: "\n").sorted() == all.text.split(separator: "\n").sorted())
  }

  @Test("A list, standard input, a line, a name, a row")
  func targets() throws {
    let a = try folder.write("a.aksl", good + bad + "scenario \"each\" each n in [1, 2] { assert n == 1 }\n")
    let b = try folder.write("b.aksl", good)
    let list = try folder.write("list.txt", "# those\n\(b)\n\n  \(a):1\n")
    #expect(try test("@" + list).text.contains("2 passed, 0 failed"))
    #expect(try test("-", input: good).text.hasPrefix("ok   good"))
    #expect(try test(a + ":2").text.contains("0 passed, 1 failed"))
    #expect(try test(a + "#good").exitCode == 0)
    #expect(try test(a + "#each").text.contains("1 passed, 1 failed"))
    #expect(try test(a + "#each [n=1]").text.contains("1 passed, 0 failed"))
    let misspelt = try test(a + "#goood")
    #expect(misspelt.exitCode == 2 && misspelt.errorText.contains("did you mean `good`?"))
    for wrong in [a + ":99", folder.path("none.aksl"), folder.path("*.none"), "@" + folder.path("none")] {
      #expect(try test(wrong).exitCode == 2, "\(wrong)")
    }
  }

  @Test("A file that does not parse is never passed over")
  func brokenFiles() throws {
    try folder.write("t/good.aksl", good)
    try folder.write("t/broken.aksl", "scenario \"x\" [slow] {")
    #expect(try test(folder.path("t"), "--tags", "not slow").exitCode == 3)
  }

  @Test("Only what failed last time")
  func failed() throws {
    let a = try folder.write("a.aksl", good + bad + "scenario \"each\" each n in [1, 2] { assert n == 1 }\n")
    #expect(try test(a).exitCode == 1)
    let again = try test(a, "--failed")
    #expect(again.exitCode == 1 && again.text.contains("0 passed, 2 failed"))
    try folder.write(
      "a.aksl", good + "scenario \"bad\" { }\nscenario \"each\" each n in [1, 2] { assert n == 1 }\n")
    #expect(try test(a, "--failed").text.contains("1 passed, 1 failed"))
    try folder.write("a.aksl", good + "scenario \"each\" each n in [1, 2] { assert n > 0 }\n")
    #expect(try test(a).exitCode == 0)
    let none = try test(a, "--failed")
    #expect(none.exitCode == 2 && none.errorText.contains("nothing failed last time"))
  }

  // MARK: - Reports

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
      try test(file, "--baseline", report).text.hasSuffix(
        "Nothing has changed since the baseline: 2 tests.\n"))
    try folder.write("a.aksl", good + bad)
    let result = try test(file, "--baseline", report, "--report", "markdown=\(folder.path("a.md"))")
    #expect(result.text.hasSuffix("Since the baseline: 1 newly failing, 0 fixed, 1 unchanged.\n"))
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
