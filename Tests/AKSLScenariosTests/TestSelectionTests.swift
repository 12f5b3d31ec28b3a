import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import AKSModel
import Testing

@Suite("Which tests are wanted")
struct TestSelectionTests {
  private let text = """
    # a comment
    scenario "a stop" [cost, night] {
      pool dev stop
    }
    scenario "a start" [slow] { assert true }
    for n in [1] { scenario "row ${n}" { assert true } }
    scenario "each mode" [cost] each m in [delete, deallocate] {
      assert true
    }
    """

  private func names(_ change: (inout TestSelection) -> Void) -> [String] {
    TestFile(text).run(change).tests.map(\.identity.name)
  }

  @Test("Tags, names and both")
  func conditions() throws {
    let cost = try TagExpression("cost and not night")
    #expect(names { $0.tags = [cost] } == ["each mode [m=delete]", "each mode [m=deallocate]"])
    let slow = try TagExpression("slow")
    #expect(names { $0.tags = [cost, slow] } == [])
    #expect(names { $0.names = [NamePattern("a st")] } == ["a stop", "a start"])
    #expect(
      names { $0.names = [NamePattern("delete"), NamePattern("stop")] } == ["a stop", "each mode [m=delete]"])
    #expect(names { $0.names = [NamePattern("row 1")] } == ["row 1"])
    #expect(names { _ in }.count == 5)
  }

  @Test("What failed last time, one row of it, or all its rows that were never reached")
  func identifiers() {
    #expect(names { $0.identifiers = ["a.aksl#a stop", "b.aksl#a start"] } == ["a stop"])
    #expect(names { $0.identifiers = ["a.aksl#each mode [m=delete]"] } == ["each mode [m=delete]"])
    #expect(names { $0.identifiers = ["a.aksl#each mode"] }.count == 2)
    #expect(names { $0.identifiers = [] } == [])
    // A file of which nothing is meant is not even run.
    var selection = TestSelection()
    selection.identifiers = ["b.aksl#each mode"]
    var file = TestFile(text)
    file.narrow(to: selection)
    #expect(file.wanted.isEmpty)
  }

  @Test("Lines and names of a file")
  func places() {
    func names(lines: [Int] = [], names: [String] = []) -> [String] {
      var file = TestFile(text)
      file.narrow(toLines: lines, names: names)
      return file.run().tests.map(\.identity.name)
    }
    #expect(names(lines: [2]) == ["a stop"])
    #expect(names(lines: [4]) == ["a stop"])
    #expect(names(lines: [1]) == [])
    #expect(names(lines: [3, 5]) == ["a stop", "a start"])
    #expect(names(lines: [6]) == ["row 1"])
    #expect(names(lines: [8]).count == 2)
    #expect(names(names: ["row 1"]) == ["row 1"])
    #expect(names(names: ["a start"]) == ["a start"])
    #expect(names(names: ["each mode"]).count == 2)
    #expect(names(names: ["each mode [m=delete]"]) == ["each mode [m=delete]"])
    #expect(names(lines: [2], names: ["each mode [m=delete]"]) == ["a stop", "each mode [m=delete]"])
    #expect(names().count == 5)
  }

  @Test("What a rule played a part in")
  func touches() throws {
    let rule = try #require(RuleBook.rules.first { $0.id.description == "D5" })
    let file = TestFile(
      "scenario \"tagged\" [D5] { assert true }\nscenario \"untouched\" { assert 1 == 2 }")
    let report = file.run { $0.rules = [rule.id] }
    #expect(report.verdicts == ["tagged: passed"])
    // What is not reported does not make the run fail.
    #expect(report.outcome.exitCode == 0)
  }

  @Test("Shards take every test once")
  func shards() throws {
    for count in 1...5 {
      let shards = try (1...count).map { try #require(Shard("\($0)/\(count)")) }
      for index in 0..<20 { #expect(shards.filter { $0.holds(index) }.count == 1) }
      #expect(shards[0].holds(0))
    }
    for wrong in ["", "1", "0/2", "3/2", "a/b", "1/2/3", "-1/2", "1/"] {
      #expect(Shard(wrong) == nil, "\(wrong)")
    }
  }

  @Test("A shuffle follows from its number, and loses nothing")
  func shuffles() {
    func shuffled(_ seed: UInt64) -> [Int] {
      var numbers = Array(0..<50)
      numbers.shuffle(seed: seed)
      return numbers
    }
    #expect(shuffled(1) == shuffled(1))
    #expect(shuffled(1) != shuffled(2))
    #expect(shuffled(1) != Array(0..<50))
    #expect(shuffled(7).sorted() == Array(0..<50))
    var empty: [Int] = []
    empty.shuffle(seed: 1)
    #expect(empty.isEmpty)
  }

  @Test(
    "Patterns for paths",
    arguments: [
      ("a/*.aksl", "a/x.aksl", true), ("a/*.aksl", "a/b/x.aksl", false), ("a/**/*.aksl", "a/x.aksl", true),
      ("a/**/*.aksl", "a/b/c/x.aksl", true), ("**/x.aksl", "x.aksl", true), ("./a/?.aksl", "a/x.aksl", true),
      ("a/?.aksl", "a/xy.aksl", false), ("a/**", "a/b/c", true), ("a/**/b/**/c", "a/b/b/c", true),
      ("a/**/b", "a/c", false), ("*", "a", true), ("*", "a/b", false),
    ])
  func paths(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect(PathPattern(pattern).matches(path) == expected)
  }

  @Test("Patterns tell where to look, and take no time")
  func patternsOfPaths() {
    #expect(PathPattern("a/b/*.aksl").base == "a/b")
    #expect(PathPattern("*.aksl").base == ".")
    #expect(PathPattern("a/*/c.aksl").base == "a")
    #expect(PathPattern.isPattern("a?") && !PathPattern.isPattern("a"))
    let pattern = Array(repeating: "**/a", count: 40).joined(separator: "/") + "/b"
    #expect(!PathPattern(pattern).matches(Array(repeating: "a", count: 500).joined(separator: "/")))
  }
}
