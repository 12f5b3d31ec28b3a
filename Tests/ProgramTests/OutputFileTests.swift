import Foundation
import Testing

/// `NAME.out` beside `NAME.aksl`, and `aksl test --update`.
@Suite("Output that is kept")
struct OutputFileTests {
  private let folder: TemporaryFolder
  private let script: String

  init() throws {
    folder = try TemporaryFolder()
    script = try folder.write(
      "a.aksl", "print \"one\"\nscenario \"s\" { print \"two\" }\nscenario \"t\" { }\n")
  }

  private func test(_ arguments: String..., ci: String = "") throws -> Program.Result {
    try Program.run(
      ["test", script] + arguments, environment: ["XDG_STATE_HOME": folder.path("state"), "CI": ci])
  }

  @Test("Compared where it is kept, and a difference is a failed test")
  func compared() throws {
    #expect(try test().text.contains("2 passed"))
    try folder.write("a.out", "one\n=== s\ntwo\n")
    #expect(try test().text.contains("ok   output"))
    try folder.write("a.out", "one\n=== s\nthree\n")
    let result = try test()
    #expect(
      result.exitCode == 1 && result.text.contains("FAIL output")
        && result.text.contains("2 passed, 1 failed"))
    #expect(result.errorText.contains("a.out:3:1") && result.errorText.contains("-three"))
    // A part of the file has said only a part.
    #expect(try test("--name", "s").exitCode == 0)
    #expect(try Program.run(["test", script + ":2"]).exitCode == 0)
  }

  @Test("Updated when asked for, and the second time nothing is written")
  func updated() throws {
    #expect(try test("--update").text.contains("\nnothing to update: "))
    #expect(folder.text("a.out") == nil)
    #expect(try test("--update", ci: "false").exitCode == 0)
    let first = try test("--update=new")
    #expect(first.text.hasPrefix("updated \(folder.path("a.out"))\n"))
    #expect(folder.text("a.out") == "one\n=== s\ntwo\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: folder.path("a.out"))
    let before =
      try FileManager.default.attributesOfItem(atPath: folder.path("a.out"))[.systemFileNumber] as? Int
    #expect(try !test("--update").text.contains("updated"))
    let after =
      try FileManager.default.attributesOfItem(atPath: folder.path("a.out"))[.systemFileNumber] as? Int
    #expect(before == after)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("a.out"))
    try folder.write("a.out", "other\n")
    #expect(try test("--update").exitCode == 0)
    #expect(folder.text("a.out") == "one\n=== s\ntwo\n")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "a.aksl", "a.out", "state",
      ])
  }

  @Test("Never in CI, and not from a run that stopped half-way")
  func refused() throws {
    try folder.write("a.out", "other\n")
    for option in ["--update", "--update=new"] {
      let result = try test(option, ci: "true")
      #expect(result.exitCode == 2 && result.errorText.contains("not in CI"))
    }
    try folder.write("a.aksl", "print \"one\"\npool system stop\nscenario \"s\" { }")
    #expect(try test("--update").exitCode == 4)
    #expect(folder.text("a.out") == "other\n")
  }

  @Test("Shown tables are kept without the width of any screen")
  func shown() throws {
    try folder.write("a.aksl", "scenario \"s\" { show pools }\n")
    #expect(try test("--update=new").exitCode == 0)
    #expect(folder.text("a.out")?.hasPrefix("=== s\nNAME ") == true)
    #expect(try test().exitCode == 0)
  }

  @Test("Nothing is compared or kept of a file in which a test failed")
  func halves() throws {
    try folder.write("a.out", "one\n=== s\ntwo\n")
    #expect(try test("--report", "json=\(folder.path("r.json"))").exitCode == 0)
    try folder.write(
      "a.aksl", "print \"one\"\nscenario \"s\" { print \"two\"; assert 1 == 2; print \"three\" }\n")
    let whole = "one\n=== s\ntwo\nthree\n"
    try folder.write("a.out", whole)
    for options in [[], ["--update"], ["--update=new"]] {
      let result = try Program.run(
        ["test", script] + options, environment: ["XDG_STATE_HOME": folder.path("state"), "CI": ""])
      #expect(result.exitCode == 1 && result.text.contains("0 passed, 1 failed, 1 not run"))
      #expect(!result.text.contains("output (") && folder.text("a.out") == whole, "\(options)")
    }
    // Nor is it gone since a run before.
    #expect(try !test("--baseline", folder.path("r.json")).text.contains("gone: \(script)#output"))
    try FileManager.default.removeItem(atPath: folder.path("a.out"))
    #expect(try test("--update=new").exitCode == 1)
    #expect(folder.text("a.out") == nil)
  }

  @Test("What cannot be read is a failed test, and the suite goes on")
  func unreadable() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("a.out"), withIntermediateDirectories: true)
    for options in [[], ["--update"]] {
      let result = try Program.run(
        ["test", script] + options,
        environment: ["XDG_STATE_HOME": folder.path("state"), "CI": ""])
      #expect(result.exitCode == 1 && result.text.contains("2 passed, 1 failed"), "\(options)")
      #expect(result.errorText.contains("the output is not compared: cannot read"))
    }
  }

  @Test("Line ends of another system are no difference, and stay")
  func lineEnds() throws {
    let text = "one\r\n=== s\r\ntwo\r\n"
    try folder.write("a.out", text)
    #expect(try test("--update").text.contains("3 passed, 0 failed"))
    #expect(folder.text("a.out") == text)
  }

  @Test("One shard has a whole file that keeps its output")
  func shards() throws {
    try folder.write("a.out", "one\n=== s\ntwo\n")
    let shards = try (1...2).map { try test("--shard", "\($0)/2").text }
    #expect(shards[0].contains("3 passed") && shards[1].hasPrefix("nothing is in the shard"))
  }
}
