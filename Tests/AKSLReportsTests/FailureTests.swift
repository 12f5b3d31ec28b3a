import AKSLLanguage
import AKSLReports
import Testing

@testable import AKSLInterpreter
@testable import AKSModel

@Suite("Failures of a run")
struct FailureTests {
  private let source = SourceText(
    name: "night/stop_test.aksl",
    """
    scenario "a night" {

      pool dev stop nowait
      advance 30s
      assert dev.state == Stopped
    }
    """)

  private func render(_ kind: RunEvent.Kind, at seconds: Int64 = 0, _ statement: String) throws -> String {
    let page = Page(
      TextReporter(style: .plain), [RunEvent(kind, at: seconds, try Place(statement, in: source))])
    #expect(page.output == "")
    return page.errors
  }

  private func failure() throws -> AssertionFailure {
    AssertionFailure(
      code: "T004", title: "assertion failed", subject: try SourceRange("dev.state", in: source),
      actual: "Stopping (since d1 00:00:00, until about d1 00:01:18)", expected: "Stopped",
      message: nil, eventNumber: 17,
      lastChange: LastChange(
        at: .start, text: "provisioningState Succeeded -> Stopping",
        cause: try Place("pool dev stop nowait", in: source)), rule: nil,
      help: "use `wait dev` or `eventually within 5m: dev.state == Stopped`")
  }

  @Test("An assertion, with the lines before it")
  func assertion() throws {
    #expect(
      try render(.assertionFailed(failure()), at: 30, "assert dev.state == Stopped") == """
        error[T004]: assertion failed
         --> night/stop_test.aksl:5:3
          |
        3 |   pool dev stop nowait
        4 |   advance 30s
        5 |   assert dev.state == Stopped
          |          ^^^^^^^^^ Stopping (since d1 00:00:00, until about d1 00:01:18)
          |
          = expected: Stopped
          = at: d1 00:00:30, event 17
          = last change: provisioningState Succeeded -> Stopping, d1 00:00:00, line 3
          = help: use `wait dev` or `eventually within 5m: dev.state == Stopped`

        """)
  }

  @Test("An assertion with a message of its own, and a change from another file or from nowhere")
  func assertionVariants() throws {
    var failure = try failure()
    failure.message = "nodes at night"
    failure.lastChange?.cause = Place(
      source: SourceText(name: "setup.aksl", "a\nb"), range: SourceRange(start: 2, end: 3))
    let text = try render(.assertionFailed(failure), "assert dev.state == Stopped")
    #expect(text.hasPrefix("error[T004]: assertion failed: nodes at night\n"))
    #expect(
      text.contains(
        "= last change: provisioningState Succeeded -> Stopping, d1 00:00:00, setup.aksl line 2\n"))
    failure.lastChange?.cause = Place(
      source: SourceText(name: source.name, "pool dev stop; wait"), range: SourceRange(start: 0, end: 13))
    #expect(
      try render(.assertionFailed(failure), "assert dev").contains(
        "= last change: provisioningState Succeeded -> Stopping, d1 00:00:00, by `pool dev stop`\n"))
    failure.lastChange?.cause = nil
    #expect(
      try render(.assertionFailed(failure), "assert dev").contains(
        "= last change: provisioningState Succeeded -> Stopping, d1 00:00:00\n"))
  }

  @Test("A refusal: what was asked, and Azure's answer")
  func refusal() throws {
    let refusal = Refusal.systemPoolStop(pool: "system")
    let text = try render(
      .refused(RefusalReport(refusal: refusal, help: "wait for it")), "pool dev stop nowait")
    #expect(text.hasPrefix("error[\(refusal.code)]: \(refusal.message)"))
    #expect(
      text.contains(
        """
         --> night/stop_test.aksl:3:3
          |
        1 | scenario "a night" {
        2 |
        3 |   pool dev stop nowait
          |   ^^^^^^^^^^^^^^^^^^^^
          |
          = status: \(refusal.httpStatus)

        """))
    #expect(text.contains("\n  = rule: \(refusal.rule)"))
    #expect(
      text.contains("\n  = note: the text is ours; Azure publishes none\n") == refusal.isOurText)
    #expect(text.hasSuffix("\n  = help: wait for it\n"))
  }

  @Test("A fault of the script")
  func fault() throws {
    let report = FaultReport(
      code: "E001", name: "WaitTimeout", title: "nothing happens any more", help: "is it `dev`?")
    #expect(
      try render(.faulted(report), "advance 30s") == """
        error[E001]: nothing happens any more
         --> night/stop_test.aksl:4:3
          |
        3 |   pool dev stop nowait
        4 |   advance 30s
          |   ^^^^^^^^^^^
          |
          = help: is it `dev`?

        """)
  }

  @Test("A failure that belongs to no source")
  func nowhere() {
    let report = FaultReport(code: "E001", name: "X", title: "nothing happens", help: "no")
    #expect(
      Page(TextReporter(style: .plain), [RunEvent(.faulted(report))]).errors
        == "error[E001]: nothing happens\n  = help: no\n")
  }
}
