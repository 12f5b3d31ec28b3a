import AKSLLanguage
import AKSLReports
import Testing

@testable import AKSLInterpreter
@testable import AKSModel

@Suite("A run as people read it")
struct TextReporterTests {
  private func scenario(_ name: String, _ passed: Bool, _ seconds: Int64, _ assertions: Int) -> RunEvent {
    RunEvent(
      .scenarioEnded(
        ScenarioReport(
          identity: .named(name), verdict: passed ? .passed : .failed, assertions: assertions,
          duration: .seconds(seconds))))
  }

  private var night: [RunEvent] {
    [
      RunEvent(.changed("advanced 1h, to d1 01:00:00")),
      RunEvent(.scenarioStarted(.named("a stopped pool costs no compute"), todo: nil)),
      RunEvent(.completed(OperationReport(.startPool))),
      RunEvent(.expectedRefusal(code: "OperationNotAllowed", rule: nil)),
      RunEvent(.printed("hello\u{1B}[1m")),
      scenario("a stopped pool costs no compute", true, 28_878, 2),
      RunEvent(.scenarioStarted(.named("each mode [m=delete]"), todo: nil)),
      scenario("each mode [m=delete]", false, 0, 1),
      RunEvent(.value(.text("end"))),
    ]
  }

  @Test("Everything")
  func everything() {
    #expect(
      Page(TextReporter(style: .plain), night, finishing: true).output == """
        advanced 1h, to d1 01:00:00
          dev: started in 1m18s. Now Running, 10 running.
        hello\u{1B}[1m
        ok   a stopped pool costs no compute (8h1m18s, 2 assertions)
        FAIL each mode [m=delete] (0s, 1 assertion)
        "end"
        1 passed, 1 failed

        """)
  }

  @Test("Only results, only verdicts, only failures")
  func narrations() {
    func text(_ narration: Narration) -> String {
      Page(TextReporter(style: .plain, narration: narration), night, finishing: true).output
    }
    #expect(
      text(.verdicts) == """
        ok   a stopped pool costs no compute (8h1m18s, 2 assertions)
        FAIL each mode [m=delete] (0s, 1 assertion)
        1 passed, 1 failed

        """)
    #expect(text(.results).hasPrefix("hello\u{1B}[1m\nok  "))
    #expect(text(.failures) == "")
  }

  @Test("Colours")
  func colours() {
    #expect(
      Page(
        TextReporter(style: .colored),
        [scenario("a", true, 1, 0), scenario("b", false, 1, 0)], finishing: true
      ).output == """
        \u{1B}[32mok  \u{1B}[0m a \u{1B}[2m(1s, 0 assertions)\u{1B}[0m
        \u{1B}[1;31mFAIL\u{1B}[0m b \u{1B}[2m(1s, 0 assertions)\u{1B}[0m
        \u{1B}[32m1 passed\u{1B}[0m, \u{1B}[1;31m1 failed\u{1B}[0m

        """)
  }

  @Test("Several diagnostics of a source are kept apart")
  func diagnostics() throws {
    let source = SourceText(name: "a.aksl", "one two")
    let events = try ["one", "two"].map { word in
      let place = try Place(word, in: source)
      return RunEvent(.diagnostic(Diagnostic(code: "S001", title: "no \(word)", range: place.range)), place)
    }
    #expect(
      Page(TextReporter(style: .plain), events).errors == """
        error[S001]: no one
         --> a.aksl:1:1
          |
        1 | one two
          | ^^^

        error[S001]: no two
         --> a.aksl:1:5
          |
        1 | one two
          |     ^^^

        """)
  }

  @Test("No scenario, no summary")
  func noScenarios() {
    let page = Page(TextReporter(style: .plain), [RunEvent(.printed("x"))], finishing: true)
    #expect(page.output == "x\n")
    #expect(page.errors == "")
  }

  @Test("A choice of ours is noted once")
  func notes() {
    let text = Page(
      TextReporter(style: .plain), [RunEvent(.note("S5")), RunEvent(.note("S5"))]
    ).output
    #expect(text.hasPrefix("note: "))
    #expect(text.contains("rule S5"))
    #expect(text.split(separator: "\n").count == 1)
  }
}
