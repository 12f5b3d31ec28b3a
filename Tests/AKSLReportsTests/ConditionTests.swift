import AKSLLanguage
import AKSLReports
import Testing

@testable import AKSLInterpreter

/// Conditions that are no single comparison tell what decided them.
@Suite("What decided a condition")
struct ConditionTests {
  private func failures(_ text: String) -> [RunEvent] {
    var session = Session()
    var events: [RunEvent] = []
    _ = session.run(SourceText(name: "a.aksl", text), mode: .script) { event in
      switch event.kind {
      case .assertionFailed, .faulted, .refused: events.append(event)
      default: break
      }
    }
    return events
  }

  private func failure(_ text: String) throws -> AssertionFailure {
    let event = try #require(failures(text).first)
    switch event.kind {
    case .assertionFailed(let failure): return failure
    case .faulted(let report): return try #require(report.watched)
    default: throw Nothing()
    }
  }

  private struct Nothing: Error {}

  private func message(_ text: String) throws -> String {
    Page(TextReporter(style: .plain), [try #require(failures(text).last)]).errors
  }

  @Test(
    "The parts that decided it, and the values in them",
    arguments: [
      ("not (dev.count == 10)", ["dev.count == 10 is true: dev.count=10"]),
      ("a == 11 or b == Stopped", ["a == 11 is false: a=10", "b == Stopped is false: b=Running"]),
      // What `or` and `and` have passed over has no say.
      ("not (a == 10 or [][1] == 2)", ["a == 10 is true: a=10"]),
      (
        "not (a == 11 and [][1] == 2) and a == 1 + 2 or a == 7",
        ["a == 1 + 2 is false: a=10,1 + 2=3", "a == 7 is false: a=10"]
      ),
      ("a == 10 and (b == Stopped or a < 3)", ["b == Stopped is false: b=Running", "a < 3 is false: a=10"]),
      ("not (a == 10 and b == Running)", ["a == 10 is true: a=10", "b == Running is true: b=Running"]),
      ("\"dev\" not in names", ["\"dev\" not in names is false: names=[\"system\", \"dev\"]"]),
      ("not (\"dev\" in names)", ["\"dev\" in names is true: names=[\"system\", \"dev\"]"]),
      ("starts-with(dev.name, \"x\")", ["starts-with(dev.name, \"x\") is false: dev.name=\"dev\""]),
      (
        "all([a == 10, b == Stopped])",
        ["all([a == 10, b == Stopped]) is false: [a == 10, b == Stopped]=[true, false]"]
      ),
      // Its own parameter is another matter.
      ("doubled(a + 3, 0)", ["doubled(a + 3, 0) is false: a + 3=13"]),
      ("far(a, limit: 3)", ["far(a, limit: 3) is false: far(a, limit: 3)=false"]),
      ("not (a < dev.count + 1)", ["a < dev.count + 1 is true: a=10,dev.count + 1=11"]),
      ("no or not certain", ["no is false: no=false", "certain is true: certain=true"]),
      ("not ((dev.count) == 10)", ["(dev.count) == 10 is true: (dev.count)=10"]),
      (
        "not (if a == 10 then true else false)",
        ["if a == 10 then true else false is true: if a == 10 then true else false=true"]
      ),
    ])
  func parts(condition: String, wanted: [String]) throws {
    let failure = try failure(
      """
      let a = 10; let b = Running; let names = [p.name for p in pools]; let no = false; let certain = true
      def doubled(x, y) { x = x * 2; return x > 100 }
      def far(x, limit = 2) { return x < limit }
      assert \(condition)
      """)
    let parts = failure.parts.map { part in
      "\(part.condition) is \(part.holds): "
        + part.values.map { "\($0.expression)=\($0.value)" }.joined(separator: ",")
    }
    #expect(parts == wanted)
    #expect(failure.code == "T004")
  }

  @Test("A single comparison has none")
  func single() throws { #expect(try failure("assert dev.count == 11").parts.isEmpty) }

  @Test("All values are marked, and the parts told below")
  func message() throws {
    #expect(
      try message("scale dev to 8\nassert dev.count == 11 or system.state == Stopped") == """
        error[T004]: assertion failed
         --> a.aksl:2:1
          |
        1 | scale dev to 8
        2 | assert dev.count == 11 or system.state == Stopped
          |        ^^^^^^^^^          ^^^^^^^^^^^^ Running
          |        |
          |        8
          |
          = because: `dev.count == 11` is false
                     `system.state == Stopped` is false
          = at: d1 00:01:18, event 9
          = last change: dev count 10 -> 8, d1 00:00:00, line 1
          = rule: D2 — The count is the number of running nodes wanted; deallocated ones do not show in it (recording test_aks_nodepool_scale_down_mode; exact)

        """)
  }

  @Test(
    "Watches tell the part that broke, with its values and their last changes",
    arguments: [
      "always for 1h: dev.count == 8 and dev.state == Stopping",
      "eventually within 1h: dev.count == 9 or dev.mode == System",
      "never for 1h: not (dev.count == 8 or dev.mode == System)",
      "wait until dev.count == 9 or dev.mode == System within 2h",
    ])
  func watches(statement: String) throws {
    let failure = try failure("scale dev to 8\nstop dev nowait\n\(statement)")
    #expect(failure.parts.first?.values.first?.expression == "dev.count")
    #expect(failure.parts.first?.values.first?.value == "0")
    #expect(failure.changes.map(\.text) == ["count 8 -> 0", "count 10 -> 8"])
    #expect(failure.changes.map { $0.cause != nil && $0.event != nil } == [true, true])
  }

  @Test("`wait until` tells what it saw at its end")
  func wait() throws {
    let message = try message("stop dev nowait\nwait until dev.state == Deleting within 10m")
    #expect(
      message.contains("2 | wait until dev.state == Deleting within 10m\n  |            ^^^^^^^^^ Stopped\n"))
    for part in [
      "= expected: Deleting\n", "= at: d1 00:10:00, event ", "= last changes: provisioningState Stopping",
    ] {
      #expect(message.contains(part), "\(part) in \(message)")
    }
  }

  @Test("An invariant names the statement that broke it")
  func invariant() throws {
    let message = try message("invariant \"i\": dev.count > 3 or system.state != Running\nscale dev to 2")
    #expect(message.contains("= because: `dev.count > 3` is false\n"))
    #expect(message.contains("= after: line 2\n"))
  }

  @Test("An error that comes too early for its expectation says so")
  func early() throws {
    let refused = try message("expect error OperationNotAllowed { pool system stop; scale dev to 3 }")
    #expect(
      refused.contains(
        "= expected: this error, but of the last statement of the block: `scale dev to 3` in line 1\n"))
    let fault = try message("expect error DivisionByZero {\n  let x = 1 / 0\n  print x\n}")
    #expect(fault.contains("of the last statement of the block: `print x` in line 3\n"))
    // Another one than was expected says nothing of it.
    #expect(try !message("expect error NotFound { pool system stop; scale dev to 3 }").contains("= expected"))
  }

  @Test(
    "What cannot be known by its name is helped with what there is",
    arguments: [
      ("print lenght(pools)", "write `x.length`"), ("print dev.version", "`orchestratorVersion`"),
      ("print dev.kubernetesVersion", "`orchestratorVersion`"), ("print dev.zzz", "there are `name`"),
      ("print dev.lastOperation.duration", "nothing is there before `.duration`: `!= null` asks first"),
    ])
  func help(statement: String, part: String) {
    var session = Session()
    var text = ""
    var reporter = TextReporter(style: .plain)
    _ = session.run(SourceText(name: "a.aksl", statement), mode: .script) { event in
      reporter.report(event) { text += $1 }
    }
    #expect(text.contains("= help: ") && text.contains(part), "\(text)")
  }

  @Test("Rows that are none are underlined themselves")
  func rows() throws {
    #expect(
      try message("let five = 5\nscenario \"a\" each n in five { assert n == 1 }").contains(
        "2 | scenario \"a\" each n in five { assert n == 1 }\n  |                        ^^^^\n"))
  }

  @Test("Errors say when they came, and in whose run")
  func schedules() throws {
    let events = failures("every 3h as bad { pool system stop }\nadvance 7h")
    let pages = events.map { Page(TextReporter(style: .plain), [$0]).errors }
    #expect(
      pages.count == 2 && pages[0].contains("= at: d1 03:00:00\n") && pages[1].contains("= at: d1 06:00:00\n")
    )
    #expect(pages.allSatisfy { $0.contains("= schedule: bad\n") })
    // Before anything has happened there is nothing to tell.
    #expect(try !message("pool system stop").contains("= at:"))
  }

  @Test("A fault in an invariant ends no more than its scenario, and a known one nothing")
  func faultInInvariant() {
    var session = Session()
    func outcome(_ mark: String) -> RunOutcome {
      session.run(
        SourceText(
          name: "a.aksl",
          """
          invariant "i": 100 / (dev.count - 5) < 1000
          scenario "x" \(mark) { scale dev to 5 }
          """), mode: .script, emit: { _ in })
    }
    let known = outcome("todo \"later\"")
    #expect(known.exitCode == 0)
    session = Session()
    #expect(outcome("").exitCode == 1)
  }
}
