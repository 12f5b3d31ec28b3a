import Foundation
import Testing

/// Which tests `aksl test` runs and lists.
@Suite("What the command test selects")
struct SuiteSelectionTests {
  private let suite: SuiteFolder
  private let good = SuiteFolder.good
  private let bad = SuiteFolder.bad

  init() throws { suite = try SuiteFolder() }

  private var folder: TemporaryFolder { suite.folder }

  private func test(_ arguments: String..., input: String? = nil) throws -> Program.Result {
    try suite.test(arguments, input: input)
  }

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

  @Test("What is gone is forgotten, and what went wrong outside the scenarios is not")
  func failedMemory() throws {
    func rows(_ list: String) -> String { "scenario \"each\" each n in [\(list)] { assert n == 1 }\n" }
    let a = try folder.write("a.aksl", good + rows("1, 3"))
    #expect(try test(a).exitCode == 1)
    try folder.write("a.aksl", good + rows("1, 2"))
    let gone = try test(a, "--failed")
    #expect(gone.exitCode == 2 && gone.errorText.contains("not there any more: \(a)#each [n=3]"))
    // A run of a part forgets it, too: the file came to its end without it.
    #expect(try test(a, "--name", "good").exitCode == 0)
    #expect(try test(a, "--failed").errorText.contains("nothing failed last time"))
    // The only thing that fails stands outside.
    let b = try folder.write("b.aksl", good + "pool system stop\n")
    #expect(try test(b).exitCode == 4)
    let again = try test("--failed")
    #expect(again.exitCode == 4 && again.text.contains("ERR  outside the scenarios"))
    try folder.write("b.aksl", good)
    let mended = try test("--failed")
    #expect(mended.exitCode == 0 && mended.text.contains("ok   outside the scenarios\n"))
    #expect(try test("--failed").exitCode == 2)
    // So is output that differs: only all tests of the file can tell.
    try folder.write("b.out", "another\n")
    #expect(try test(b).exitCode == 1)
    #expect(try test(b, "--failed").text.contains("1 passed, 1 failed (2 tests in 1 file)"))
    try FileManager.default.removeItem(atPath: folder.path("b.out"))
    #expect(try test(b).exitCode == 0)
  }

  @Test("Rows are selected before anything runs, and a list has exactly what would run")
  func rows() throws {
    let text = """
      let numbers = [1, 2]
      print "it ran"
      scenario "each" [cost] each n in numbers { pool dev stop; assert n == 1 }
      scenario "plain" { scale dev to 1 }
      """
    let a = try folder.write("t/a.aksl", text)
    try folder.write("t/b.aksl", "scenario \"other\" { }")
    let t = folder.path("t")
    for wanted in [
      [a, "--name", "zzz"], [a + "#each [n=3]"], [a + "#each [n=1"], [a, a + "#none"], [t + "#none"],
      [t + ":1"],
      [a, "--tags", "cots"], [t, "--tags", "cost", "--name", "plain"], [a + ":1"],
      [folder.path("none") + "#x"],
    ] {
      for more in [[], ["--list"], ["--report", "junit=" + folder.path("r.xml")]] {
        let result = try Program.run(
          ["test"] + wanted + more, environment: ["XDG_STATE_HOME": folder.path("state")])
        #expect(result.exitCode == 2 && result.output.isEmpty, "\(wanted + more)")
      }
    }
    #expect(folder.text("r.xml") == nil)
    #expect(try test(a + "#each [n=3]").errorText.contains("did you mean `each [n=1]`?"))
    #expect(try test(a, "--tags", "cots").errorText.contains("did you mean `cost`?"))
    for (wanted, names) in [
      ([t], ["each [n=1]", "each [n=2]", "plain", "other"]), ([t + "#each [n=2]"], ["each [n=2]"]),
      ([t + "/*.aksl#plain"], ["plain"]), ([a, "--name", "n=2"], ["each [n=2]"]),
      ([t, "--touches", "S11"], []), ([t, "--tags", "cost"], ["each [n=1]", "each [n=2]"]),
    ] as [([String], [String])] {
      let environment = ["XDG_STATE_HOME": folder.path("state")]
      let run = try Program.run(["test"] + wanted, environment: environment)
      let list = try Program.run(["test"] + wanted + ["--list"], environment: environment)
      // Four columns of the verdict, and a blank; in brackets what it took.
      let ran = run.text.split(separator: "\n").filter { $0.hasPrefix("ok   ") || $0.hasPrefix("FAIL ") }
        .map { $0.dropFirst(5).prefix { $0 != "(" }.dropLast() }
      let listed = list.text.split(separator: "\n").map { $0.split(separator: ": ")[1] }
        .map { $0.hasSuffix(" [cost]") ? $0.dropLast(7) : $0 }
      #expect(ran == listed, "\(wanted)")
      if !names.isEmpty { #expect(listed.map(String.init) == names, "\(wanted)") }
    }
    // What does not parse, or stops, is no list of what would run.
    try folder.write("t/b.aksl", "scenario \"other\" {")
    #expect(try test(t, "--list").exitCode == 3)
    try folder.write("t/b.aksl", "scenario \"before\" { }\npool system stop\nscenario \"behind\" { }")
    let stopped = try test(folder.path("t/b.aksl"), "--list")
    #expect(stopped.exitCode == 4 && stopped.text.hasSuffix("b.aksl:1: before\n"))
    #expect(stopped.errorText.contains("OperationNotAllowed"))
  }

  @Test("Scenarios that nothing leads to are nothing")
  func unreached() throws {
    let a = try folder.write("a.aksl", "if false { scenario \"never\" { assert false } }\n")
    for options in [[a], [a, "--list"], [a + "#never"]] {
      let result = try Program.run(["test"] + options, environment: ["XDG_STATE_HOME": folder.path("state")])
      #expect(result.exitCode == 2 && result.output.isEmpty, "\(options)")
      #expect(result.errorText.contains("is never reached"), "\(options)")
    }
  }

  @Test("A shard that has nothing is no failure, where the suite has something")
  func emptyShard() throws {
    let a = try folder.write("a.aksl", good + bad)
    let empty = try test(a, "--shard", "3/3")
    #expect(empty.exitCode == 0 && empty.text.hasPrefix("nothing is in the shard 3/3\n"))
    #expect(try test(a, "--shard", "3/3", "--name", "zzz").exitCode == 2)
  }

  @Test("A list that names what is not there is named with its line; other patterns are explained")
  func listErrors() throws {
    let a = try folder.write("a.aksl", good)
    let list = try folder.write("list.txt", "\(a)\r\n\n# none\n\(folder.path("none.aksl"))\n")
    #expect(try test("@" + list).errorText.contains("\(list):4: cannot read"))
    #expect(try test("@").errorText.contains("expected the name of a list"))
    #expect(try test(folder.path("[ab].aksl")).errorText.contains("only `*`, `**` and `?`"))
  }
}
