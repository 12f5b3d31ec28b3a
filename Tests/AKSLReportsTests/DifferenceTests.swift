import AKSLInterpreter
import AKSLLanguage
import Testing

@testable import AKSLReports

/// Failed comparisons of values with parts, and of long texts: what a person reads.
@Suite("What differs")
struct DifferenceTests {
  /// The failures of a script, in order.
  private func failures(_ text: String) -> [AssertionFailure] {
    var failures: [AssertionFailure] = []
    var session = Session()
    _ = session.run(SourceText(name: "a.aksl", text), mode: .script) { event in
      if case .assertionFailed(let failure) = event.kind { failures.append(failure) }
    }
    return failures
  }

  private func text(_ script: String) -> String {
    var text = ""
    var session = Session()
    var reporter = TextReporter(style: .plain, narration: .failures)
    _ = session.run(SourceText(name: "a.aksl", script), mode: .script) { event in
      reporter.report(event) { text += $1 }
    }
    return text
  }

  @Test(
    "Maps and lists differ by path",
    arguments: [
      ("{a: 1} == {a: 2}", ["a: expected 2, got 1"]),
      (
        "{powerState: {code: \"Running\"}} == {powerState: {code: \"Stopped\"}}",
        ["powerState.code: expected \"Stopped\", got \"Running\""]
      ),
      ("[{name: 1}, {name: 2}] == [{name: 1}, {name: 3}]", ["[1].name: expected 3, got 2"]),
      ("[1] == [1, {name: 2}]", ["[1]: missing, expected {name: 2}"]),
      ("[{}] == [{name: \"x\"}]", ["[0].name: missing, expected \"x\""]),
      ("[1, 2] == [1]", ["[1]: not expected, got 2"]),
      // What is too much in front and missing at the end moves all the others.
      (
        "[n for n in 1..30] == [n for n in 2..31]",
        ["[29]: missing, expected 31", "[0]: not expected, got 1"]
      ),
      ("[1, 2, 3, 4, 5] == [1, 3, 4, 5]", ["[1]: not expected, got 2"]),
      ("[[1], [2], [3]] == [[0], [1], [2], [3]]", ["[0]: missing, expected [0]"]),
      ("[1, 2, 3] == [1, 5, 3]", ["[1]: expected 5, got 2"]),
      ("{a: 1, b: 2} == {c: 3, a: 1}", ["c: missing, expected 3", "b: not expected, got 2"]),
      ("{\"a b\": 1} == {\"a b\": 2}", ["[\"a b\"]: expected 2, got 1"]),
      ("{a: {b: [1, [2]]}} == {a: {b: [1, [3]]}}", ["a.b[1][0]: expected 3, got 2"]),
      ("1 == 2", []), ("[1] != [1]", []),
    ])
  func paths(_ condition: String, _ expected: [String]) throws {
    let failure = try #require(failures("assert \(condition)").first)
    #expect(failure.differences.shown.map(\.text) == expected)
    #expect(failure.differences.count == expected.count)
  }

  @Test("Two wrong places are two lines, and a short value is still shown whole")
  func terminal() {
    #expect(
      text("let pool = {a: 1, b: 2}\nassert pool == {a: 2, b: 3}") == """
        error[T004]: assertion failed
         --> a.aksl:2:1
          |
        1 | let pool = {a: 1, b: 2}
        2 | assert pool == {a: 2, b: 3}
          |        ^^^^ {a: 1, b: 2}
          |
          = expected: {a: 2, b: 3}
          = differs: a: expected 2, got 1
                     b: expected 3, got 2

        """)
  }

  @Test("A long value only says where it differs, and many places are counted")
  func long() {
    let list = (0..<40).map(String.init).joined(separator: ", ")
    let other = (0..<40).map { String($0 + 100) }.joined(separator: ", ")
    let page = text("assert [\(list)] == [\(other)]")
    #expect(page.contains("^ differs in 40 places\n"))
    #expect(page.contains("and 20 more places\n"))
    #expect(!page.contains("= expected:"))
  }

  @Test("Texts of several lines as a unified diff, cut after sixty lines")
  func diffs() throws {
    let failure = try #require(failures("assert \"a\\nb\\nc\" == \"a\\nx\\nc\"").first)
    #expect(failure.diff?.hasPrefix("--- expected\n+++ actual\n@@ -1,3 +1,3 @@\n a\n-x\n+b\n c") == true)
    let page = text("assert \"a\\nb\\n\" == \"a\\nx\\n\"")
    #expect(page.contains("^ another text than expected\n"))
    #expect(page.contains("  = diff: --- expected\n          +++ actual\n          @@ -1,2 +1,2 @@\n"))
    let lines = (1...200).map { "\($0)\\n" }.joined()
    let long = try #require(failures("assert \"\(lines)\" == \"\"").first?.diff)
    #expect(long.split(separator: "\n").count == 61)
    #expect(long.hasSuffix("\n… and 143 more lines added, 0 removed"))
  }

  @Test("What was watched in vain tells its last changes")
  func changes() throws {
    let failure = try #require(
      failures("pool dev stop\npool dev start\neventually within 1h: dev.state == Stopped").first)
    #expect(failure.changes.count == 5 || failure.changes.count == 4)
    #expect(failure.changes.first?.text == failure.lastChange?.text)
    let times = failure.changes.map(\.at)
    #expect(times == times.sorted(by: >))
    let page = text("pool dev stop\npool dev start\nnever for 1h: dev.state == Running")
    #expect(page.contains("  = last changes: provisioningState Starting -> Succeeded, d1 00:02:41, line 2\n"))
    #expect(failures("assert dev.count == 11").first?.changes.isEmpty == true)
  }
}
