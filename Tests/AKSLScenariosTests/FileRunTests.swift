import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import AKSModel
import Testing

@Suite("What becomes of the tests of a file")
struct FileRunTests {
  @Test("Every verdict")
  func verdicts() {
    let report = TestFile(
      """
      scenario "good" { assert 1 == 1 }
      scenario "bad" { assert 1 == 2 }
      scenario "refused" { pool system stop }
      scenario "fault" { print 1 / 0 }
      scenario "later" skip "no workloads" { pool system stop }
      scenario "known" todo "one day" { assert 1 == 2 }
      scenario "outdated" todo "one day" { assert 1 == 1 }
      """
    ).run()
    #expect(
      report.verdicts == [
        "good: passed", "bad: failed", "refused: error", "fault: error", "later: skipped", "known: todo",
        "outdated: failed",
      ])
    #expect(report.tests.map(\.reason) == ["", "", "", "", "no workloads", "one day", "one day"])
    #expect(report.tests.map(\.failures.count) == [0, 1, 1, 1, 0, 1, 0])
    #expect(report.isFailure && report.outcome.exitCode == 1)
    #expect(report.problems.isEmpty)
  }

  @Test("What is skipped or known to fail makes nothing fail")
  func harmless() {
    let report = TestFile(
      """
      scenario "later" skip "why" { assert false }
      scenario "known" todo "why" { check { assert 1 == 2; assert 2 == 3 } }
      """
    ).run()
    #expect(!report.isFailure && report.outcome.exitCode == 0)
    #expect(report.tests[1].failures.count == 2)
  }

  @Test("All failures of a check, and then no more")
  func check() {
    let report = TestFile(
      """
      scenario "soft" {
        check {
          assert dev.count == 11
          assert dev.count == 10
          assert dev.name == "prod"
        }
        assert 1 == 2
      }
      """
    ).run()
    #expect(report.tests[0].failures.count == 2)
    #expect(report.tests[0].assertions == 3)
  }

  @Test("Time and assertions are counted for each test alone")
  func counts() {
    let report = TestFile(
      """
      assert true
      advance 1h
      scenario "a" { advance 10m; assert true; assert 1 == 1 and 2 == 2 }
      scenario "b" { expect error OperationNotAllowed { pool system stop } }
      """
    ).run()
    #expect(report.tests.map(\.duration) == [.seconds(600), .zero])
    #expect(report.tests.map(\.assertions) == [3, 1])
    #expect(report.duration == .hours(1))
    #expect(report.tests[1].refusals == ["OperationNotAllowed": 1])
  }

  @Test("What a test prints is its own")
  func output() {
    let report = TestFile(
      """
      print "outside"
      scenario "a" { print "one"; print "two" }
      scenario "b" { assert true }
      """
    ).run()
    #expect(report.output.count == 1)
    #expect(report.tests.map(\.output.count) == [2, 0])
  }

  @Test("A set-up that fails blocks what stands behind it")
  func blocked() {
    let report = TestFile(
      """
      scenario "before" { assert true }
      pool system stop
      scenario "one" { assert true }
      scenario "rows" each n in [1, 2] { assert n > 0 }
      """
    ).run()
    #expect(
      report.verdicts == ["before: passed", "outside the scenarios: error", "one: blocked", "rows: blocked"])
    #expect(report.tests[2].reason == "the file stopped in line 2")
    #expect(report.problems.count == 1 && report.outcome.exitCode == 4)
  }

  @Test("An error in the source, or an assertion outside, blocks as well")
  func blockedOtherwise() {
    let wrong = TestFile("scenario \"one\" { assert dve.count == 1 }").run()
    #expect(wrong.verdicts == ["outside the scenarios: error", "one: blocked"])
    #expect(wrong.tests[1].reason == "the source has an error in line 1")
    #expect(wrong.outcome.exitCode == 3)
    let failed = TestFile("assert 1 == 2\nscenario \"one\" { assert true }").run()
    #expect(failed.verdicts == ["outside the scenarios: error", "one: blocked"])
    #expect(failed.outcome.exitCode == 1)
    // What was not wanted is not blocked either.
    let narrow = TestFile("pool system stop\nscenario \"one\" { }\nscenario \"two\" { }").run {
      $0.names = [NamePattern("two")]
    }
    #expect(narrow.verdicts == ["outside the scenarios: error", "two: blocked"])
  }

  @Test("Every file has a world of its own, and every test a copy of its file's")
  func worlds() {
    let text = """
      scale dev to 4
      scenario "a" { scale dev to 1; assert dev.count == 1 }
      scenario "b" { assert dev.count == 4 }
      """
    #expect(TestFile(text).run().verdicts == ["a: passed", "b: passed"])
    #expect(TestFile("scenario \"c\" { assert dev.count == 10 }").run().verdicts == ["c: passed"])
  }

  @Test("What of the model was exercised")
  func exercised() {
    let report = TestFile(
      """
      scenario "stop" [D5] { pool dev stop; assert dev.state == Stopped }
      scenario "other" { assert 1 == 2 }
      scenario "refusal" { pool system stop expect error OperationNotAllowed }
      """
    ).run()
    let transition = StateTransition(
      resource: "pool", property: "powerState", from: "Running", to: "Stopped")
    #expect(report.tests[0].transitions[transition] == 1)
    #expect(report.tests[1].transitions.isEmpty && report.tests[1].rules.isEmpty)
    #expect(report.tests[2].refusals == ["OperationNotAllowed": 1])
    var suite = SuiteReport()
    suite.files = [report]
    let coverage = Coverage(suite)
    #expect(coverage.rules.contains { $0.rule.id.description == "D5" && $0.hits > 0 })
    #expect(!coverage.missing.isEmpty && coverage.permille > 0 && coverage.permille < 1000)
    #expect(coverage.refusals.contains { $0.code == "OperationNotAllowed" && $0.hits == 1 })
    #expect(Coverage(SuiteReport()).permille == 0)
  }

  @Test("Scenarios of an included file belong to that file")
  func included() {
    var options = Session.Options()
    options.loadSource = { _, _ in
      .success(SourceText(name: "lib.aksl", "scenario \"theirs\" { assert false }\nlet n = 1"))
    }
    let session = Session(options: options)
    let file = TestFile("include \"lib.aksl\"\nscenario \"ours\" { assert n == 1 }")
    #expect(FileRun.run(file, TestSelection(), in: session) { false }.verdicts == ["ours: passed"])
  }

  @Test("A scenario whose `each` has no rows fails, as its marks say")
  func noRows() {
    let report = TestFile(
      """
      let none = []
      scenario "rows" each n in none { assert n > 0 }
      scenario "range" each n in 2..1 { assert n > 0 }
      scenario "later" each n in none skip "why" { assert true }
      scenario "known" each n in none todo "why" { assert true }
      scenario "after" each n in [1] { assert n == 1 }
      """
    ).run()
    #expect(
      report.verdicts == [
        "rows: failed", "range: failed", "later: skipped", "known: todo", "after [n=1]: passed",
      ])
    #expect(report.outcome.exitCode == 1 && report.tests[0].identity.row == nil)
    guard case .assertionFailed(let failure)? = report.tests[0].failures.first?.kind else {
      Issue.record("no failure")
      return
    }
    #expect(failure.code.name == "T012")
  }

  @Test("Simulated time is what passed, whatever the world's clock shows")
  func time() {
    let report = TestFile(
      """
      advance 1h
      snapshot calm
      scenario "world" { advance 10m; world sandbox; advance 5m }
      scenario "restore" { advance 10m; restore calm; assert true }
      scenario "undo" { advance 10m; undo; advance 1m }
      """
    ).run()
    #expect(report.tests.map(\.duration) == [.seconds(900), .seconds(600), .seconds(660)])
    #expect(report.duration == .hours(1))
    #expect(TestFile("advance 1h\nworld sandbox\nadvance 1m").run().duration == .seconds(3660))
  }

  @Test("What an interruption left undone is told, and is no failure")
  func interrupted() {
    let text = "scenario \"a\" { advance 1h }\nscenario \"b\" { advance 1h }\nscenario \"c\" { }"
    var asked = 0
    let report = FileRun.run(TestFile(text), TestSelection(), in: Session()) {
      asked += 1
      return asked > 1
    }
    #expect(report.verdicts.last == "c: notRun" && report.verdicts.count == 3)
    #expect(report.tests.allSatisfy { !$0.status.isFailure } && report.outcome.exitCode == 130)
    #expect(
      FileRun.interrupted(TestFile(text), TestSelection()).verdicts == [
        "a: notRun", "b: notRun", "c: notRun",
      ])
  }

  @Test("The sum of a suite")
  func sum() {
    var suite = SuiteReport()
    suite.files = [
      TestFile("scenario \"a\" { assert true }").run(),
      TestFile("scenario \"b\" { assert 1 == 2 }\nscenario \"c\" skip \"x\" { }").run(),
    ]
    #expect(suite.count(.passed) == 1 && suite.count(.failed) == 1 && suite.count(.skipped) == 1)
    #expect(suite.tests.count == 3 && suite.outcome.exitCode == 1)
    #expect(TestStatus.allCases.filter(\.isFailure) == [.failed, .error, .blocked])
  }
}
